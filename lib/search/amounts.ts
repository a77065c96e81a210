import type { Ambiguous } from '../amounts/amount';
import { readNumber } from '../amounts/amount';
import type { Decimal } from '../amounts/decimal';
import { compareDecimals, parseDecimal } from '../amounts/decimal';
import { plainAmount } from '../amounts/plainAmount';
import type { Money } from '../inqud/models';

/** A range of amounts. Null for no limit, or for any currency. */
export type AmountRange = { least: Limit | null; most: Limit | null; currency: string | null };
type Limit = { value: Decimal; included: boolean };

/** The lookahead excludes the exponent of a number. */
const CURRENCY = '\\s*((?!e\\d)[a-z][a-z0-9]{2,9})?';
const NUMBER = "(\\d(?:[.,'’]?\\d)*)";
const ONE = new RegExp(`^(>=|<=|>|<|=)?\\s*${NUMBER}${CURRENCY}$`, 'i');
const TWO = new RegExp(`^${NUMBER}?\\.\\.${NUMBER}?${CURRENCY}$`, 'i');

/**
 * Parses `>100`, `<=12.50EUR`, `100`, `100..200` (inclusive), `100..`, with numbers in any form that `readNumber`
 * accepts. Null for anything else; an ambiguous number is returned as such.
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
