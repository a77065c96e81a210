import type Dexie from 'dexie';
import type { TimelineEntry } from './database';

/**
 * The timelines of these checkouts, each oldest first. One query for each: one cursor over all would step entry by
 * entry.
 */
export async function timelinesOf(db: Dexie, ids: readonly string[]): Promise<Map<string, TimelineEntry[]>> {
  const timeline = db.table<TimelineEntry>('timeline');
  return new Map(
    await Promise.all(
      ids.map(
        async (id): Promise<[string, TimelineEntry[]]> => [id, await timeline.where('checkoutId').equals(id).toArray()],
      ),
    ),
  );
}

/** The timelines of all checkouts from the first of these IDs to the last, in the order of IDs: one query for all. */
export async function timelinesBetween(db: Dexie, ids: readonly string[]): Promise<Map<string, TimelineEntry[]>> {
  const [first = '', last = first] = [ids[0], ids.at(-1)];
  const entries = await db
    .table<TimelineEntry>('timeline')
    .where('checkoutId')
    .between(first, last, true, true)
    .toArray();
  return Map.groupBy(entries, ({ checkoutId }) => checkoutId);
}
