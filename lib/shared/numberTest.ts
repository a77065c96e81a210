const ZERO = 48;
const NINE = 57;

export type NumberTest = {
  /** Whether the digits are anywhere in a text, or are one of its numbers. */
  isIn: (text: string) => boolean;
  /** Whether it is one of the numbers of a text, whatever zeros are before it: `161` of `000000161` and of `WC-2026/161`. */
  isWhole: (text: string) => boolean;
};

/** Tests texts for a number, in ASCII digits. Null for any other search text, or a number too short to be selective. */
export function numberTest(digits: string): NumberTest | null {
  if (!/^\d{3,}$/.test(digits)) return null;
  const significant = digits.replace(/^0+(?=\d)/, '');
  const isWhole = (text: string) => {
    for (let at = text.indexOf(significant); at !== -1; at = text.indexOf(significant, at + 1)) {
      if (isDigit(text, at + significant.length)) continue;
      let before = at - 1;
      while (text.charCodeAt(before) === ZERO) before -= 1;
      if (!isDigit(text, before)) return true;
    }
    return false;
  };
  return { isWhole, isIn: (text) => text.includes(digits) || isWhole(text) };
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= ZERO && code <= NINE;
}
