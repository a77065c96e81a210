import type { StoredCheckout } from '../checkouts/database';
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
