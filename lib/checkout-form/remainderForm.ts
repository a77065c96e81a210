import { plainAmount } from '../amounts/plainAmount';
import type { StoredCheckout } from '../checkouts/database';
import { derivedOrderId } from './derivedOrderId';
import { draftOf } from './draftAgain';
import type { Remainder } from './remainder';
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
    from: {
      follows: { checkoutId: checkout.id, why: 'remainder' },
      remark: { orderId: checkout.orderId, amount: checkout.amount, remainder },
    },
  };
}
