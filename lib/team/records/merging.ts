import type { MergedEntry } from '../../checkouts/backup/merge';
import type { HistoryDb, StoredCheckout } from '../../checkouts/database';
import { timelineOf } from '../../checkouts/timeline';
import { putTraceably } from '../../checkouts/traceable';

export type Merging = Awaited<ReturnType<typeof openMerging>>;

/**
 * The checkouts that some records are about, read at once and written at once: a request for each of them takes most of
 * the time of a first sync. Within one transaction of checkouts, timeline and outbox.
 */
export async function openMerging(db: HistoryDb, checkoutIds: readonly string[]) {
  const ids = [...new Set(checkoutIds)];
  const [rows, marks] = await Promise.all([db.checkouts.bulkGet(ids), db.outbox.bulkGet(ids)]);
  const stored = rows.flatMap((row) => row?.id ?? []);
  // All of them first: between two requests a transaction is not kept open for long.
  const timelines = new Map<string, MergedEntry[]>(
    await Promise.all(stored.map(async (id) => [id, await timelineOf(db, id)] as const)),
  );
  const erased = new Set(marks.flatMap((mark) => (mark?.erased ? mark.id : [])));
  const checkouts = new Map(rows.flatMap((row) => (row ? [[row.id, row]] : [])));
  const changed = new Set<string>();
  const rewritten = new Set<string>();
  /** The entries that others take the place of. */
  const replaced: number[] = [];

  return {
    /** Whether it was erased here, and is not to come back. */
    isErased: (id: string): boolean => erased.has(id),
    checkout: (id: string): StoredCheckout | undefined => checkouts.get(id),
    put(checkout: StoredCheckout): void {
      checkouts.set(checkout.id, checkout);
      changed.add(checkout.id);
    },

    timeline: (id: string): MergedEntry[] => timelines.get(id) ?? [],
    putTimeline(id: string, entries: MergedEntry[]): void {
      if (!rewritten.has(id)) replaced.push(...(timelines.get(id) ?? []).flatMap(({ seq }) => seq ?? []));
      rewritten.add(id);
      timelines.set(id, entries);
    },

    async write(): Promise<void> {
      const entries = [...rewritten].flatMap((checkoutId) =>
        (timelines.get(checkoutId) ?? []).map(({ seq: _, ...entry }) => ({ ...entry, checkoutId })),
      );
      await putTraceably(
        db.checkouts,
        [...changed].flatMap((id) => checkouts.get(id) ?? []),
      );
      await db.timeline.bulkDelete(replaced);
      await db.timeline.bulkAdd(entries);
    },
  };
}
