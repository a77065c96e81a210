import * as v from 'valibot';
import type { EntryOfCopy } from '../../checkouts/backup/stored';
import { entryFields } from '../../checkouts/backup/stored';
import { keptAnswer, keptNote } from '../../checkouts/bounds';
import type { Source, StoredCheckout, TimelineEntry } from '../../checkouts/database';
import { deskOfText } from '../../sealing/deskId';
import type { Edits } from '../../sync/edits';
import { latestStamp } from '../../sync/edits';
import { editsSchema } from '../../sync/editsSchema';
import type { NoteHistory } from '../../sync/noteHistory';
import { oldNote } from '../../sync/noteHistory';
import type { Stamp } from '../../sync/stamp';
import { deskOf, oldStamp, timeOf } from '../../sync/stamp';

/** Entries of a timeline that travel: the newest. */
const MOST_LINES = 200;

/** Whose record it is, and which other desks of the team speak for themselves. */
export type Speaker = { desk: string; colleagues: ReadonlySet<string> };

const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const Record1 = v.object({
  v: v.literal(1),
  /** Inqud's last answer to this desk, as received, and when; null when it has none of its own. */
  answer: v.nullable(v.object({ text: v.pipe(v.string(), v.transform(keptAnswer)), at: time })),
  edits: editsSchema(keptNote),
  /** With the stamp of `edits.archived`. */
  archived: v.picklist([0, 1]),
  lines: v.pipe(v.array(v.object(entryFields)), v.maxLength(MOST_LINES)),
});

/**
 * What one desk says of one checkout: what Inqud answered to it, and what was done at it. Nothing that follows from the answer
 * travels, so none of it can be said differently; nor what is a matter of one desk, such as its failures.
 */
export type CheckoutRecord = v.InferOutput<typeof Record1>;

/** Null while the desk has nothing of its own to say. */
export function checkoutRecord(
  checkout: StoredCheckout,
  timeline: readonly TimelineEntry[],
  speaker: Speaker,
): CheckoutRecord | null {
  const edits = ownEdits(checkout, speaker);
  const lines = timeline.flatMap(({ seq: _seq, checkoutId: _id, ...entry }) =>
    entry.by === undefined && travels(entry) ? [entry] : [],
  );
  const answer = checkout.answer === '' ? null : { text: checkout.answer, at: checkout.answeredAt };
  const isRelayed = checkout.unconfirmed === true;
  if (isRelayed && Object.keys(edits).length === 0 && lines.length === 0) return null;
  return {
    v: 1,
    answer: isRelayed ? null : answer,
    edits,
    archived: checkout.archived,
    lines: lines.slice(-MOST_LINES),
  };
}

/**
 * A record of a colleague; null for another shape. One of a time to come, `ahead` at epoch ms, is not taken yet: it would win
 * over every real one. A line of then is left out: it would stand after every real one for ever.
 */
export function readCheckoutRecord(
  value: unknown,
  { desk, colleagues }: Speaker,
  latest: number,
): CheckoutRecord | { ahead: number } | null {
  const read = v.safeParse(Record1, value, { abortEarly: true });
  if (!read.success) return null;
  const { answer, edits, lines, ...rest } = read.output;
  const at = Math.max(answer?.at ?? 0, timeOf(latestStamp(edits) || oldStamp(desk)));
  if (at > latest) return { ahead: at };
  return {
    ...rest,
    answer,
    edits: only(edits, (by) => by === desk || !colleagues.has(by)),
    lines: lines.flatMap(({ by: _, ...line }) =>
      travels(line) && line.at <= latest ? [{ ...line, settled: null }] : [],
    ),
  };
}

/** What people did. What Inqud or a page said to a colleague is in her answer alone: a line of it could claim anything. */
function travels({ source }: { source: Source }): boolean {
  return source === 'created' || source === 'person';
}

/** Of a later release. */
export function isNewer(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'v' in value && typeof value.v === 'number' && value.v > 1;
}

/** The edits of this desk, and of those that are in no team; what was changed before there were stamps is this desk's, too. */
function ownEdits({ edits = {}, note, tags, archived }: StoredCheckout, { desk, colleagues }: Speaker): Edits {
  const old = oldStamp(desk);
  const all: Edits = {
    ...edits,
    ...(!edits.note && note && { note: oldNote(note) }),
    ...(edits.archived === undefined && archived === 1 && { archived: old }),
    tags: [
      ...(edits.tags ?? []),
      ...tags
        .filter((tag) => !edits.tags?.some((edit) => edit.tag.toLowerCase() === tag.toLowerCase()))
        .map((tag) => ({ tag, at: old, on: true })),
    ],
  };
  const own = only(all, (by) => by === desk || !colleagues.has(by));
  return own.note ? { ...own, note: { ...own.note, seen: replacedIn(all.note ?? own.note, own.note) } } : own;
}

/** What this desk's note replaced: not the notes beside it, which their own desks say. */
function replacedIn(all: NoteHistory, own: NoteHistory): Stamp[] {
  const theirs = all.versions.filter(({ at }) => !own.versions.some((version) => version.at === at));
  return all.seen.filter((at) => !theirs.some((version) => deskOf(version.at) === deskOf(at)));
}

/** The edits of some desks. What they have seen stays: it says which notes theirs replaced. */
function only({ note, archived, tags = [], acknowledged = {} }: Edits, isOf: (desk: string) => boolean): Edits {
  const of = (at: Stamp) => isOf(deskOf(at));
  const kept = tags.filter(({ at }) => of(at));
  const seen = Object.entries(acknowledged).filter(([, at]) => at !== undefined && of(at));
  return {
    ...(note && { note: { ...note, versions: note.versions.filter(({ at, text }) => of(at) || isOld(at, text)) } }),
    ...(archived !== undefined && of(archived) && { archived }),
    ...(kept.length > 0 && { tags: kept }),
    ...(seen.length > 0 && { acknowledged: Object.fromEntries(seen) }),
  };
}

function isOld(at: Stamp, text: string | null): boolean {
  return timeOf(at) === 0 && deskOf(at) === deskOfText(text ?? '');
}

export type { EntryOfCopy };
