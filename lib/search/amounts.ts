import { readWritten } from '../amounts/amount';
import { usualDigits } from '../amounts/currencyDigits';
import { currencyOf } from '../amounts/currencyMark';
import type { Decimal } from '../amounts/decimal';
import { compareDecimals, parseDecimal } from '../amounts/decimal';
import type { Ambiguous } from '../amounts/number';
import { plainAmount } from '../amounts/plainAmount';
import type { Money } from '../inqud/models';

/** A range of amounts. Null for no limit, or for any currency. */
export type AmountRange = { least: Limit | null; most: Limit | null; currency: string | null };
type Limit = { value: Decimal; included: boolean };

const SIGNED = /^(>=|<=|>|<|=)?\s*([^<>=].*)$/;
/** A code after a number, which may contain digits. The lookahead excludes the exponent of a number. */
const CODE = /(?<=\d)\s*((?!e\d)[a-z][a-z0-9]{2,9})$/i;

type Unclear = Ambiguous & { text: string };
/** One end of a range: a number with its currency, or open. */
type Side = { value: Decimal; currency: string | null } | 'open';

/**
 * Parses `>100`, `<=12.50EUR`, `100`, `100..200` (inclusive), `100..`, with each number written as in a form. Null for
 * anything else; an ambiguous number is returned with both readings.
 */
export function readAmounts(text: string): AmountRange | Unclear | null {
  const [, sign, body = ''] = SIGNED.exec(text) ?? [];
  const [first = '', last = first, ...more] = body.split('..');
  if (more.length > 0 || (sign !== undefined && body.includes('..'))) return null;
  const least = sign?.startsWith('<') ? 'open' : readSide(first);
  const most = sign?.startsWith('>') ? 'open' : readSide(last);
  for (const side of [least, most]) if (side !== null && typeof side === 'object' && 'or' in side) return side;
  if (least === null || most === null || (least === 'open' && most === 'open')) return null;
  const currencies = new Set([least, most].flatMap((side) => (isNumber(side) ? (side.currency ?? []) : [])));
  const limit = (side: Side | Unclear) =>
    isNumber(side) ? { value: side.value, included: (sign ?? '=').endsWith('=') } : null;
  if (currencies.size > 1) return null;
  return { least: limit(least), most: limit(most), currency: [...currencies][0] ?? null };
}

function isNumber(side: Side | Unclear): side is Exclude<Side, 'open'> {
  return typeof side === 'object' && 'value' in side;
}

/** The currency is given by its code, or by a sign that no other currency has. */
function readSide(text: string): Side | Unclear | null {
  if (text.trim() === '') return 'open';
  const code = CODE.exec(text);
  const typed = (code ? text.slice(0, code.index) : text).trim();
  // Beside the dots of a range, the point of ".5" would be one more.
  const { read, marks } = (typed.startsWith('.') ? null : readWritten(typed)) ?? { read: null, marks: [] };
  const codes = [...(code?.[1] ? [code[1].toUpperCase()] : []), ...marks.map(currencyOf)];
  const [currency = null] = codes;
  if (read === null || codes.length > 1 || codes.includes(null)) return null;
  if ('or' in read && usualDigits(currency ?? '') !== 0) return { ...read, text: typed };
  const value = parseDecimal('or' in read ? read.or[0] : read.number);
  return value === null ? null : { value: plainAmount(value), currency };
}

/** The shortest text that parses to this range. */
export function printAmounts({ least, most, currency }: AmountRange): string {
  const numbers =
    least && most
      ? least.value === most.value
        ? least.value
        : `${least.value}..${most.value}`
      : least
        ? `>${least.included ? '=' : ''}${least.value}`
        : `<${most?.included ? '=' : ''}${most?.value}`;
  return numbers + (currency ?? '');
}

/** Whether no amount can be in this range. */
export function isEmptyRange({ least, most }: AmountRange): boolean {
  return least !== null && most !== null && compareDecimals(least.value, most.value) > 0;
}

/** A fast, exact test whether an amount is in this range. */
export function amountTest({ least, most, currency }: AmountRange): (money: Money) => boolean {
  const from = least ? orderAround(least.value) : null;
  const to = most ? orderAround(most.value) : null;
  const fewest = least?.included ? 0 : 1;
  const greatest = most?.included ? 0 : -1;
  return ({ amount, currency: its }) =>
    (currency === null || its.toUpperCase() === currency) &&
    (from === null || from(amount) >= fewest) &&
    (to === null || to(amount) <= greatest);
}

function orderAround(value: Decimal): (amount: Decimal) => -1 | 0 | 1 {
  const limit = Number(value);
  return (amount) => {
    const number = Number(amount);
    // Different floats have the order of the decimals that they were rounded from; equal ones need an exact comparison.
    return number > limit ? 1 : number < limit ? -1 : compareDecimals(amount, value);
  };
}
