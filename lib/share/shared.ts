import type { StoredCheckout } from '../checkouts/database';
import { orderName } from '../checkouts/describe/orderName';
import { checkoutIdsIn } from '../inqud/checkoutIds';
import type { CheckoutDraft } from '../inqud/models';

/** The fields of a checkout that are shared with the customer. */
export type Shared = Pick<StoredCheckout, 'url' | 'orderId' | 'name' | 'amount' | 'expiresAt'>;

/** The same for a checkout that was just created. */
export function sharedOf(draft: CheckoutDraft, url: string): Shared {
  return {
    url,
    orderId: draft.clientOrderId,
    name: draft.name,
    amount: draft.type === 'FIXED_PRICE' ? draft.fixedAmount : null,
    expiresAt: Date.parse(draft.expiresAt),
  };
}

/** What it is called. A payment link ends with the checkout’s ID. */
export function sharedName({ orderId, url }: Shared): string {
  return orderName({ orderId, id: checkoutIdsIn(url).ids[0] ?? url });
}
