import { writeAudit } from '../sync/audit';
import { edited } from '../sync/edits';
import { authorIn, tellTeam } from '../sync/outbox';
import type { HistoryDb } from './database';
import { AT_ONCE, eraseTraces, forgetForGood } from './deleteCheckouts';
import { LOWEST } from './keyRange';
import { putTraceably } from './traceable';

/** How many old checkouts there are: listed ones and archived ones. */
export type OldCount = { listed: number; archived: number };

/**
 * A checkout is old when Inqud created it before a time, epoch ms, and it is neither monitored nor in need of
 * attention. Counts at most `upTo` of each kind.
 */
export function countOld(db: HistoryDb, before: number, upTo: number): Promise<OldCount> {
  return db.transaction('r', db.checkouts, async () => {
    const kept = await keptIds(db);
    const count = async (archived: 0 | 1) => (await someOld(db, { archived, before, kept, most: upTo })).length;
    return { listed: await count(0), archived: await count(1) };
  });
}

/**
 * The exact number of old checkouts, for the confirmation before deleting them. Too slow for every view of the page.
 */
export function countAllOld(db: HistoryDb, before: number): Promise<number> {
  return db.transaction('r', db.checkouts, async () => {
    const kept = await db.checkouts.bulkGet([...(await keptIds(db))]);
    const [listed, archived] = await Promise.all([older(db, 0, before).count(), older(db, 1, before).count()]);
    return listed + archived - kept.filter((row) => row !== undefined && row.createdAt < before).length;
  });
}

/**
 * Archives one batch of old checkouts and returns how many; 0 when none is left. Batches let a page show its progress
 * and stop between two calls. `now` is epoch ms.
 */
export function archiveOld(db: HistoryDb, before: number, now: number): Promise<number> {
  return db.transaction('rw', db.checkouts, db.team, db.outbox, async () => {
    const author = await authorIn(db, now);
    const kept = await keptIds(db);
    const ids = await someOld(db, { archived: 0, before, kept, most: AT_ONCE });
    const rows = (await db.checkouts.bulkGet(ids)).filter((row) => row !== undefined);
    await putTraceably(
      db.checkouts,
      rows.map((row) => edited(row, { note: row.note, tags: row.tags, archived: 1 }, author)),
    );
    await tellTeam(db, ids);
    return rows.length;
  });
}

/** Deletes one batch of old checkouts with their timelines, archived ones last; otherwise like `archiveOld`. */
export function deleteOld(db: HistoryDb, before: number, now: number): Promise<number> {
  return db.transaction('rw', db.checkouts, db.timeline, db.outbox, db.team, db.audit, async () => {
    const kept = await keptIds(db);
    const listed = await someOld(db, { archived: 0, before, kept, most: AT_ONCE });
    const ids = listed.length > 0 ? listed : await someOld(db, { archived: 1, before, kept, most: AT_ONCE });
    await forgetForGood(db, ids);
    await writeAudit(db, ids.length === 0 ? [] : [{ what: 'erased', count: ids.length }], now);
    return ids.length;
  });
}

/** Erases one batch of what Inqud created before a time, of any status, and returns how many; 0 when none is left. */
export function eraseBefore(db: HistoryDb, before: number): Promise<number> {
  return db.transaction('rw', db.checkouts, db.timeline, db.creates, db.notices, db.outbox, async () => {
    const [listed, archived] = await Promise.all(
      ([0, 1] as const).map((each) => older(db, each, before).limit(AT_ONCE).primaryKeys()),
    );
    const ids = [...(listed ?? []), ...(archived ?? [])];
    if (ids.length > 0) await eraseTraces(db, ids);
    return ids.length;
  });
}

/**
 * The checkouts that are monitored or need attention, of any age. Both indexes contain nothing else, so no row is read.
 */
async function keptIds(db: HistoryDb): Promise<Set<string>> {
  const [monitored, needAttention] = await Promise.all([
    db.checkouts.orderBy('[accountId+nextRefreshAt]').primaryKeys(),
    db.checkouts.orderBy('[attentionGravity+attentionAt]').primaryKeys(),
  ]);
  return new Set([...monitored, ...needAttention]);
}

/** The oldest first, from the index alone. */
async function someOld(
  db: HistoryDb,
  { archived, before, kept, most }: { archived: 0 | 1; before: number; kept: Set<string>; most: number },
): Promise<string[]> {
  const ids = await older(db, archived, before)
    .limit(most + kept.size)
    .primaryKeys();
  return ids.filter((id) => !kept.has(id)).slice(0, most);
}

function older(db: HistoryDb, archived: 0 | 1, before: number) {
  return db.checkouts.where('[archived+createdAt]').between([archived, LOWEST], [archived, before], true, false);
}
