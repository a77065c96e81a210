import type { AmountMistake } from './amountMistake';
import type { Ambiguous } from './number';

/** What is wrong with an amount, and how to write it. */
export function amountMistakeText(mistake: AmountMistake): string {
  switch (mistake.is) {
    case 'no amount':
      return 'Type the amount.';
    case 'not above 0':
      return 'The amount must be more than 0.';
    case 'not an amount':
      return `“${mistake.text}” is not an amount. Write it like 1250.00.`;
    case 'of another currency':
      return `“${mistake.mark}” is not ${mistake.currency}. Leave it out, or change the currency.`;
    case 'ambiguous':
      return ambiguousText(mistake.text, mistake);
    case 'too many decimals':
      return mistake.digits === 0
        ? `${mistake.currency} has no decimals. Write a whole number, such as 1250.`
        : `${mistake.currency} has only ${mistake.digits} decimals. Write it like ${'1250.000'.slice(0, 5 + mistake.digits)}.`;
  }
}

/** The message that a number is ambiguous, with the unambiguous form of each reading. */
export function ambiguousText(text: string, { or: [thousands, decimals] }: Ambiguous): string {
  // Unless exactly three digits follow it, a point is a decimal point.
  const clear = decimals.endsWith('0') ? decimals.replace(/(\.\d+?)0+$/, '$1') : `${decimals}0`;
  return `“${text}” could be ${thousands} or ${decimals}. Write ${thousands}.00 or ${clear}.`;
}
