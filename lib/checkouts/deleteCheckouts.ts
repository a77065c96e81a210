import { writeAudit } from '../sync/audit';
import { tellPending } from '../sync/pending';
import { batches } from './batches';
import type { HistoryDb, StoredCheckout } from './database';
import { checkoutsOf } from './queries';

/** Checkouts in one transaction: few enough to keep it short, many enough to be fast. */
export const AT_ONCE = 500;

/** Deletes the whole history of an account. If it is interrupted, it can simply be called again. `now` is epoch ms. */
export async function forgetHistory(db: HistoryDb, accountId: string, now: number): Promise<void> {
  while (await forgetSome(db, accountId, now));
  await db.transaction('rw', [db.creates, db.paces, db.notices, db.team, db.outbox], async () => {
    const forgotten = await db.creates.filter((create) => create.accountId === accountId).delete();
    if (forgotten > 0) await tellPending(db, now);
    await db.notices.filter((notice) => notice.accountId === accountId).delete();
    await db.paces.delete(accountId);
  });
}

function forgetSome(db: HistoryDb, accountId: string, now: number): Promise<boolean> {
  return db.transaction('rw', db.checkouts, db.timeline, db.outbox, db.team, db.audit, async () => {
    const ids = await checkoutsOf(db, accountId).limit(AT_ONCE).primaryKeys();
    await forgetCheckouts(db, ids);
    await writeAudit(db, ids.length === 0 ? [] : [{ what: 'erased', count: ids.length }], now);
    return ids.length > 0;
  });
}

/**
 * Deletes checkouts with their timelines, within a transaction of these tables and the outbox. One query for each is faster than one
 * cursor over all.
 */
export async function forgetCheckouts(db: HistoryDb, ids: string[]): Promise<void> {
  const lines = ids.map((id) => db.timeline.where('checkoutId').equals(id).primaryKeys());
  await db.timeline.bulkDelete((await Promise.all(lines)).flat());
  await db.checkouts.bulkDelete(ids);
  await db.outbox.bulkDelete(ids);
}

/** Deletes all checkouts for which this holds, with their timelines. Reads the whole history once. */
export async function deleteCheckoutsThat(db: HistoryDb, isMeant: (row: StoredCheckout) => boolean): Promise<void> {
  for await (const rows of batches(db.checkouts, ({ id }) => id, AT_ONCE)) {
    const ids = rows.filter(isMeant).map(({ id }) => id);
    if (ids.length === 0) continue;
    await db.transaction('rw', db.checkouts, db.timeline, db.outbox, () => forgetCheckouts(db, ids));
  }
}
