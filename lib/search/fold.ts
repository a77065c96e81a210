import { asciiDigit } from '../shared/digits';
import { simpleLetter } from '../shared/letters';

/** Nothing to fold but case. */
const PLAIN = /^[\t\n\r -~]*$/;
const OTHER = /[^ -~]/gu;

/**
 * Marks are left out: accents, the vowels of Arabic and Hebrew, tones. Those that write a vowel of their own in scripts such
 * as Devanagari and Thai stay, as letters do.
 */
const VOWEL = /[[\p{M}&&\p{Alphabetic}]--[\p{sc=Inherited}\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}]]/v;
/** What nobody sees: invisible characters, controls, and what only makes a word longer, such as the Arabic tatweel. */
const NOTHING = /[\p{Default_Ignorable_Code_Point}\u0640\u07fa]|(?!\s)\p{Cc}/u;
const DASH = /[\p{Dash}\u02d7\u2043\u2796]/u;
const SPACE = /[\s\u2800]/u;
const APOSTROPHE = /[‘’‚‛ʹʻʼʽˈ′‵ꞌ]/u;
const QUOTE = /[“”„‟«»″‶〝〞〟]/u;
const SLASH = /[⁄∕⧸]/u;
/** Hiragana has the same sounds in the same order, so far before. */
const KATAKANA = /[ァ-ヶヽヾ]/u;
const TO_HIRAGANA = 0x60;

/** Characters that are one letter with the rest of a word: vowels, and what follows the first consonant of a Hangul syllable. */
const GOES_ON = '\\p{M}\\u1160-\\u11ff\\ud7b0-\\ud7ff';
/** Scripts that write no spaces between words, or, like Korean, only between some. */
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
  `[[\\p{L}\\p{N}]&&[${UNSPACED}]][${GOES_ON}]*|[${LETTERS}--[[\\p{L}\\p{N}]&&[${UNSPACED}]]]+`,
  'gv',
);
const HAS_UNSPACED = new RegExp(`[\\p{L}&&[${UNSPACED}]]`, 'v');
const FROM_LETTER_TO_LETTER = new RegExp(`${LETTERS}(?:.*${LETTERS})?`, 'sv');

const known = new Map<string, string>();

/**
 * A text as all searches compare it: without case, accents and invisible characters, with one kind of digits, hyphens, spaces
 * and quotes, each letter as people type it. "Müller" is found by "muller", "Łódź" by "lodz", "١٢٥" by "125".
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
  if (NOTHING.test(each)) return '';
  if (SPACE.test(each)) return each === '\n' ? '\n' : ' ';
  if (/\p{M}/u.test(each)) return VOWEL.test(each) ? each : '';
  if (/\p{Nd}/u.test(each)) return asciiDigit(each);
  if (DASH.test(each)) return '-';
  if (APOSTROPHE.test(each)) return "'";
  if (QUOTE.test(each)) return '"';
  if (SLASH.test(each)) return '/';
  if (KATAKANA.test(each)) return String.fromCodePoint((each.codePointAt(0) ?? 0) - TO_HIRAGANA);
  // Some letters have another form of the same case, as the sigma at the end of a Greek word does.
  return [...each.toUpperCase().toLowerCase()].map(simpleLetter).join('');
}

/**
 * The words of a text, folded. A word ends at whatever is no letter and no digit. In a script without spaces each letter is
 * a word, so that a text is found from any letter of it.
 */
export function wordsOf(text: string): string[] {
  return fold(text).match(WORD) ?? [];
}

/** The parts of a typed word ("top-up" has two), each as its words stand in a text: next to each other. */
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

/** What is pasted, without the marks around it: `10482` of `(10482),`. Empty when it has no letter and no digit. */
export function withoutMarks(text: string): string {
  return FROM_LETTER_TO_LETTER.exec(text)?.[0] ?? '';
}
