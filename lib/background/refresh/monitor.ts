import type { Account } from '../../accounts/account';
import type { AccountsDb } from '../../accounts/database';
import type { HistoryDb, StoredCheckout } from '../../checkouts/database';
import { HIGHEST, LOWEST } from '../../checkouts/keyRange';
import { recordAnswer } from '../../checkouts/recordAnswer';
import { FAILING_LONG, withAttention } from '../../checkouts/rules/attention';
import { pausedNotification } from '../../checkouts/rules/notifications';
import { applyRules, dueAt } from '../../checkouts/rules/rules';
import { BACK_OFF_TO, nextRefresh, nextRefreshOnScreen, nextTry, SOONEST } from '../../checkouts/rules/schedule';
import type { InqudError } from '../../inqud/errors';
import type { Problem } from '../../inqud/problem';
import { cutWhole } from '../../shared/cutText';
import { MINUTE, SECOND } from '../../shared/time';
import type { ClientFor } from '../access/access';
import { isLeased } from './leases';
import { BURST, noteOutcome, releaseLease, takeLease } from './rateLimit';

type Condition = (checkout: StoredCheckout) => boolean;

/** What one request is sent for. */
type Purpose = {
  who: 'background' | 'person';
  /** Whether it is still to be sent, by what is stored now. */
  isWanted: Condition;
  /** Whether it is sent although an earlier background, which has ended, may just have asked. */
  despiteLease: Condition;
};
const ALWAYS: Condition = () => true;
const NEVER: Condition = () => false;

const AT_ONCE = 3;
/** Many that a person wants take half of an account's pace. */
const APART = 2 * SECOND;

export type Monitor = ReturnType<typeof createMonitor>;

/** Asks Inqud about checkouts when it is time to. Holds nothing that the end of the background would lose. */
export function createMonitor(setup: {
  history: HistoryDb;
  accounts: AccountsDb;
  clientFor: ClientFor;
  /** What stands in the way of any request, such as no connection. */
  obstacle: () => Promise<Problem | null>;
  now: () => number;
  /** 0 to 1. */
  random: () => number;
}) {
  const { history, accounts, clientFor, obstacle, now, random } = setup;
  /** One request per checkout at a time. */
  const underWay = new Map<string, Promise<Problem | null>>();

  function refresh(id: string, purpose: Purpose): Promise<Problem | null> {
    const running = underWay.get(id);
    if (running) return running;
    const run = ask(id, purpose).finally(() => underWay.delete(id));
    underWay.set(id, run);
    return run;
  }

  /** Sends one request, and stores its outcome, good or bad; or says what kept it from being sent. */
  async function ask(id: string, { who, isWanted, despiteLease }: Purpose): Promise<Problem | null> {
    // Looked at again, because another wake may have asked since the queue was read.
    const checkout = await history.checkouts.get(id);
    if (!checkout) return { kind: 'gone' };
    if (!isWanted(checkout)) return null;
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
      await recordAnswer(history, { model: answer.value, raw: answer.raw, at: now() }, applyRules);
      await noteOutcome(history, account.id, now(), null, checkout.id);
      if (account.paused) await resume(account.id);
      return null;
    }
    const error: InqudError = answer.ok
      ? { kind: 'unexpected', status: 200, problem: `it is about another checkout, ${cutWhole(answer.value.id, 60)}` }
      : answer.error;
    if (error.kind === 'notSigned') {
      // Locked in the last moment: nothing was sent, and it is due as it was, for when it is unlocked.
      await releaseLease(history, lease);
      return { kind: 'locked' };
    }
    await recordFailure(checkout.id, error);
    await noteOutcome(history, account.id, now(), error.kind, checkout.id);
    if (error.kind === 'refused' || error.kind === 'forbidden') await pause(account.id, error);
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

  /** Told first: an account that is paused without a word would be forgotten. Several refusals at once are one pause. */
  async function pause(accountId: string, error: InqudError): Promise<void> {
    const account = await accounts.accounts.get(accountId);
    if (!account || account.paused) return;
    const at = now();
    await history.notices.put(pausedNotification(accountId, at));
    await accounts.accounts.update(accountId, { paused: { at, error } });
  }

  /** Lets a paused account go on: what had failed is due at once. */
  async function resume(accountId: string): Promise<void> {
    await accounts.accounts.update(accountId, { paused: null });
    const waiting = queueOf(accountId, HIGHEST).filter((checkout) => checkout.failures > 0);
    await waiting.modify({ nextRefreshAt: now() });
  }

  /** A clock that was set back puts every due time far ahead. One answer tells the right time again. */
  async function findTheTime(accountId: string): Promise<void> {
    const pace = await history.paces.get(accountId);
    if (!pace || pace.at <= now() + MINUTE) return;
    const next = await queueOf(accountId, HIGHEST).first();
    if (next) await refresh(next.id, { who: 'background', isWanted: ALWAYS, despiteLease: ALWAYS });
    await pullIn(accountId, BACK_OFF_TO);
  }

  /** What was put off by a clock that ran ahead is due when it would have been by the right one. */
  async function pullIn(accountId: string, backOff: number): Promise<void> {
    await queueOf(accountId, HIGHEST).modify((checkout) => {
      if (checkout.failingSince !== null) checkout.failingSince = Math.min(checkout.failingSince, now());
      const answeredAt = Math.min(checkout.answeredAt, now());
      const wait = checkout.error && 'wait' in checkout.error ? BACK_OFF_TO : backOff;
      const latest = checkout.failures > 0 ? now() + wait : (nextRefresh({ ...checkout, answeredAt }) ?? now());
      if ((checkout.nextRefreshAt ?? 0) > latest) checkout.nextRefreshAt = Math.max(latest, now());
    });
  }

  async function activeAccounts(): Promise<Account[]> {
    return (await accounts.accounts.toArray()).filter(({ paused, removed }) => !paused && !removed);
  }

  /** The account's checkouts that are due, soonest first, as many as one wake may ask about; none that is being asked. */
  async function dueNow(accountId: string): Promise<StoredCheckout[]> {
    const bucket = await history.paces.get(accountId);
    const isFree = ({ id }: StoredCheckout) => !underWay.has(id) && !isLeased(bucket, id, now());
    const taken = underWay.size + Object.keys(bucket?.leases ?? {}).length;
    const due = await queueOf(accountId, now())
      .limit(BURST + taken)
      .toArray();
    return due.filter(isFree).slice(0, BURST);
  }

  function queueOf(accountId: string, until: number | typeof HIGHEST) {
    const index = history.checkouts.where('[accountId+nextRefreshAt]');
    return index.between([accountId, LOWEST], [accountId, until], true, true);
  }

  return {
    /** Asks about everything that is due, soonest first, as far as each account's pace allows. */
    async refreshDue(): Promise<void> {
      if (await obstacle()) return;
      const isDue: Condition = ({ nextRefreshAt }) => nextRefreshAt !== undefined && nextRefreshAt <= now();
      // Side by side: an API that hangs for one account must not hold up the others.
      const accountsDue = (await activeAccounts()).map(async ({ id: accountId }) => {
        await findTheTime(accountId);
        const due = await dueNow(accountId);
        await inGroups(due, ({ id }) => refresh(id, { who: 'background', isWanted: isDue, despiteLease: NEVER }));
      });
      await Promise.all(accountsDue);
    },

    /** Asks about checkouts that a page shows, those not asked for longest first. Back-off holds for them too. */
    async refreshShown(ids: string[]): Promise<void> {
      // An answer from the future came while the clock ran ahead, and says nothing about when the next is due.
      const isDue: Condition = (checkout) =>
        (dueOnScreen(checkout) ?? Number.POSITIVE_INFINITY) <= now() ||
        (checkout.failures === 0 && checkout.answeredAt > now() + MINUTE);
      const shown = (await history.checkouts.bulkGet(ids)).filter((checkout) => checkout !== undefined);
      const due = shown.filter(isDue).sort((a, b) => a.answeredAt - b.answeredAt);
      const despiteLease: Condition = ({ failures }) => failures === 0;
      await inGroups(due, ({ id }) => refresh(id, { who: 'background', isWanted: isDue, despiteLease }));
    },

    /**
     * Asks about one checkout now, because a person wants it, even for a paused account. A request already on its way
     * is waited for first. Says what kept it from asking; how the asking itself went is stored with the checkout.
     */
    async refreshNow(id: string): Promise<Problem | null> {
      await underWay.get(id);
      return refresh(id, { who: 'person', isWanted: ALWAYS, despiteLease: ALWAYS });
    },

    /** Asks about a checkout that a hint came in about. A hint is not a person: pace and back-off hold for it. */
    async refreshHinted(id: string): Promise<void> {
      await underWay.get(id);
      const isWanted: Condition = ({ failures, nextRefreshAt = 0 }) => failures === 0 || nextRefreshAt <= now();
      // What was asked before the report knows nothing of it.
      await refresh(id, { who: 'background', isWanted, despiteLease: ALWAYS });
    },

    resume,

    /** The clock was ahead, as an answer has told: nothing may wait for the time that it showed, least what had failed. */
    async clockSetBack(): Promise<void> {
      for (const { id } of await activeAccounts()) await pullIn(id, SOONEST);
    },

    /** Asks about all that is still watched, as far as each account's pace allows, because a person wants it. */
    async makeAllDue(): Promise<void> {
      for (const { id } of await activeAccounts()) {
        await queueOf(id, HIGHEST).limit(BURST).modify({ nextRefreshAt: now() });
      }
    },

    /**
     * Makes these due, as far as their accounts are active, because a person wants it: some now, the others one after the
     * other, so that what happens meanwhile elsewhere need not wait for all of them.
     */
    async makeDue(ids: string[]): Promise<void> {
      const active = new Set((await activeAccounts()).map(({ id }) => id));
      const wanted = history.checkouts.where('id').anyOf(ids);
      let place = 0;
      await wanted
        .filter(({ accountId }) => active.has(accountId))
        .modify((checkout) => {
          const due = now() + Math.max(0, place - BURST / 2) * APART;
          checkout.nextRefreshAt = Math.min(checkout.nextRefreshAt ?? due, due);
          place += 1;
        });
    },

    /** Whether anything will ever become due, so whether the alarm is worth its wakes. */
    async hasWork(): Promise<boolean> {
      for (const account of await activeAccounts()) {
        if ((await queueOf(account.id, HIGHEST).first()) !== undefined) return true;
      }
      return false;
    },
  };
}

function dueOnScreen(checkout: StoredCheckout): number | null {
  return checkout.failures > 0 ? (checkout.nextRefreshAt ?? null) : nextRefreshOnScreen(checkout);
}

async function inGroups<T>(items: T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE) {
    await Promise.all(items.slice(start, start + AT_ONCE).map(work));
  }
}
