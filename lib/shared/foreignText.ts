import { cutText } from './cutText';
import { SHAPELESS } from './text';

/** Joiners and variation selectors have a meaning within emoji, and joiners within words of some scripts. */
const JOINERS = ['\u200c', '\u200d'];
const SELECTORS = ['\ufe0e', '\ufe0f'];
const JOINED = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{M}|\p{L}/u;
const LATIN = /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}]/u;
const INVISIBLE = new RegExp(`[${SHAPELESS}\\p{Cs}\\p{Co}\\p{Cn}]`, 'u');
const BLANK = /[\s\u2800]/;

/** What fits into a notification or a tab. */
const LONGEST = 60;

/**
 * Foreign text for places that are not our HTML: a notification, a tab's title, the address bar, a file's name.
 * On one line, without controls, direction marks and invisible characters, truncated at a grapheme boundary.
 */
export function foreignText(text: string, longest = LONGEST): string {
  const shown: string[] = [];
  const characters = [...text.toWellFormed()];
  for (const [at, each] of characters.entries()) {
    if (BLANK.test(each)) {
      if (shown.at(-1) !== ' ') shown.push(' ');
    } else if (isSeen(each, shown.at(-1), characters[at + 1])) {
      shown.push(each);
    }
  }
  return cutText(shown.join('').trim(), longest);
}

/** What a person reads of a tooltip. */
const LONGEST_TOOLTIP = 300;

/** Like `foreignText`, for a `title` attribute, which the browser shows outside the page; undefined for nothing to show. */
export function tooltip(text: string | null): string | undefined {
  return foreignText(text ?? '', LONGEST_TOOLTIP) || undefined;
}

/** Like `foreignText`, and isolated, so that its direction does not affect the text around it. */
export function isolated(text: string, longest = LONGEST): string {
  const shown = foreignText(text, longest);
  return shown === text && /^[ -~]*$/.test(text) ? text : `\u2068${shown}\u2069`;
}

/** A selector is kept after the character that it modifies, a joiner between two characters. */
function isSeen(character: string, before = '', after = ''): boolean {
  if (SELECTORS.includes(character)) return /\p{Extended_Pictographic}/u.test(before);
  if (JOINERS.includes(character)) return (SELECTORS.includes(before) || isJoinable(before)) && isJoinable(after);
  return !INVISIBLE.test(character);
}

function isJoinable(character: string): boolean {
  return JOINED.test(character) && !LATIN.test(character) && !INVISIBLE.test(character);
}
