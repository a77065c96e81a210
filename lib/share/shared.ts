import type { StoredCheckout } from '../checkouts/database';
import { orderName } from '../checkouts/describe/orderName';
import { checkoutIdsIn } from '../inqud/checkoutIds';
import type { CheckoutDraft } from '../inqud/models';
import { paymentLink } from '../inqud/paymentLink';

/** The fields of a checkout that are shared with the customer. `sharedLink` returns its link. */
export type Shared = Pick<StoredCheckout, 'url' | 'orderId' | 'name' | 'amount' | 'expiresAt'> & { id?: string };

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

/** What it is called. */
export function sharedName(shared: Shared): string {
  return orderName({ orderId: shared.orderId, id: idOf(shared) || shared.url });
}

/** The link that the customer gets, whatever is stored. */
export function sharedLink(shared: Shared): string {
  return paymentLink({ id: idOf(shared), url: shared.url });
}

/** A payment link ends with the checkout’s ID. */
function idOf({ id, url }: Shared): string {
  return id ?? checkoutIdsIn(url).ids[0] ?? '';
}
