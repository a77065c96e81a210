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
  const changed = tags.filter((tag) => !remove.some((removed) => isSameTag(tidyTag(removed), tag)));
  for (const tag of add.map(tidyTag)) {
    if (tag !== '' && !changed.some((other) => isSameTag(other, tag))) changed.push(tag);
  }
  return changed;
}
