import { listParts } from '../shared/lists';

/** What fits on a row, in characters; and how many of them one checkout has at most. */
export const LONGEST_TAG = 40;
export const MOST_TAGS = 20;

/** A tag as it is stored: on one line with single spaces, in the case as typed. */
export function tidyTag(typed: string): string {
  return typed.normalize().trim().replaceAll(/\s+/g, ' ');
}

/** The tags in what was typed or pasted, with commas of any script between them. */
export function typedTags(text: string): string[] {
  return listParts(text).map(tidyTag).filter(Boolean);
}

/** "VIP" and "vip" are one tag. */
export function isSameTag(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Removes the tags of `remove`, and appends those of `add` that are missing. */
export function changeTags(tags: readonly string[], add: readonly string[], remove: readonly string[]): string[] {
  const changed = tags.filter((tag) => !remove.some((removed) => isSameTag(tidyTag(removed), tag)));
  for (const tag of add.map(tidyTag)) {
    if (tag !== '' && !changed.some((other) => isSameTag(other, tag))) changed.push(tag);
  }
  return changed;
}
