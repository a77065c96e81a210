import { Failed } from '../shared/failure/failed';
import { writeAudit } from '../sync/audit';
import { edited } from '../sync/edits';
import { authorIn, tellTeam } from '../sync/outbox';
import type { Author, Stamp } from '../sync/stamp';
import type { HistoryDb, StoredCheckout } from './database';
import { changeTags, MOST_TAGS } from './tags';
import { putTraceably } from './traceable';

/** Characters. */
export const LONGEST_NOTE = 2000;
/** Checkouts; few enough for one short transaction. */
export const MOST_ANNOTATED = 500;

/** The user's changes to checkouts; omitted fields stay as they are. */
export type Annotation = {
  note?: string | null | undefined;
  /** Stamps of the notes that whoever typed this one saw; all, when left out. */
  noteSeen?: Stamp[] | undefined;
  addTags?: string[] | undefined;
  removeTags?: string[] | undefined;
  archived?: 0 | 1 | undefined;
};

/**
 * Applies the user's changes to all of these checkouts or to none. Not a change of status: the timeline does not record
 * it, and an archived checkout is still refreshed. Throws when one would have too many tags. `now` is epoch ms.
 */
export function annotate(db: HistoryDb, ids: string[], change: Annotation, now: number): Promise<void> {
  return db.transaction('rw', db.checkouts, db.team, db.outbox, db.audit, async () => {
    const author = await authorIn(db, now);
    const found = (await db.checkouts.bulkGet([...new Set(ids)])).filter((checkout) => checkout !== undefined);
    const changed = found.map((checkout) => annotated(checkout, change, author));
    // A restored checkout may already have more: they may stay, and be removed.
    const overLimit = changed.find(({ tags }, at) => tags.length > Math.max(MOST_TAGS, found[at]?.tags.length ?? 0));
    if (overLimit) {
      throw new Failed({ is: 'too many tags', order: overLimit.orderId || overLimit.id, most: MOST_TAGS });
    }
    await putTraceably(db.checkouts, changed);
    await tellTeam(
      db,
      changed.map(({ id }) => id),
    );
    const noted = changed.filter(({ note }, at) => note !== found[at]?.note);
    await writeAudit(
      db,
      noted.map(({ id }) => ({ what: 'noted', checkoutId: id })),
      now,
    );
  });
}

function annotated(checkout: StoredCheckout, change: Annotation, author: Author): StoredCheckout {
  const { note = checkout.note, addTags = [], removeTags = [], archived = checkout.archived } = change;
  const tags = changeTags(checkout.tags, addTags, removeTags);
  return edited(checkout, { note: tidyNote(note ?? ''), tags, archived }, author, change.noteSeen);
}

/** A note as it is stored: null when it is blank. */
export function tidyNote(typed: string): string | null {
  return typed.trim() || null;
}
