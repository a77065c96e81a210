import { writeAudit } from '../sync/audit';
import { isInTeam, tellErased } from '../sync/outbox';
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
    await forgetForGood(db, ids);
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

/**
 * The same of what is not to come back from a team by itself: the team is told that this desk has nothing to say of it
 * any more.
 */
export async function forgetForGood(db: HistoryDb, ids: string[]): Promise<void> {
  const rows = (await isInTeam(db)) ? (await db.checkouts.bulkGet(ids)).filter((row) => row !== undefined) : [];
  await forgetCheckouts(db, ids);
  await tellErased(db, rows);
}

/**
 * Erases checkouts at somebody's request: with their timelines, what other timelines say of them, their creates and what is
 * still to be notified. A team is told that this desk has nothing to say of them any more, and they do not come back from
 * it by themselves. `now` is epoch ms.
 */
export function eraseCheckouts(db: HistoryDb, ids: readonly string[], now: number): Promise<void> {
  const tables = [db.checkouts, db.timeline, db.creates, db.notices, db.team, db.outbox, db.audit];
  return db.transaction('rw', tables, async () => {
    const rows = (await db.checkouts.bulkGet([...new Set(ids)])).filter((row) => row !== undefined);
    const erased = rows.map(({ id }) => id);
    await eraseTraces(db, erased);
    await tellErased(db, rows);
    const [first] = erased;
    if (first === undefined) return;
    await writeAudit(
      db,
      [{ what: 'erased', ...(erased.length > 1 ? { count: erased.length } : { checkoutId: first }) }],
      now,
    );
  });
}

/** Everything that this browser has of them, within a transaction of those tables and the outbox. */
export async function eraseTraces(db: HistoryDb, ids: string[]): Promise<void> {
  const isErased = new Set(ids);
  await forgetLinks(db, ids, isErased);
  await forgetCheckouts(db, ids);
  await db.creates.filter(({ made }) => made !== undefined && isErased.has(made.checkoutId)).delete();
  await db.notices.filter(({ checkoutId }) => checkoutId !== null && isErased.has(checkoutId)).delete();
}

/** A link has the other checkout's order and amount. Both ends have one, so the erased ones say where the others are. */
async function forgetLinks(db: HistoryDb, ids: string[], isErased: ReadonlySet<string>): Promise<void> {
  const own = await db.timeline.where('checkoutId').anyOf(ids).toArray();
  const others = new Set(own.flatMap(({ link }) => (link && !isErased.has(link.checkoutId) ? [link.checkoutId] : [])));
  const lines = await db.timeline
    .where('checkoutId')
    .anyOf([...others])
    .toArray();
  for (const { link, ...line } of lines) {
    if (!link || !isErased.has(link.checkoutId)) continue;
    // Of a person's line the link is all there is.
    if (line.source === 'person') await db.timeline.delete(line.seq);
    else await db.timeline.put(line);
  }
}

/** Deletes all checkouts for which this holds, with their timelines. Reads the whole history once. */
export async function deleteCheckoutsThat(db: HistoryDb, isMeant: (row: StoredCheckout) => boolean): Promise<void> {
  for await (const rows of batches(db.checkouts, ({ id }) => id, AT_ONCE)) {
    const ids = rows.filter(isMeant).map(({ id }) => id);
    if (ids.length === 0) continue;
    await db.transaction('rw', db.checkouts, db.timeline, db.outbox, () => forgetCheckouts(db, ids));
  }
}
