import { plural, t } from '@lingui/core/macro';
import { hasNumber } from '../checkouts/describe/orderName';
import { moneyText } from '../checkouts/describe/text';
import { isolated } from '../shared/foreignText';
import type { Reckoning } from './remainder';
import { pricePlaces } from './remainder';

/** How the missing amount was computed, for the user to check. Inqud does not document who bears which fee. */
export function reckoningText(reckoning: Reckoning): string {
  return [lackText(reckoning), methodText(reckoning), t`Fees aren’t included. Check the amount.`]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function lackText({ orderId, remainder }: Reckoning): string {
  const missing = moneyText(remainder.missing);
  const total = moneyText(remainder.toPay);
  const order = isolated(orderId);
  return hasNumber(orderId)
    ? t`Order ${order} is missing ${missing} of ${total}.`
    : t`The checkout is missing ${missing} of ${total}.`;
}

function methodText({ amount, remainder: { ask, method } }: Reckoning): string {
  const { currency } = ask;
  if (amount === null) return t`It had no amount of its own, so this requests ${currency}.`;
  if (method !== 'share') return '';
  const places = pricePlaces(amount);
  const price = moneyText(amount);
  const share = moneyText(ask);
  if (places === 0) return t`That share of ${price}, rounded up, is ${share}.`;
  return plural(places, {
    one: `That share of ${price}, rounded up to # decimal place, is ${share}.`,
    other: `That share of ${price}, rounded up to # decimal places, is ${share}.`,
  });
}
