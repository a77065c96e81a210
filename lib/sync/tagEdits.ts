import type { Author, Stamp } from './stamp';
import { stampAfter } from './stamp';

/** The last that somebody did with one tag: gave it, or took it away. */
export type TagEdit = { tag: string; at: Stamp; on: boolean };

/** Tags that one checkout has or had. */
export const MOST_TAG_EDITS = 200;

/** The edits after somebody has changed the tags `before` to `after`; null when that changes nothing. */
export function withTags(
  edits: readonly TagEdit[],
  before: readonly string[],
  after: readonly string[],
  author: Author,
): TagEdit[] | null {
  const given = after.filter((tag) => !before.some((other) => isSameTag(tag, other)));
  const taken = before.filter((tag) => !after.some((other) => isSameTag(tag, other)));
  const made = [...given.map((tag) => ({ tag, on: true })), ...taken.map((tag) => ({ tag, on: false }))];
  if (made.length === 0) return null;
  return kept([
    ...edits.filter(({ tag }) => !made.some((each) => isSameTag(tag, each.tag))),
    ...made.map(({ tag, on }) => {
      const last = edits.find((each) => isSameTag(tag, each.tag));
      return { tag, on, at: stampAfter([last?.at], author) };
    }),
  ]);
}

/** Of two edits of one tag, the later one. */
export function mergedTagEdits(one: readonly TagEdit[], other: readonly TagEdit[]): TagEdit[] {
  const edits = new Map<string, TagEdit>();
  for (const edit of [...one, ...other]) {
    const known = edits.get(keyOf(edit));
    if (!known || orderOf(edit) > orderOf(known)) edits.set(keyOf(edit), edit);
  }
  return kept([...edits.values()]);
}

/**
 * The tags that follow: those that were never edited since there are stamps, as they are, then the others in the order in
 * which they were given.
 */
export function tagsAfter(edits: readonly TagEdit[], unedited: readonly string[]): string[] {
  const old = unedited.filter(
    (tag, at) =>
      !edits.some((edit) => isSameTag(tag, edit.tag)) && unedited.findIndex((other) => isSameTag(tag, other)) === at,
  );
  const given = edits.filter(({ on }) => on).toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return [...old, ...given.map(({ tag }) => tag)];
}

/** "VIP" and "vip" are one tag. */
function isSameTag(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function keyOf({ tag }: TagEdit): string {
  return tag.toLowerCase();
}

/** One stamp may be of several tags; one stamp of one tag is one edit, unless a profile was copied. */
function orderOf({ at, on, tag }: TagEdit): string {
  return `${at} ${on ? 1 : 0} ${tag}`;
}

/** The latest ones, the latest first. */
function kept(edits: TagEdit[]): TagEdit[] {
  return edits.toSorted((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1)).slice(0, MOST_TAG_EDITS);
}
