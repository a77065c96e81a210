import { plainAmount } from '../amounts/plainAmount';
import type { StoredCheckout } from '../checkouts/database';
import { orderWords } from '../checkouts/describe/orderName';
import { moneyText } from '../checkouts/describe/text';
import { isolated } from '../shared/foreignText';
import { derivedOrderId } from './derivedOrderId';
import { draftOf } from './draftAgain';
import type { Remainder } from './remainder';
import { pricePlaces } from './remainder';
import type { Unsent } from './settings';

/**
 * The form that requests the missing amount of a checkout, as a separate order. `taken` are the order IDs in use,
 * `now` is epoch ms.
 */
export function remainderForm(
  checkout: StoredCheckout,
  remainder: Remainder,
  order: { original: string; taken: ReadonlySet<string> },
  now: number,
): Pick<Unsent, 'form' | 'from'> {
  return {
    form: {
      ...draftOf(checkout, now),
      orderId: derivedOrderId(order.original, order.taken),
      type: 'FIXED_PRICE',
      amount: plainAmount(remainder.ask.amount),
      currency: remainder.ask.currency,
    },
    from: { follows: { checkoutId: checkout.id, why: 'remainder' }, remark: methodText(checkout, remainder) },
  };
}

/** How the missing amount was computed, for the user to check. Inqud does not document who bears which fee. */
export function methodText(checkout: StoredCheckout, remainder: Remainder): string {
  const { amount } = checkout;
  const { ask, toPay, missing, method } = remainder;
  const lacks = `${capitalized(orderWords(checkout, isolated))} lacks ${moneyText(missing)} of ${moneyText(toPay)}.`;
  const how =
    method === 'share' && amount
      ? ` That share of ${moneyText(amount)}, rounded up${pricePlaces(amount) === 0 ? '' : ` to ${pricePlaces(amount)} places`}, is ${moneyText(ask)}.`
      : amount
        ? ''
        : ` It had no amount of its own, so this asks in ${ask.currency}.`;
  return `${lacks}${how} Fees are not reckoned in: check the amount.`;
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
