import type { ReadAmount } from './amount';
import { readAmount } from './amount';
import type { AmountMistake } from './amountMistake';
import { amountText } from './amountText';
import type { Decimal } from './decimal';
import { plainAmount } from './plainAmount';
import { westernDigits } from './westernDigits';

/** The separator before the three digits that are thousands or decimals. */
export type Mark = '.' | ',';

/** An ambiguous amount: its separator, and the amount with it as a thousands separator and as a decimal mark. */
export type Readings = { mark: Mark; thousands: Decimal; decimals: Decimal };

/** Both readings of an amount, so that a person can choose; null when it has one or none. */
export function readingsOf(typed: string, currency: string): Readings | null {
  const read = readAmount(typed, currency);
  if (!isAmbiguous(read)) return null;
  const [thousands, decimals] = read.mistake.or;
  const mark = /[.,](?=\d{3}(?!\d))/.exec(westernDigits(typed) ?? '')?.[0] === ',' ? ',' : '.';
  return { mark, thousands: plainAmount(thousands), decimals: plainAmount(decimals) };
}

/** The reading for a text that has this mark before its decimals. */
export function readingBy(decimalMark: Mark, { mark, thousands, decimals }: Readings): Decimal {
  return mark === decimalMark ? decimals : thousands;
}

/** A reading as the user writes it, so that it cannot be taken for the other: "1,250.00 USD" and "1.25 USD". */
export function readingText(amount: Decimal, currency: string): string {
  const usual = amountText(amount, currency);
  // With the three decimals of a dinar it would be as ambiguous as it was.
  return `${isAmbiguous(readAmount(usual, currency)) ? amountText(amount, '') : usual} ${currency}`.trim();
}

function isAmbiguous(read: ReadAmount): read is { mistake: Extract<AmountMistake, { is: 'ambiguous' }> } {
  return 'mistake' in read && read.mistake.is === 'ambiguous';
}
