import type { Ambiguous } from '../amounts/amount';
import { readNumber } from '../amounts/amount';
import type { Decimal } from '../amounts/decimal';
import { compareDecimals, parseDecimal } from '../amounts/decimal';
import { plainAmount } from '../amounts/plainAmount';
import type { Money } from '../inqud/models';

/** Which amounts a search means. Null where there is no limit, or where any currency will do. */
export type AmountRange = { least: Limit | null; most: Limit | null; currency: string | null };
type Limit = { value: Decimal; included: boolean };

/** Not the exponent of a number. */
const CURRENCY = '\\s*((?!e\\d)[a-z][a-z0-9]{2,9})?';
const NUMBER = "(\\d(?:[.,'’]?\\d)*)";
const ONE = new RegExp(`^(>=|<=|>|<|=)?\\s*${NUMBER}${CURRENCY}$`, 'i');
const TWO = new RegExp(`^${NUMBER}?\\.\\.${NUMBER}?${CURRENCY}$`, 'i');

/**
 * Reads `>100`, `<=12.50EUR`, `100`, `100..200` (both included), `100..`, with each number written as in a form. Null when
 * it is nothing of this; a number that could be two is told.
 */
export function readAmounts(text: string): AmountRange | (Ambiguous & { text: string }) | null {
  const [, sign = '=', number, ofOne] = ONE.exec(text) ?? [];
  const [, from, to, ofTwo] = TWO.exec(text) ?? [];
  const first = sign.startsWith('<') ? undefined : (number ?? from);
  const last = sign.startsWith('>') ? undefined : (number ?? to);
  if (first === undefined && last === undefined) return null;
  const limits = [];
  for (const typed of [first, last]) {
    if (typed === undefined) {
      limits.push(null);
      continue;
    }
    const read = readNumber(typed);
    if (read && 'or' in read) return { ...read, text: typed };
    const value = read && parseDecimal(read.number);
    if (value === null) return null;
    limits.push({ value: plainAmount(value), included: sign.endsWith('=') });
  }
  const [least = null, most = null] = limits;
  return { least, most, currency: (ofOne ?? ofTwo)?.toUpperCase() ?? null };
}

/** The shortest text that reads as this range. */
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

/** Whether no amount is in this range. */
export function isEmptyRange({ least, most }: AmountRange): boolean {
  return least !== null && most !== null && compareDecimals(least.value, most.value) > 0;
}

/** A quick test whether an amount is in this range, exact to the last place. */
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
    // Two different floats are in the order of the decimals that they were rounded from; equal ones say nothing.
    return number > limit ? 1 : number < limit ? -1 : compareDecimals(amount, value);
  };
}
