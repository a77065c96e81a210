import type { StoredCheckout } from '../checkouts/database';
import type { CheckoutDraft } from '../inqud/models';

/** What goes to the customer of a checkout. */
export type Shared = Pick<StoredCheckout, 'url' | 'orderId' | 'name' | 'amount' | 'expiresAt'>;

/** Of a checkout that was just made. */
export function sharedOf(draft: CheckoutDraft, url: string): Shared {
  return {
    url,
    orderId: draft.clientOrderId,
    name: draft.name,
    amount: draft.type === 'FIXED_PRICE' ? draft.fixedAmount : null,
    expiresAt: Date.parse(draft.expiresAt),
  };
}
