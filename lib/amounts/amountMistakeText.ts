import { plural, t } from '@lingui/core/macro';
import type { AmountMistake } from './amountMistake';
import type { Ambiguous } from './number';

/** What is wrong with an amount, and how to write it. */
export function amountMistakeText(mistake: AmountMistake): string {
  switch (mistake.is) {
    case 'no amount':
      return t`Enter the amount.`;
    case 'not above 0':
      return t`The amount must be more than 0.`;
    case 'not an amount':
      return notAmountText(mistake.text);
    case 'of another currency':
      return otherCurrencyText(mistake.mark, mistake.currency);
    case 'ambiguous':
      return ambiguousText(mistake.text, mistake);
    case 'too many decimals':
      return decimalsText(mistake.currency, mistake.digits);
  }
}

/** The message that a number is ambiguous, with the unambiguous form of each reading. */
export function ambiguousText(text: string, { or: [thousands, decimals] }: Ambiguous): string {
  // Unless exactly three digits follow it, a point is a decimal point.
  const clear = decimals.endsWith('0') ? decimals.replace(/(\.\d+?)0+$/, '$1') : `${decimals}0`;
  const clearThousands = `${thousands}.00`;
  return t`“${text}” could be ${thousands} or ${decimals}. Enter ${clearThousands} or ${clear}.`;
}

function notAmountText(text: string): string {
  return t`“${text}” isn’t an amount. Enter it like 1250.00.`;
}

function otherCurrencyText(mark: string, currency: string): string {
  return t({
    message: `“${mark}” isn’t ${currency}. Remove it, or change the currency.`,
    comment: 'A sign such as “€”, and the code of a currency',
  });
}

function decimalsText(currency: string, digits: number): string {
  if (digits === 0) return t`${currency} has no decimals. Enter a whole number, such as 1250.`;
  const example = '1250.000'.slice(0, 5 + digits);
  return plural(digits, {
    one: `${currency} has only # decimal place. Enter it like ${example}.`,
    other: `${currency} has only # decimal places. Enter it like ${example}.`,
  });
}
