import { cutWhole } from '../shared/cutText';

/** Characters of Inqud's last answer that are stored. Usual ones have a few thousand. */
export const LONGEST_ANSWER = 100_000;
/** Characters of a checkout's note, however it came together: a person's own has at most 2,000. */
export const LONGEST_KEPT_NOTE = 10_000;
/** Characters of a note in a timeline. */
const LONGEST_ENTRY_NOTE = 2000;
/** Tags of a checkout, however they came together: a person gives at most 20. */
export const MOST_KEPT_TAGS = 100;
/** Entries of a checkout's timeline. No payment has this many. */
export const MOST_ENTRIES = 1000;
/** Creates without an answer. A person settles each of them. */
export const MOST_PENDING = 200;
/** Notifications that wait until quiet hours are over. */
export const MOST_NOTICES = 1000;

/** Ends a text that was too long. What it stands for is said beside the text. */
export const CUT = '[…]';

/** As much of an answer as is stored. */
export function keptAnswer(raw: string): string {
  return kept(raw, LONGEST_ANSWER);
}

/** As much of a note as is stored. */
export function keptNote(note: string): string {
  return kept(note, LONGEST_KEPT_NOTE);
}

/** As much of the note of a timeline's entry as is stored. */
export function keptEntryNote(note: string): string {
  return kept(note, LONGEST_ENTRY_NOTE);
}

/** Whether a stored note was too long. A person may end one like that, too. */
export function isNoteCut(note: string): boolean {
  return isCut(note, LONGEST_KEPT_NOTE);
}

export function isAnswerCut(answer: string): boolean {
  return isCut(answer, LONGEST_ANSWER);
}

/** Cut at a whole character, it is a little shorter than the limit. */
function isCut(text: string, longest: number): boolean {
  return text.endsWith(CUT) && text.length > longest / 2;
}

function kept(text: string, longest: number): string {
  return text.length <= longest ? text : cutWhole(text, longest - CUT.length) + CUT;
}

/** Whether a checkout has as much as is kept of one, so that something older, or the rest of a text, was left out. */
export function isFull({ note, tags, answer }: Kept, entries: readonly unknown[]): boolean {
  if (entries.length >= MOST_ENTRIES || tags.length >= MOST_KEPT_TAGS) return true;
  return isNoteCut(note ?? '') || isAnswerCut(answer);
}
type Kept = { note: string | null; tags: readonly string[]; answer: string };

/** The newest entries of a timeline, oldest first: as many as are stored. */
export function keptEntries<T>(entries: T[]): T[] {
  return entries.length <= MOST_ENTRIES ? entries : entries.slice(-MOST_ENTRIES);
}
