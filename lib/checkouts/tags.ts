import { fold } from '../shared/fold';
import { listParts } from '../shared/lists';

/** Characters of a tag, to fit on a row; and tags of one checkout. */
export const LONGEST_TAG = 40;
export const MOST_TAGS = 20;

/** A tag as it is stored: on one line with single spaces, in the case as typed. */
export function tidyTag(typed: string): string {
  return typed.normalize().trim().replaceAll(/\s+/g, ' ');
}

/** The tags in a typed or pasted text, separated by commas of any script. */
export function typedTags(text: string): string[] {
  return listParts(text).map(tidyTag).filter(Boolean);
}

/** "VIP" and "vip" are one tag, and so are "Café" and "cafe", as they are in the search. */
export function isSameTag(a: string, b: string): boolean {
  const folded = fold(a);
  return a === b || (folded !== '' && folded === fold(b));
}

/** Removes the tags of `remove`, and appends those of `add` that are missing. */
export function changeTags(tags: readonly string[], add: readonly string[], remove: readonly string[]): string[] {
  const removed = tagSet(remove.map(tidyTag));
  const changed = tags.filter((tag) => !removed.has(tag));
  const known = tagSet(changed);
  for (const tag of add.map(tidyTag)) {
    if (tag === '' || known.has(tag)) continue;
    changed.push(tag);
    known.add(tag);
  }
  return changed;
}

/** Tags, to look up by what is the same as one: each is folded once, as a copy can bring many about one checkout. */
function tagSet(tags: readonly string[]) {
  const written = new Set<string>();
  const folded = new Set<string>();
  const add = (tag: string) => {
    written.add(tag);
    const same = fold(tag);
    if (same !== '') folded.add(same);
  };
  for (const tag of tags) add(tag);
  // Nothing is folded to '' in there.
  return { add, has: (tag: string): boolean => written.has(tag) || folded.has(fold(tag)) };
}
