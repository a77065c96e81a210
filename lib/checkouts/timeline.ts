import type { HistoryDb, StoredCheckout, TimelineEntry } from './database';

/** One checkout's timeline, oldest first. */
export function timelineOf(db: HistoryDb, checkoutId: string): Promise<TimelineEntry[]> {
  return db.timeline.where('checkoutId').equals(checkoutId).sortBy('seq');
}

/** A checkout with its timeline, or null when it is not in the history. */
export async function checkoutWithTimeline(
  db: HistoryDb,
  id: string | null,
): Promise<{ checkout: StoredCheckout; timeline: TimelineEntry[] } | null> {
  const checkout = id === null ? undefined : await db.checkouts.get(id);
  return checkout ? { checkout, timeline: await timelineOf(db, checkout.id) } : null;
}
