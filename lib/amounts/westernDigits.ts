import { asciiDigit } from '../shared/digits';

const OTHER_DIGIT = /[^\0-\x7f]/gu;
const DIGIT = /\p{Nd}/u;
/** Input methods of East Asia type these beside their digits. */
const WIDE_SEPARATORS: Record<string, string> = { '。': '.', '｡': '.', '、': ',', '､': ',', '،': ',' };

/**
 * The text with its digits in 0 to 9, whichever script they are of, and its wide characters as ASCII. Null when a number
 * would mix the digits of two scripts.
 */
export function westernDigits(text: string): string | null {
  const narrow = text
    .replace(/[\uff01-\uff5e\uffe0-\uffe6]/g, (wide) => wide.normalize('NFKC'))
    .replace(/[。｡、､،]/g, (wide) => WIDE_SEPARATORS[wide] ?? wide);
  const zeros = new Set(/[0-9]/.test(narrow) ? [0x30] : []);
  const western = narrow.replace(OTHER_DIGIT, (character) => {
    if (!DIGIT.test(character)) return character;
    const value = asciiDigit(character);
    zeros.add((character.codePointAt(0) ?? 0) - Number(value));
    return value;
  });
  return zeros.size > 1 ? null : western;
}
