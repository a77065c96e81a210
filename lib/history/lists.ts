import Dexie from 'dexie';
import type { HistoryDb, PendingCreate, StoredCheckout } from './database';

/** The newest checkouts by Inqud's creation time, at most `limit`, of one account or of all; none that was archived. */
export function newestCheckouts(db: HistoryDb, limit: number, accountId: string | null): Promise<StoredCheckout[]> {
  const found =
    accountId === null
      ? db.checkouts.where('[archived+createdAt]').between([0, Dexie.minKey], [0, Dexie.maxKey], true, true)
      : db.checkouts
          .where('[accountId+archived+createdAt]')
          .between([accountId, 0, Dexie.minKey], [accountId, 0, Dexie.maxKey], true, true);
  return found.reverse().limit(limit).toArray();
}

/** All of one account's checkouts. */
export function checkoutsOf(db: HistoryDb, accountId: string) {
  return db.checkouts
    .where('[accountId+archived+createdAt]')
    .between([accountId, Dexie.minKey], [accountId, Dexie.maxKey], true, true);
}

/** Creates without an answer, newest first. There are only ever a few. */
export async function pendingCreates(db: HistoryDb): Promise<PendingCreate[]> {
  const pending = await db.creates.filter(({ state }) => state !== 'done').toArray();
  return pending.sort((a, b) => b.startedAt - a.startedAt);
}
