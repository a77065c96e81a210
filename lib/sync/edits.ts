import type { NoteHistory } from './noteHistory';
import { mergedNotes, oldNote, shownVersion, withNote } from './noteHistory';
import type { Author, Stamp } from './stamp';
import { stampAfter, timeOf } from './stamp';
import type { TagEdit } from './tagEdits';
import { mergedTagEdits, tagsAfter, withTags } from './tagEdits';

/**
 * What people changed of a checkout, with the stamps by which two histories agree about it, in whatever order they are
 * merged. What is absent was not changed since there are stamps.
 */
export type Edits = {
  note?: NoteHistory;
  archived?: Stamp;
  tags?: TagEdit[];
  /** The last time that somebody acknowledged each reason for attention. */
  acknowledged?: Partial<Record<string, Stamp>>;
};

/** Reasons that were acknowledged. This release knows nine; a later one may know more. */
export const MOST_REASONS = 50;

/** What a person changes of a checkout. */
type Changed = { note: string | null; tags: string[]; archived: 0 | 1 };
type Edited = Changed & { edits?: Edits };

/**
 * The checkout with a person's changes and their stamps; what is the same has none. `noteSeen`: which notes that person
 * saw, when not all.
 */
export function edited<T extends Edited>(before: T, after: Changed, author: Author, noteSeen?: readonly Stamp[]): T {
  const { edits = {} } = before;
  const { note, tags, archived } = after;
  const tagEdits = withTags(edits.tags ?? [], before.tags, tags, author);
  const changes: Edits = {
    ...(note !== before.note && { note: withNote(noteOf(before), note, author, noteSeen) }),
    ...(archived !== before.archived && { archived: stampAfter([edits.archived], author) }),
    ...(tagEdits && { tags: tagEdits }),
  };
  const isChanged = Object.keys(changes).length > 0;
  return { ...before, note, tags, archived, ...(isChanged && { edits: { ...edits, ...changes } }) };
}

/** The note of a checkout with its stamps. */
export function noteOf({ note, edits }: Pick<Edited, 'note' | 'edits'>): NoteHistory {
  return edits?.note ?? oldNote(note);
}

/** The edits with an acknowledgement of all these reasons. */
export function withAcknowledged(edits: Edits = {}, reasons: readonly string[], author: Author): Edits {
  const stamps = reasons.map((reason) => [reason, stampAfter([edits.acknowledged?.[reason]], author)] as const);
  return { ...edits, acknowledged: { ...edits.acknowledged, ...Object.fromEntries(stamps) } };
}

/** All that either side knows. */
export function mergedEdits(one: Edited, other: Edited): Edits {
  const [a, b] = [one.edits ?? {}, other.edits ?? {}];
  const archived = later(a.archived, b.archived);
  const acknowledged = { ...a.acknowledged };
  for (const [reason, at] of Object.entries(b.acknowledged ?? {}))
    acknowledged[reason] = later(acknowledged[reason], at);
  return {
    ...((a.note || b.note) && { note: mergedNotes(noteOf(one), noteOf(other)) }),
    ...(archived !== undefined && { archived }),
    ...((a.tags || b.tags) && { tags: mergedTagEdits(a.tags ?? [], b.tags ?? []) }),
    ...((a.acknowledged || b.acknowledged) && { acknowledged: latestOf(acknowledged) }),
  };
}

/** The latest ones, as many as are kept: each of many histories may bring others. */
function latestOf(acknowledged: NonNullable<Edits['acknowledged']>): NonNullable<Edits['acknowledged']> {
  const all = Object.entries(acknowledged);
  if (all.length <= MOST_REASONS) return acknowledged;
  const order = ([reason, at = '']: (typeof all)[number]) => `${at} ${reason}`;
  return Object.fromEntries(all.toSorted((x, y) => (order(x) < order(y) ? 1 : -1)).slice(0, MOST_REASONS));
}

/** By the later of two changes; undefined when neither side has changed it since there are stamps. */
export function mergedArchived(one: Edited, other: Edited): 0 | 1 | undefined {
  const [a, b] = [one.edits?.archived ?? '', other.edits?.archived ?? ''];
  if (a === b) return a === '' ? undefined : one.archived === 1 ? 1 : other.archived;
  return a > b ? one.archived : other.archived;
}

/** The note that is shown; undefined when it has no stamps. */
export function noteIn({ note }: Edits): string | null | undefined {
  return note && (shownVersion(note)?.text ?? null);
}

/** The tags of either side but those that a later edit took away; undefined when no tag has a stamp. */
export function tagsIn({ tags }: Edits, one: readonly string[], other: readonly string[]): string[] | undefined {
  return tags && tagsAfter(tags, [...one, ...other]);
}

/**
 * Whether a reason is acknowledged that began at a time, epoch ms; undefined when nobody has acknowledged it since there
 * are stamps.
 */
export function isAcknowledged({ acknowledged }: Edits, reason: string, began: number): boolean | undefined {
  const at = acknowledged?.[reason];
  return at === undefined ? undefined : timeOf(at) >= began;
}

/** The latest of all stamps, or an empty text without any. */
export function latestStamp({ note, archived = '', tags = [], acknowledged = {} }: Edits): Stamp {
  const stamps = [archived, ...tags.map(({ at }) => at), ...(note?.seen ?? []), ...Object.values(acknowledged)];
  return [...stamps, ...(note?.versions ?? []).map(({ at }) => at)].reduce<Stamp>(
    (latest, each) => (each !== undefined && each > latest ? each : latest),
    '',
  );
}

function later(one: Stamp | undefined, other: Stamp | undefined): Stamp | undefined {
  return one !== undefined && one > (other ?? '') ? one : other;
}
