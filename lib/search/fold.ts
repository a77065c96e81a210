import { fold } from '../shared/fold';

/** What the search takes for equal, other texts of people do, too. */
export { fold };

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
