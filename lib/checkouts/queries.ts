import type { HistoryDb, PendingCreate, StoredCheckout } from './database';
import { HIGHEST, LOWEST } from './keyRange';

/** The newest checkouts by Inqud's creation time, at most `limit`, of one account or of all, without archived ones. */
export function newestCheckouts(db: HistoryDb, limit: number, accountId: string | null): Promise<StoredCheckout[]> {
  const found =
    accountId === null
      ? db.checkouts.where('[archived+createdAt]').between([0, LOWEST], [0, HIGHEST], true, true)
      : db.checkouts
          .where('[accountId+archived+createdAt]')
          .between([accountId, 0, LOWEST], [accountId, 0, HIGHEST], true, true);
  return found.reverse().limit(limit).toArray();
}

/** Whether any checkout, of one account or of all, is archived. */
export async function hasArchived(db: HistoryDb, accountId: string | null): Promise<boolean> {
  const found =
    accountId === null
      ? db.checkouts.where('[archived+createdAt]').between([1, LOWEST], [1, HIGHEST], true, true)
      : db.checkouts
          .where('[accountId+archived+createdAt]')
          .between([accountId, 1, LOWEST], [accountId, 1, HIGHEST], true, true);
  return isAny(found);
}

/** Whether there is one. Counting them, with a limit too, would count all. */
export async function isAny(found: ReturnType<HistoryDb['checkouts']['toCollection']>): Promise<boolean> {
  return (await found.limit(1).primaryKeys()).length > 0;
}

/** All of one account's checkouts. */
export function checkoutsOf(db: HistoryDb, accountId: string) {
  return db.checkouts
    .where('[accountId+archived+createdAt]')
    .between([accountId, LOWEST], [accountId, HIGHEST], true, true);
}

/** Creates that are in flight or have an unknown outcome, newest first. There are only ever a few. */
export async function pendingCreates(db: HistoryDb): Promise<PendingCreate[]> {
  const pending = (await createsOfToday(db)).filter(({ state }) => state !== 'done');
  return pending.sort((a, b) => b.startedAt - a.startedAt);
}

/**
 * Creates, answered ones for a day. All in one answer of the database: a filter of its own would wake the page for each,
 * and a bulk create leaves many.
 */
export function createsOfToday(db: HistoryDb): Promise<PendingCreate[]> {
  return db.creates.toArray();
}
