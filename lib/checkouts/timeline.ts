import { MOST_ENTRIES } from './bounds';
import type { HistoryDb, StoredCheckout, TimelineEntry } from './database';

/** One checkout's timeline, oldest first. */
export function timelineOf(db: HistoryDb, checkoutId: string): Promise<TimelineEntry[]> {
  return db.timeline.where('checkoutId').equals(checkoutId).sortBy('seq');
}

/** Appends an entry. A timeline that is full loses its oldest ones. */
export async function addEntry(db: HistoryDb, entry: Omit<TimelineEntry, 'seq'>): Promise<void> {
  await db.timeline.add(entry);
  const entries = db.timeline.where('checkoutId').equals(entry.checkoutId);
  const count = await entries.count();
  if (count > MOST_ENTRIES) await db.timeline.bulkDelete(await entries.limit(count - MOST_ENTRIES).primaryKeys());
}

/** A checkout with its timeline, or null when it is not in the history. */
export async function checkoutWithTimeline(
  db: HistoryDb,
  id: string | null,
): Promise<{ checkout: StoredCheckout; timeline: TimelineEntry[] } | null> {
  const checkout = id === null ? undefined : await db.checkouts.get(id);
  return checkout ? { checkout, timeline: await timelineOf(db, checkout.id) } : null;
}
