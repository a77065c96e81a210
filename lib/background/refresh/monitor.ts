import type { Account } from '../../accounts/account';
import type { StoredCheckout } from '../../checkouts/database';
import { BACK_OFF_TO, nextRefresh, nextRefreshOnScreen, SOONEST } from '../../checkouts/rules/schedule';
import type { Problem } from '../../inqud/problem';
import { MINUTE, SECOND } from '../../shared/time';
import { isLeased } from './leases';
import { queueOf } from './queue';
import { BURST } from './rateLimit';
import type { Condition, MonitorSetup } from './refresher';
import { ALWAYS, createRefresher, NEVER } from './refresher';

const AT_ONCE = 3;
/** Many that a person wants take half of an account's rate. */
const APART = 2 * SECOND;

export type Monitor = ReturnType<typeof createMonitor>;

/** Refreshes checkouts when they are due. Holds nothing that the end of the background would lose. */
export function createMonitor(setup: MonitorSetup) {
  const { history, accounts, obstacle, now } = setup;
  const { refresh, resume, underWay } = createRefresher(setup);

  /** After the clock was set back every due time is far ahead. The `Date` of one answer corrects the clock again. */
  async function correctClock(accountId: string): Promise<void> {
    const pace = await history.paces.get(accountId);
    if (!pace || pace.at <= now() + MINUTE) return;
    const next = await queueOf(history, accountId).first();
    if (next) await refresh(next.id, { who: 'background', isWanted: ALWAYS, despiteLease: ALWAYS });
    await bringForward(accountId, BACK_OFF_TO);
  }

  /** Due times that were set by a clock that ran ahead become those that the right clock would have set. */
  async function bringForward(accountId: string, backOff: number): Promise<void> {
    await queueOf(history, accountId).modify((checkout) => {
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

  /** The account's due checkouts, soonest first, as many as one wake may refresh, without those under way. */
  async function dueNow(accountId: string): Promise<StoredCheckout[]> {
    const bucket = await history.paces.get(accountId);
    const isFree = ({ id }: StoredCheckout) => !underWay.has(id) && !isLeased(bucket, id, now());
    const taken = underWay.size + Object.keys(bucket?.leases ?? {}).length;
    const due = await queueOf(history, accountId, now())
      .limit(BURST + taken)
      .toArray();
    return due.filter(isFree).slice(0, BURST);
  }

  return {
    /** Refreshes everything that is due, soonest first, as far as each account's rate limit allows. */
    async refreshDue(): Promise<void> {
      if (await obstacle()) return;
      const isDue: Condition = ({ nextRefreshAt }) => nextRefreshAt !== undefined && nextRefreshAt <= now();
      // Side by side: an API that hangs for one account must not hold up the others.
      const accountsDue = (await activeAccounts()).map(async ({ id: accountId }) => {
        await correctClock(accountId);
        const due = await dueNow(accountId);
        await inGroups(due, ({ id }) => refresh(id, { who: 'background', isWanted: isDue, despiteLease: NEVER }));
      });
      await Promise.all(accountsDue);
    },

    /** Refreshes checkouts that a page shows, the least recently answered first. Back-off applies to them too. */
    async refreshShown(ids: string[]): Promise<void> {
      // An answer from the future came while the clock ran ahead: the next due time cannot be derived from it.
      const isDue: Condition = (checkout) =>
        (dueOnScreen(checkout) ?? Number.POSITIVE_INFINITY) <= now() ||
        (checkout.failures === 0 && checkout.answeredAt > now() + MINUTE);
      const shown = (await history.checkouts.bulkGet(ids)).filter((checkout) => checkout !== undefined);
      const due = shown.filter(isDue).sort((a, b) => a.answeredAt - b.answeredAt);
      const despiteLease: Condition = ({ failures }) => failures === 0;
      await inGroups(due, ({ id }) => refresh(id, { who: 'background', isWanted: isDue, despiteLease }));
    },

    /**
     * Refreshes one checkout now, because a person wants it, even for a paused account, after any request that is on its
     * way. Returns what kept the request from being sent; how it went is stored with the checkout.
     */
    async refreshNow(id: string): Promise<Problem | null> {
      await underWay.get(id);
      return refresh(id, { who: 'person', isWanted: ALWAYS, despiteLease: ALWAYS });
    },

    /** Refreshes a checkout after a hint. A hint is not a person: rate limit and back-off apply. */
    async refreshHinted(id: string): Promise<void> {
      await underWay.get(id);
      const isWanted: Condition = ({ failures, nextRefreshAt = 0 }) => failures === 0 || nextRefreshAt <= now();
      // A request from before the report says nothing about it.
      await refresh(id, { who: 'background', isWanted, despiteLease: ALWAYS });
    },

    resume,

    /** The clock was found to be ahead: nothing may wait for the time that it showed, failed refreshes least of all. */
    async clockSetBack(): Promise<void> {
      for (const { id } of await activeAccounts()) await bringForward(id, SOONEST);
    },

    /** Makes all that is watched due, as much as each account's rate limit allows at once, because a person wants it. */
    async makeAllDue(): Promise<void> {
      for (const { id } of await activeAccounts()) {
        await queueOf(history, id).limit(BURST).modify({ nextRefreshAt: now() });
      }
    },

    /**
     * Makes these due, as far as their accounts are active, because a person wants it: some now, the others spread out, so
     * that other checkouts of the account need not wait for all of them.
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
        if ((await queueOf(history, account.id).first()) !== undefined) return true;
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
