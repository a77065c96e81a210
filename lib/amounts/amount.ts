import { currencyMark } from './currencyMark';
import type { Decimal } from './decimal';
import { compareDecimals, parseDecimal } from './decimal';
import { plainAmount } from './plainAmount';

/** More than any amount has, and few enough to be read in a moment. */
const LONGEST = 150;
/** A number, perhaps with a sign or a code of a currency before or after it. */
const MARKED = /^([\p{L}\p{Sc}]{1,10})?\s*([\d.,][\d.,\s'’]*)(?<!\s)\s*([\p{L}\p{Sc}]{1,10})?$/u;
/** "1 250 000,50", "1'250.00": what groups here is never a decimal point. */
const SPACED = /^[1-9]\d{0,2}([\s'’])\d{3}(?:\1\d{3})*(?:[.,]\d+)?$/;

/** A number that could be two: with what groups its thousands left out, or with a point for its decimals. */
export type Doubt = { or: [thousands: string, decimals: string] };

/**
 * Reads an amount as people type it and as pages and spreadsheets show it: `1250.00`, `1,250.00`, `1.250,00`, `1 250,00`,
 * `1'250.00`, `12,50`, `€ 12,50`, `12.50 USD`. What could be two amounts is never guessed, and a currency beside it that is
 * not the chosen one is told. The amount comes as a decimal that read again is itself.
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
  if ('or' in read) return { mistake: doubtText(text, read) };
  const decimal = parseDecimal(read.number);
  if (decimal === null) return none;
  if (compareDecimals(decimal, '0') <= 0) return { mistake: 'The amount must be more than 0.' };
  return { amount: plainAmount(decimal) };
}

/** That a number could be two, and how each would be written clearly. */
export function doubtText(text: string, { or: [thousands, decimals] }: Doubt): string {
  // With another number of decimals than three, a point is a decimal one.
  const clear = decimals.endsWith('0') ? decimals.replace(/(\.\d+?)0+$/, '$1') : `${decimals}0`;
  return `“${text}” could be ${thousands} or ${decimals}. Write ${thousands}.00 or ${clear}.`;
}

/** Whether this is written as an amount, clear or not, in whatever currency. */
export function isWrittenAsAmount(text: string): boolean {
  return text.length <= LONGEST && partsOf(text, '') !== null;
}

/** The number and the marks of a currency beside it; null when it is no amount. */
function partsOf(text: string, currency: string) {
  const [, before, number = '', after] = MARKED.exec(text) ?? [];
  const marks = [before, after].filter((mark) => mark !== undefined);
  const read = readNumber(number);
  return read && !marks.some((mark) => currencyMark(mark, currency) === 'unknown') ? { read, marks } : null;
}

/**
 * Reads a number in digits, points, commas and what else groups thousands: with a point for its decimals and nothing
 * else; or the two that it could be; or null for no number.
 */
export function readNumber(text: string): { number: string } | Doubt | null {
  if (/^\d*\.?\d+$/.test(text) && !/^[1-9]\d{0,2}\.\d{3}$/.test(text)) return { number: text };
  if (SPACED.test(text)) return { number: text.replaceAll(/[\s'’]/g, '').replace(',', '.') };
  if (!/^\d[\d.,]*\d$/.test(text)) return null;
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const mark = text.charAt(last);
  const before = text.slice(0, last);
  const after = text.slice(last + 1);
  if (!/\D/.test(before)) {
    // A single mark: before three digits it may group thousands, but nobody groups after a leading zero.
    const mayGroup = /^[1-9]\d{0,2}$/.test(before) && after.length === 3;
    return mayGroup ? { or: [before + after, `${before}.${after}`] } : { number: `${before}.${after}` };
  }
  const grouping = mark === '.' ? ',' : '.';
  if (isGrouped(before, grouping)) return { number: `${before.replaceAll(grouping, '')}.${after}` };
  return isGrouped(text, mark) ? { number: text.replaceAll(mark, '') } : null;
}

/** "1,250,000": nothing but groups of three after the first one. */
function isGrouped(digits: string, mark: string): boolean {
  const [first = '', ...others] = digits.split(mark);
  return /^[1-9]\d{0,2}$/.test(first) && others.length > 0 && others.every((group) => /^\d{3}$/.test(group));
}
