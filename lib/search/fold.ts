import { asciiDigit } from '../shared/digits';
import { simpleLetter } from '../shared/letters';

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
const DASH = /[\p{Dash}\u02d7\u2043\u2796]/u;
const SPACE = /[\s\u2800]/u;
const APOSTROPHE = /[‘’‚‛ʹʻʼʽˈ′‵ꞌ]/u;
const QUOTE = /[“”„‟«»″‶〝〞〟]/u;
const SLASH = /[⁄∕⧸]/u;
/** Hiragana has the same sounds in the same order, at this distance before katakana. */
const KATAKANA = /[ァ-ヶヽヾ]/u;
const TO_HIRAGANA = 0x60;

/** Characters that belong to the letter before: vowels, and the rest of a Hangul syllable after its first consonant. */
const CONTINUES = '\\p{M}\\u1160-\\u11ff\\ud7b0-\\ud7ff';
/** Scripts without spaces between words, or, like Korean, with spaces only between some. */
const UNSPACED = [
  ...['Han', 'Hiragana', 'Katakana', 'Bopomofo', 'Hangul', 'Yi', 'Tangut', 'Nushu', 'Khitan_Small_Script'],
  ...['Thai', 'Lao', 'Khmer', 'Myanmar', 'Tai_Le', 'New_Tai_Lue', 'Tai_Tham', 'Tai_Viet', 'Ahom'],
  ...['Tibetan', 'Javanese', 'Balinese', 'Phags_Pa', 'Cham', 'Lisu'],
]
  .map((script) => `\\p{scx=${script}}`)
  .join('');
const LETTERS = '[\\p{L}\\p{N}\\p{M}]';
const RUN = new RegExp(`${LETTERS}+`, 'gv');
const WORD = new RegExp(
  `[[\\p{L}\\p{N}]&&[${UNSPACED}]][${CONTINUES}]*|[${LETTERS}--[[\\p{L}\\p{N}]&&[${UNSPACED}]]]+`,
  'gv',
);
const HAS_UNSPACED = new RegExp(`[\\p{L}&&[${UNSPACED}]]`, 'v');
const FROM_LETTER_TO_LETTER = new RegExp(`${LETTERS}(?:.*${LETTERS})?`, 'sv');

const known = new Map<string, string>();

/**
 * Normalises a text for comparison: removes case, accents and invisible characters, unifies digits, hyphens, spaces and
 * quotes, and replaces letters by those that people type. "muller" finds "Müller", "lodz" finds "Łódź", "125" finds "١٢٥".
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .replaceAll('№', '#')
    .normalize('NFKD')
    .toLowerCase()
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

/**
 * The folded words of a text: sequences of letters and digits. In a script without spaces each letter is a word, so that a
 * text is found from any of its letters.
 */
export function wordsOf(text: string): string[] {
  return fold(text).match(WORD) ?? [];
}

/** The parts of a typed word ("top-up" has two), each with its words in the order in which a text has them. */
export function partsOf(text: string): string[] {
  return (fold(text).match(RUN) ?? []).map((run) => (run.match(WORD) ?? []).join(' '));
}

/** Whether words in it may follow each other without a space. */
export function isUnspaced(text: string): boolean {
  return HAS_UNSPACED.test(text);
}

/** A text folded for comparison with IDs, on one line. */
export function foldId(text: string): string {
  return fold(text).trim().replace(/\s+/g, ' ');
}

/** A pasted text without the punctuation around it: `10482` of `(10482),`. Empty when it has no letter and no digit. */
export function withoutMarks(text: string): string {
  return FROM_LETTER_TO_LETTER.exec(text)?.[0] ?? '';
}
