/**
 * What has no shape, as a class of a regular expression with the flag `u`: control characters, Unicode's own property, which has
 * direction marks, fillers and tags, and what it leaves out: the blank Braille pattern, and the marks of notes between lines and
 * of objects, which Chrome draws without a width.
 */
export const SHAPELESS = '\\p{Cc}\\p{Default_Ignorable_Code_Point}\\u2800\\ufff9-\\ufffc';

/** The same and line separators, but for joiners and variation selectors, which names in Persian and in emoji need. */
export const INVISIBLE = new RegExp(`(?![\\u200c\\u200d\\p{Variation_Selector}])[${SHAPELESS}\\u2028\\u2029]`, 'u');

/**
 * Whether a text contains characters that nobody types and that mislead a reader. Joiners do not count: names in
 * Persian and in emoji need them.
 */
export function hasInvisible(text: string): boolean {
  return INVISIBLE.test(text);
}

/** What makes a single-line text unusable. */
export type LineMistake = 'invisible character' | 'line break';

/** The mistake of a single-line text with such characters, if any; a pasted table cell can have several lines. */
export function lineMistake(text: string): LineMistake | undefined {
  if (!hasInvisible(text)) return undefined;
  return hasInvisible(text.replaceAll(/[\n\r]/g, '')) ? 'invisible character' : 'line break';
}

/** Variation selectors and tags are a part of the character before them. */
const UNSEEN = new RegExp(`^(?![\\p{Variation_Selector}\\u{e0000}-\\u{e0fff}])[\\s\\p{White_Space}${SHAPELESS}]$`, 'u');

/** Whether a character is invisible at the edge of a text: a space, a control, or one without a shape. */
export function isUnseen(character: string): boolean {
  return UNSEEN.test(character);
}

/** A text without invisible characters at its edges. */
export function trimUnseen(text: string): string {
  const characters = [...text];
  const from = characters.findIndex((character) => !isUnseen(character));
  const to = characters.findLastIndex((character) => !isUnseen(character));
  return characters.slice(from === -1 ? characters.length : from, to + 1).join('');
}
