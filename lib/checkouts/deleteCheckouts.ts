import type { HistoryDb } from './database';
import { checkoutsOf } from './queries';

/** Few enough that the browser is never busy for long, many enough to be done soon. */
export const AT_ONCE = 500;

/** Deletes all that is known of an account's checkouts. Ended half-way, it can simply be called again. */
export async function forgetHistory(db: HistoryDb, accountId: string): Promise<void> {
  while (await forgetSome(db, accountId));
  await db.transaction('rw', db.creates, db.paces, db.notices, async () => {
    await db.creates.filter((create) => create.accountId === accountId).delete();
    await db.notices.filter((notice) => notice.accountId === accountId).delete();
    await db.paces.delete(accountId);
  });
}

function forgetSome(db: HistoryDb, accountId: string): Promise<boolean> {
  return db.transaction('rw', db.checkouts, db.timeline, async () => {
    const ids = await checkoutsOf(db, accountId).limit(AT_ONCE).primaryKeys();
    await forgetCheckouts(db, ids);
    return ids.length > 0;
  });
}

/** Deletes these with their timelines, within a transaction of both. One question for each: faster than a cursor over all. */
export async function forgetCheckouts(db: HistoryDb, ids: string[]): Promise<void> {
  const lines = ids.map((id) => db.timeline.where('checkoutId').equals(id).primaryKeys());
  await db.timeline.bulkDelete((await Promise.all(lines)).flat());
  await db.checkouts.bulkDelete(ids);
}
