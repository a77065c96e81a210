const DIGIT = /\p{Nd}/u;
const values = new Map<string, string>();

/** Text with the digits of every script as ASCII digits: `١٢٥` is `125`. */
export function asciiDigits(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (each) => (DIGIT.test(each) ? asciiDigit(each) : each));
}

/** The ASCII digit of a digit in any script. Unicode keeps digits in rows of ten from 0 to 9. */
export function asciiDigit(digit: string): string {
  const known = values.get(digit);
  if (known !== undefined) return known;
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (DIGIT.test(String.fromCodePoint(first - 1))) first -= 1;
  const value = String((code - first) % 10);
  values.set(digit, value);
  return value;
}
