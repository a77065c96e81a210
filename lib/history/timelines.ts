import type Dexie from 'dexie';
import type { TimelineEntry } from './database';

/** The timelines of these checkouts, each oldest first. One question for each: a cursor over all steps line by line. */
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
