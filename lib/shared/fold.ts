import { asciiDigit } from './digits';
import { simpleLetter } from './letters/simpleLetter';

/** ASCII, where only case is folded. */
const PLAIN = /^[\t\n\r -~]*$/;
const OTHER = /[^ -~]/gu;

/**
 * Combining marks are removed: accents, the vowels of Arabic and Hebrew, tones. Those that write a vowel in scripts such as
 * Devanagari and Thai are kept, as letters are.
 */
const VOWEL = /[[\p{M}&&\p{Alphabetic}]--[\p{sc=Inherited}\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}]]/v;
/** Removed: invisible characters, controls, and those that only stretch a word, such as the Arabic tatweel. */
const REMOVED = /[\p{Default_Ignorable_Code_Point}\u0640\u07fa]|(?!\s)\p{Cc}/u;
/** Catalan parts two letters by it, "paral·lel", and people leave it out. It may be one character with the first: "ŀ". */
const BETWEEN_LS = /(?<=l)·(?=l)/g;
const DASH = /[\p{Dash}\u02d7\u2043\u2796]/u;
const SPACE = /[\s\u2800]/u;
const APOSTROPHE = /[‘’‚‛ʹʻʼʽˈ′‵ꞌ]/u;
const QUOTE = /[“”„‟«»″‶〝〞〟]/u;
const SLASH = /[⁄∕⧸]/u;
/** Hiragana has the same sounds in the same order, at this distance before katakana. */
const KATAKANA = /[ァ-ヶヽヾ]/u;
const TO_HIRAGANA = 0x60;

const known = new Map<string, string>();

/**
 * Normalises a text for comparison, in the search and wherever two texts of people count as one: removes case, accents and invisible characters, unifies digits, hyphens, spaces and
 * quotes, and replaces letters by those that people type. "muller" finds "Müller", "lodz" finds "Łódź", "125" finds "١٢٥".
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .replaceAll('№', '#')
    .normalize('NFKD')
    .toLowerCase()
    .replace(BETWEEN_LS, '')
    .replace(OTHER, (each) => {
      const folded = known.get(each) ?? foldOne(each);
      known.set(each, folded);
      return folded;
    });
}

function foldOne(each: string): string {
  if (REMOVED.test(each)) return '';
  if (SPACE.test(each)) return each === '\n' ? '\n' : ' ';
  if (/\p{M}/u.test(each)) return VOWEL.test(each) ? each : '';
  if (/\p{Nd}/u.test(each)) return asciiDigit(each);
  if (DASH.test(each)) return '-';
  if (APOSTROPHE.test(each)) return "'";
  if (QUOTE.test(each)) return '"';
  if (SLASH.test(each)) return '/';
  if (KATAKANA.test(each)) return String.fromCodePoint((each.codePointAt(0) ?? 0) - TO_HIRAGANA);
  // Some letters have two forms of the same case, such as the final sigma of Greek.
  return [...each.toUpperCase().toLowerCase()].map(simpleLetter).join('');
}
