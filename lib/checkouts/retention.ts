import type { HistoryDb, StoredCheckout } from './database';
import { AT_ONCE, forgetCheckouts } from './deleteCheckouts';
import { LOWEST } from './keyRange';
import { putTraceably } from './traceable';

/** How many old checkouts there are: those that the lists show, and those that were put aside. */
export type OldCount = { listed: number; archived: number };

/**
 * Old is what Inqud created before a moment, epoch ms, and nobody waits for any more: it is not watched, and needs no
 * person. Counts at most `upTo` of each kind.
 */
export function countOld(db: HistoryDb, before: number, upTo: number): Promise<OldCount> {
  return db.transaction('r', db.checkouts, async () => {
    const kept = await keptIds(db);
    const count = async (archived: 0 | 1) => (await someOld(db, { archived, before, kept, most: upTo })).length;
    return { listed: await count(0), archived: await count(1) };
  });
}

/** How many old checkouts there are, exactly: for a person who is about to delete them. Not for every look at a page. */
export function countAllOld(db: HistoryDb, before: number): Promise<number> {
  return db.transaction('r', db.checkouts, async () => {
    const kept = await db.checkouts.bulkGet([...(await keptIds(db))]);
    const [listed, archived] = await Promise.all([older(db, 0, before).count(), older(db, 1, before).count()]);
    return listed + archived - kept.filter((row) => row !== undefined && row.createdAt < before).length;
  });
}

/**
 * Puts some old checkouts aside and says how many; 0 when none is left. Some are soon done, so that a page can say how far it
 * is, and stop between two calls.
 */
export function archiveOld(db: HistoryDb, before: number): Promise<number> {
  return db.transaction('rw', db.checkouts, async () => {
    const kept = await keptIds(db);
    const ids = await someOld(db, { archived: 0, before, kept, most: AT_ONCE });
    const rows = (await db.checkouts.bulkGet(ids)).filter((row) => row !== undefined);
    await putTraceably(
      db.checkouts,
      rows.map((row): StoredCheckout => ({ ...row, archived: 1 })),
    );
    return rows.length;
  });
}

/** Deletes some old checkouts with their timelines, those put aside last; else as `archiveOld`. */
export function deleteOld(db: HistoryDb, before: number): Promise<number> {
  return db.transaction('rw', db.checkouts, db.timeline, async () => {
    const kept = await keptIds(db);
    const listed = await someOld(db, { archived: 0, before, kept, most: AT_ONCE });
    const ids = listed.length > 0 ? listed : await someOld(db, { archived: 1, before, kept, most: AT_ONCE });
    await forgetCheckouts(db, ids);
    return ids.length;
  });
}

/** What is watched or needs a person, whatever its age. Both indexes hold nothing else, so that no row is read. */
async function keptIds(db: HistoryDb): Promise<Set<string>> {
  const [watched, needing] = await Promise.all([
    db.checkouts.orderBy('[accountId+nextRefreshAt]').primaryKeys(),
    db.checkouts.orderBy('[attentionGravity+attentionAt]').primaryKeys(),
  ]);
  return new Set([...watched, ...needing]);
}

/** The oldest first, by the index alone. */
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
