import Dexie from 'dexie';
import type { Account } from '../accounts/account';
import type { AccountsDb } from '../accounts/database';
import { recordAnswer, scheduled } from '../history/answers';
import type { HistoryDb, StoredCheckout } from '../history/database';
import type { InqudClient } from '../inqud/client';
import type { InqudError } from '../inqud/errors';
import type { Problem } from '../problem';
import { MINUTE } from '../time';
import { BURST, takeTurn } from './pace';
import { nextRefresh, nextRefreshOnScreen, nextTry } from './schedule';

/** A client for the account's requests, or null when there is no secret to sign with. */
export type ClientFor = (account: Account) => Promise<InqudClient | null>;

type Condition = (checkout: StoredCheckout) => boolean;

const AT_ONCE = 3;
/** A refresh that was cut off by the end of the background is due again after this. */
const LOST_AFTER = MINUTE;

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

  function refresh(id: string, who: 'background' | 'person', isWanted: Condition): Promise<Problem | null> {
    const running = underWay.get(id);
    if (running) return running;
    const run = ask(id, who, isWanted).finally(() => underWay.delete(id));
    underWay.set(id, run);
    return run;
  }

  /** Sends one request, and stores its outcome, good or bad; or says what kept it from being sent. */
  async function ask(id: string, who: 'background' | 'person', isWanted: Condition): Promise<Problem | null> {
    // Looked at again, because another wake may have asked since the queue was read.
    const checkout = await history.checkouts.get(id);
    if (!checkout) return { kind: 'gone' };
    if (!isWanted(checkout)) return null;
    const account = await accounts.accounts.get(checkout.accountId);
    if (!account) return { kind: 'noAccount' };
    if (account.paused && who === 'background') return account.paused.error;
    const problem = await obstacle();
    if (problem) return problem;
    const client = await clientFor(account);
    if (!client) return { kind: 'noSecret' };
    if (!(await takeTurn(history, account.id, now(), who))) return null;
    if (checkout.nextRefreshAt !== undefined) {
      await history.checkouts.update(checkout.id, { nextRefreshAt: now() + LOST_AFTER });
    }
    const answer = await client.readCheckout(checkout.widgetId, checkout.id);
    if (answer.ok && answer.value.id === checkout.id) {
      await recordAnswer(history, { model: answer.value, raw: answer.raw, at: now() }, nextRefresh);
      if (account.paused) await resume(account.id);
      return null;
    }
    const error: InqudError = answer.ok
      ? { kind: 'unexpected', status: 200, problem: `id: another checkout, ${answer.value.id.slice(0, 60)}` }
      : answer.error;
    await recordFailure(checkout.id, error);
    if (error.kind === 'refused' || error.kind === 'forbidden') {
      await accounts.accounts.update(account.id, { paused: { at: now(), error } });
    }
    return null;
  }

  function recordFailure(id: string, error: InqudError): Promise<void> {
    return history.transaction('rw', history.checkouts, async () => {
      const checkout = await history.checkouts.get(id);
      if (!checkout) return;
      const failures = checkout.failures + 1;
      await history.checkouts.put(
        scheduled({ ...checkout, failures, error }, () => nextTry(failures, error, now(), random())),
      );
    });
  }

  /** Lets a paused account go on: what had failed is due at once. */
  async function resume(accountId: string): Promise<void> {
    await accounts.accounts.update(accountId, { paused: null });
    const waiting = queueOf(accountId, Dexie.maxKey).filter((checkout) => checkout.failures > 0);
    await waiting.modify({ nextRefreshAt: now() });
  }

  async function activeAccounts(): Promise<Account[]> {
    return (await accounts.accounts.toArray()).filter((account) => !account.paused);
  }

  function queueOf(accountId: string, until: number | typeof Dexie.maxKey) {
    const index = history.checkouts.where('[accountId+nextRefreshAt]');
    return index.between([accountId, Dexie.minKey], [accountId, until], true, true);
  }

  return {
    /** Asks about everything that is due, soonest first, as far as each account's pace allows. */
    async refreshDue(): Promise<void> {
      if (await obstacle()) return;
      const isDue: Condition = ({ nextRefreshAt }) => nextRefreshAt !== undefined && nextRefreshAt <= now();
      // Side by side: an API that hangs for one account must not hold up the others.
      const accountsDue = (await activeAccounts()).map(async ({ id: accountId }) => {
        const due = await queueOf(accountId, now()).limit(BURST).toArray();
        await inGroups(due, ({ id }) => refresh(id, 'background', isDue));
      });
      await Promise.all(accountsDue);
    },

    /** Asks about checkouts that a page shows, those not asked for longest first. Back-off holds for them too. */
    async refreshShown(ids: string[]): Promise<void> {
      const isDue: Condition = (checkout) => (dueOnScreen(checkout) ?? Number.POSITIVE_INFINITY) <= now();
      const shown = (await history.checkouts.bulkGet(ids)).filter((checkout) => checkout !== undefined);
      const due = shown.filter(isDue).sort((a, b) => a.answeredAt - b.answeredAt);
      await inGroups(due, ({ id }) => refresh(id, 'background', isDue));
    },

    /**
     * Asks about one checkout now, because a person wants it, even for a paused account. A request already on its way
     * is waited for first. Says what kept it from asking; how the asking itself went is stored with the checkout.
     */
    async refreshNow(id: string): Promise<Problem | null> {
      await underWay.get(id);
      return refresh(id, 'person', () => true);
    },

    /** Asks about a checkout that a hint came in about. A hint is not a person: pace and back-off hold for it. */
    async refreshHinted(id: string): Promise<void> {
      await underWay.get(id);
      await refresh(id, 'background', ({ failures, nextRefreshAt = 0 }) => failures === 0 || nextRefreshAt <= now());
    },

    resume,

    /** Whether anything will ever become due, so whether the alarm is worth its wakes. */
    async hasWork(): Promise<boolean> {
      for (const account of await activeAccounts()) {
        if ((await queueOf(account.id, Dexie.maxKey).first()) !== undefined) return true;
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
