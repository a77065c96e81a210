import type { HistoryDb, StoredCheckout } from './database';
import { changeTags, MOST_TAGS } from './tags';
import { putTraceably } from './traceable';

/** In characters. */
export const LONGEST_NOTE = 2000;
/** Few enough for one transaction that keeps nobody waiting. */
export const MOST_ANNOTATED = 500;

/** What a person changes about checkouts; what is left out stays. */
export type Annotation = {
  note?: string | null | undefined;
  addTags?: string[] | undefined;
  removeTags?: string[] | undefined;
  archived?: 0 | 1 | undefined;
};

/**
 * Writes what a person says of these checkouts, to all of them or to none. It is no change of status: the timeline says
 * nothing of it, and an archived checkout is watched as before. Throws when one would have too many tags.
 */
export function annotate(db: HistoryDb, ids: string[], change: Annotation): Promise<void> {
  return db.transaction('rw', db.checkouts, async () => {
    const found = (await db.checkouts.bulkGet([...new Set(ids)])).filter((checkout) => checkout !== undefined);
    const changed = found.map((checkout) => annotated(checkout, change));
    // A restored copy may have brought more; they may stay, and go.
    const crowded = changed.find(({ tags }, at) => tags.length > Math.max(MOST_TAGS, found[at]?.tags.length ?? 0));
    if (crowded) {
      throw new Error(
        `Order ${crowded.orderId || crowded.id} would have more than ${MOST_TAGS} tags. Nothing was changed.`,
      );
    }
    await putTraceably(db.checkouts, changed);
  });
}

function annotated(checkout: StoredCheckout, change: Annotation): StoredCheckout {
  const { note = checkout.note, addTags = [], removeTags = [], archived = checkout.archived } = change;
  return { ...checkout, note: tidyNote(note ?? ''), tags: changeTags(checkout.tags, addTags, removeTags), archived };
}

/** A note as it is kept: null when there is nothing in it. */
export function tidyNote(typed: string): string | null {
  return typed.trim() || null;
}
