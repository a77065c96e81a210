/** An ambiguous number: read with its separator as a thousands separator, or as a decimal point. */
export type Ambiguous = { or: [thousands: string, decimals: string] };

/** Separators of groups of digits, never of decimals: a space, the Swiss apostrophe, the Arabic separator. */
const GROUPING_ONLY = /[ '٬]/;
/** The Arabic decimal separator, which never groups. */
const DECIMAL_ONLY = '٫';

/**
 * Parses a number with the thousands and decimal separators of any locale: normalised to a decimal point, or both
 * readings when it is ambiguous, or null when it is not a number. Digits are 0 to 9, all spaces and apostrophes are
 * alike.
 */
export function readNumber(text: string): { number: string } | Ambiguous | null {
  if (/^(?:\d+|\d*\.\d+)$/.test(text) && !/^[1-9]\d{0,2}\.\d{3}$/.test(text)) return { number: text };
  if (!/^\d[\d.,٫٬ ']*\d$/.test(text)) return text.startsWith(DECIMAL_ONLY) ? readNumber(`0${text}`) : null;
  const grouping = GROUPING_ONLY.exec(text)?.[0];
  if (grouping || text.includes(DECIMAL_ONLY)) {
    const { whole, fraction } = split(text, text.includes(DECIMAL_ONLY) ? DECIMAL_ONLY : /[.,]/.exec(text)?.[0]);
    const number = readWhole(whole);
    return number === null || /\D/.test(fraction ?? '') ? null : { number: decimal(number, fraction) };
  }
  const mark = text.charAt(Math.max(text.lastIndexOf('.'), text.lastIndexOf(',')));
  const { whole, fraction = '' } = split(text, mark);
  if (!/\D/.test(whole)) {
    // A single separator before three digits may group thousands, but nobody groups after a leading zero.
    const mayGroup = /^[1-9]\d{0,2}$/.test(whole) && fraction.length === 3;
    return mayGroup ? { or: [whole + fraction, `${whole}.${fraction}`] } : { number: `${whole}.${fraction}` };
  }
  const thousands = mark === '.' ? ',' : '.';
  if (isGrouped(whole, thousands)) return { number: `${whole.replaceAll(thousands, '')}.${fraction}` };
  return isGrouped(text, mark) ? { number: text.replaceAll(mark, '') } : null;
}

/** Parses a number that has no decimals for certain. */
export function readWhole(text: string): string | null {
  const mark = /\D/.exec(text)?.[0];
  if (mark === undefined) return text || null;
  return mark !== DECIMAL_ONLY && isGrouped(text, mark) ? text.replaceAll(mark, '') : null;
}

/** The texts before and after the last occurrence of a separator. */
function split(text: string, mark: string | undefined): { whole: string; fraction?: string } {
  const at = mark === undefined ? -1 : text.lastIndexOf(mark);
  return at === -1 ? { whole: text } : { whole: text.slice(0, at), fraction: text.slice(at + 1) };
}

function decimal(whole: string, fraction: string | undefined): string {
  return fraction === undefined ? whole : `${whole}.${fraction}`;
}

/** "1,250,000" in groups of three, or "12,50,000": in India there are groups of two before the last three digits. */
function isGrouped(digits: string, mark: string): boolean {
  const [first = '', ...others] = digits.split(mark);
  const last = others.pop();
  if (last === undefined || !/^\d{3}$/.test(last) || !/^[1-9]\d{0,2}$/.test(first)) return false;
  return (
    others.every((group) => /^\d{3}$/.test(group)) ||
    (first.length < 3 && others.every((group) => /^\d\d$/.test(group)))
  );
}
