import { plainAmount } from '../amounts/plainAmount';
import type { StoredCheckout } from '../checkouts/database';
import { CHECKOUT_TYPES } from '../inqud/checkoutTypes';
import { localMinute } from '../shared/localMinute';
import { MINUTE } from '../shared/time';
import type { DraftForm } from './draftForm';
import { EMPTY_FORM, EXPIRIES, LENGTHS } from './draftForm';

/** Inqud makes a checkout a moment after its end was reckoned. */
const LATENCY = MINUTE;

/** The form that makes the same checkout once more, to be paid within the same length of time. `now` is epoch ms. */
export function draftOf(checkout: StoredCheckout, now: number): DraftForm {
  const { amount } = checkout;
  return {
    ...EMPTY_FORM,
    orderId: checkout.orderId,
    type: CHECKOUT_TYPES.find((type) => type === checkout.type) ?? (amount ? 'FIXED_PRICE' : 'NO_PRICE'),
    ...(amount && { amount: plainAmount(amount.amount), currency: amount.currency }),
    name: checkout.name ?? '',
    returnUrl: checkout.returnUrl ?? '',
    ...expiryOf(checkout, now),
  };
}

function expiryOf({ createdAt, expiresAt }: StoredCheckout, now: number): Partial<DraftForm> {
  if (expiresAt === null || expiresAt <= createdAt) return {};
  const length = expiresAt - createdAt;
  const usual = LENGTHS.find((key) => Math.abs(EXPIRIES[key] - length) <= LATENCY);
  return usual ? { expiry: usual } : { expiry: 'own', ownExpiry: localMinute(now + length) };
}
