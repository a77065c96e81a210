import type { HistoryDb, StoredCheckout, TimelineEntry } from './database';
import { newestCheckouts } from './queries';
import { checkoutWithTimeline } from './timeline';

/** Which rows: these in this order, the newest of one account or of all, or none because they are not known yet. */
export type WantedRows = { ids: string[] } | { newest: number; accountId: string | null } | null;

export type OpenCheckout = { checkout: StoredCheckout; timeline: TimelineEntry[] };
export type ListRead = {
  /** Without those that are gone; null while they are not known. */
  rows: StoredCheckout[] | null;
  open: OpenRead;
};
/** `found` is null when this browser does not have it, or when none is open; or why it could not be read. */
export type OpenRead = { found: OpenCheckout | null } | { error: unknown };

/** The rows of a list, and what is open beside it, as they were at one moment. The rows are there even if that cannot be read. */
export function readList(db: HistoryDb, wanted: WantedRows, openId: string | null): Promise<ListRead> {
  return db.transaction('r', db.checkouts, db.timeline, async () => {
    const [rows, open] = await Promise.all([rowsOf(db, wanted), openOf(db, openId)]);
    return { rows, open };
  });
}

async function openOf(db: HistoryDb, id: string | null): Promise<OpenRead> {
  try {
    return { found: await checkoutWithTimeline(db, id) };
  } catch (error) {
    return { error };
  }
}

async function rowsOf(db: HistoryDb, wanted: WantedRows): Promise<StoredCheckout[] | null> {
  if (wanted === null) return null;
  if ('newest' in wanted) return newestCheckouts(db, wanted.newest, wanted.accountId);
  return (await db.checkouts.bulkGet(wanted.ids)).filter((row) => row !== undefined);
}
