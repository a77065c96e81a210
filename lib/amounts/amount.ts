import { currencyMark } from './currencyMark';
import type { Decimal } from './decimal';
import { compareDecimals, parseDecimal } from './decimal';
import { plainAmount } from './plainAmount';

/** Characters; more than any real amount has, and cheap to parse. */
const LONGEST = 150;
/** A number with an optional currency sign or code before or after it. */
const MARKED = /^([\p{L}\p{Sc}]{1,10})?\s*([\d.,][\d.,\s'’]*)(?<!\s)\s*([\p{L}\p{Sc}]{1,10})?$/u;
/** "1 250 000,50", "1'250.00": these thousands separators are never decimal points. */
const SPACED = /^[1-9]\d{0,2}([\s'’])\d{3}(?:\1\d{3})*(?:[.,]\d+)?$/;

/** An ambiguous number: read with its separator as a thousands separator, or as a decimal point. */
export type Ambiguous = { or: [thousands: string, decimals: string] };

/**
 * Parses an amount as people type it and as pages and spreadsheets show it: `1250.00`, `1,250.00`, `1.250,00`, `1
 * 250,00`, `1'250.00`, `12,50`, `€ 12,50`, `12.50 USD`. An ambiguous amount is never guessed, and a currency beside it
 * that is not the chosen one is an error. Parsing the returned decimal again gives the same decimal.
 */
export function readAmount(typed: string, currency: string): { amount: Decimal } | { mistake: string } {
  const text = typed.trim();
  if (text === '') return { mistake: 'Type the amount.' };
  const none = { mistake: `“${text.slice(0, 20)}” is not an amount. Write it like 1250.00.` };
  if (text.length > LONGEST) return none;
  const { read, marks } = partsOf(text, currency) ?? {};
  if (!read) return none;
  const foreign = marks?.find((mark) => currencyMark(mark, currency) === 'contradicts');
  if (foreign !== undefined) {
    return { mistake: `“${foreign}” is not ${currency}. Leave it out, or change the currency.` };
  }
  if ('or' in read) return { mistake: ambiguousText(text, read) };
  const decimal = parseDecimal(read.number);
  if (decimal === null) return none;
  if (compareDecimals(decimal, '0') <= 0) return { mistake: 'The amount must be more than 0.' };
  return { amount: plainAmount(decimal) };
}

/** The message that a number is ambiguous, with the unambiguous form of each reading. */
export function ambiguousText(text: string, { or: [thousands, decimals] }: Ambiguous): string {
  // Unless exactly three digits follow it, a point is a decimal point.
  const clear = decimals.endsWith('0') ? decimals.replace(/(\.\d+?)0+$/, '$1') : `${decimals}0`;
  return `“${text}” could be ${thousands} or ${decimals}. Write ${thousands}.00 or ${clear}.`;
}

/** Whether a text has the form of an amount, ambiguous or not, in any currency. */
export function isWrittenAsAmount(text: string): boolean {
  return text.length <= LONGEST && partsOf(text, '') !== null;
}

/** The number and the currency marks beside it; null when the text is not an amount. */
function partsOf(text: string, currency: string) {
  const [, before, number = '', after] = MARKED.exec(text) ?? [];
  const marks = [before, after].filter((mark) => mark !== undefined);
  const read = readNumber(number);
  return read && !marks.some((mark) => currencyMark(mark, currency) === 'unknown') ? { read, marks } : null;
}

/**
 * Parses a number with any decimal and thousands separators: normalised to a decimal point, or both readings when it is
 * ambiguous, or null when it is not a number.
 */
export function readNumber(text: string): { number: string } | Ambiguous | null {
  if (/^\d*\.?\d+$/.test(text) && !/^[1-9]\d{0,2}\.\d{3}$/.test(text)) return { number: text };
  if (SPACED.test(text)) return { number: text.replaceAll(/[\s'’]/g, '').replace(',', '.') };
  if (!/^\d[\d.,]*\d$/.test(text)) return null;
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const mark = text.charAt(last);
  const before = text.slice(0, last);
  const after = text.slice(last + 1);
  if (!/\D/.test(before)) {
    // A single separator before three digits may group thousands, but nobody groups after a leading zero.
    const mayGroup = /^[1-9]\d{0,2}$/.test(before) && after.length === 3;
    return mayGroup ? { or: [before + after, `${before}.${after}`] } : { number: `${before}.${after}` };
  }
  const grouping = mark === '.' ? ',' : '.';
  if (isGrouped(before, grouping)) return { number: `${before.replaceAll(grouping, '')}.${after}` };
  return isGrouped(text, mark) ? { number: text.replaceAll(mark, '') } : null;
}

/** "1,250,000": only groups of three after the first one. */
function isGrouped(digits: string, mark: string): boolean {
  const [first = '', ...others] = digits.split(mark);
  return /^[1-9]\d{0,2}$/.test(first) && others.length > 0 && others.every((group) => /^\d{3}$/.test(group));
}
