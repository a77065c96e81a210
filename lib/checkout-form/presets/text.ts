import { EXPIRY_WORDS } from '../expiryText';
import type { Preset } from './preset';

const TYPE = {
  FIXED_PRICE: 'Amount typed each time',
  NO_PRICE: 'Any amount',
  SUGGESTED_FIXED_PRICE: 'Suggested amounts',
};

/** A summary of a preset: "25.00 EUR, ends after 1 h, “Order {orderId}”" */
export function presetText({ type, amount, currency, expiry, name }: Preset): string {
  const money =
    type !== 'FIXED_PRICE' ? TYPE[type] : amount === '' ? `${TYPE[type]}, ${currency}` : `${amount} ${currency}`;
  return [money, `ends after ${EXPIRY_WORDS[expiry]}`, ...(name === '' ? [] : [`“${name}”`])].join(', ');
}
