import type { HistoryDb } from './database';
import { checkoutsOf } from './lists';

/** Few enough that the browser is never busy for long, many enough to be done soon. */
const AT_ONCE = 500;

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
    await db.timeline.where('checkoutId').anyOf(ids).delete();
    await db.checkouts.bulkDelete(ids);
    return ids.length > 0;
  });
}
