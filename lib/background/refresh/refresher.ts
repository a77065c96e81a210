import type { AccountsDb } from '../../accounts/database';
import type { HistoryDb, StoredCheckout } from '../../checkouts/database';
import { recordAnswer } from '../../checkouts/recordAnswer';
import { FAILING_LONG, withAttention } from '../../checkouts/rules/attention';
import { pausedNotification } from '../../checkouts/rules/notifications';
import { applyRules, dueAt } from '../../checkouts/rules/rules';
import { nextTry } from '../../checkouts/rules/schedule';
import type { InqudError } from '../../inqud/errors';
import { anotherCheckout } from '../../inqud/errors';
import type { Problem } from '../../inqud/problem';
import type { ClientFor } from '../access/access';
import { queueOf } from './queue';
import { noteOutcome, releaseLease, takeLease } from './rateLimit';

export type Condition = (checkout: StoredCheckout) => boolean;

/** What one refresh is for. */
export type Purpose = {
  who: 'background' | 'person';
  /** Whether it is still to be sent, by what is stored now. */
  isWanted: Condition;
  /** Whether it is sent although an earlier background, which has ended, may just have asked. */
  despiteLease: Condition;
};
export const ALWAYS: Condition = () => true;
export const NEVER: Condition = () => false;

export type MonitorSetup = {
  history: HistoryDb;
  accounts: AccountsDb;
  clientFor: ClientFor;
  /** What keeps every request from being sent, such as no connection. */
  obstacle: () => Promise<Problem | null>;
  now: () => number;
  /** 0 to 1. */
  random: () => number;
};

/** Refreshes one checkout: sends the request, and stores what comes of it. */
export function createRefresher({ history, accounts, clientFor, obstacle, now, random }: MonitorSetup) {
  /** One request per checkout at a time. */
  const underWay = new Map<string, Promise<Problem | null>>();
  /** How many times each account's pause was ended: a refusal of a request from before that says nothing about now. */
  const resumed = new Map<string, number>();

  function refresh(id: string, purpose: Purpose): Promise<Problem | null> {
    const running = underWay.get(id);
    if (running) return running;
    const run = ask(id, purpose).finally(() => underWay.delete(id));
    underWay.set(id, run);
    return run;
  }

  /** Sends one request, and stores its outcome, good or bad; or says what kept it from being sent. */
  async function ask(id: string, { who, isWanted, despiteLease }: Purpose): Promise<Problem | null> {
    // Read again: another wake may have refreshed it since the queue was read.
    const checkout = await history.checkouts.get(id);
    if (!checkout) return { kind: 'gone' };
    if (!isWanted(checkout)) return null;
    const resumedBefore = resumed.get(checkout.accountId);
    const account = await accounts.accounts.get(checkout.accountId);
    if (!account || account.removed) return { kind: 'noAccount' };
    if (account.paused && who === 'background') return account.paused.error;
    const problem = await obstacle();
    if (problem) return problem;
    const access = await clientFor(account);
    if (!access.ok) return access.problem;
    const lease = { accountId: account.id, checkoutId: checkout.id };
    if (!(await takeLease(history, lease, now(), who, despiteLease(checkout)))) return null;
    const answer = await access.client.readCheckout(checkout.widgetId, checkout.id);
    if (answer.ok && answer.value.id === checkout.id) {
      const { value, raw, date } = answer;
      await recordAnswer(history, { model: value, raw, at: now(), date }, applyRules);
      await noteOutcome(history, account.id, now(), null, checkout.id);
      if (account.paused) await resume(account.id);
      return null;
    }
    const error = answer.ok ? anotherCheckout(answer.value.id) : answer.error;
    if (error.kind === 'notSigned') {
      // Locked in the last moment: nothing was sent, and it is due as it was, for when it is unlocked.
      await releaseLease(history, lease);
      return { kind: 'locked' };
    }
    await recordFailure(checkout.id, error);
    await noteOutcome(history, account.id, now(), error.kind, checkout.id);
    if (error.kind === 'refused' || error.kind === 'forbidden') await pause(account.id, error, resumedBefore);
    return null;
  }

  function recordFailure(id: string, error: InqudError): Promise<void> {
    return history.transaction('rw', history.checkouts, async () => {
      const checkout = await history.checkouts.get(id);
      if (!checkout) return;
      const failures = checkout.failures + 1;
      const failingSince = checkout.failingSince ?? now();
      const next = nextTry(failures, error, now(), random(), failingSince + FAILING_LONG);
      const failed = dueAt({ ...checkout, failures, error, failingSince }, next);
      await history.checkouts.put(withAttention(failed, now()));
    });
  }

  /** The notification is stored first, or a pause could go unnoticed. Several refusals at once are one pause. */
  async function pause(accountId: string, error: InqudError, resumedBefore: number | undefined): Promise<void> {
    const account = await accounts.accounts.get(accountId);
    if (!account || account.paused || resumed.get(accountId) !== resumedBefore) return;
    const at = now();
    await history.notices.put(pausedNotification(accountId, at));
    if (resumed.get(accountId) === resumedBefore) await accounts.accounts.update(accountId, { paused: { at, error } });
  }

  /** Ends an account's pause: what had failed is due at once. */
  async function resume(accountId: string): Promise<void> {
    resumed.set(accountId, (resumed.get(accountId) ?? 0) + 1);
    await accounts.accounts.update(accountId, { paused: null });
    const waiting = queueOf(history, accountId).filter((checkout) => checkout.failures > 0);
    await waiting.modify({ nextRefreshAt: now() });
  }

  return { refresh, resume, underWay: underWay as ReadonlyMap<string, Promise<unknown>> };
}
