import { plainAmount } from '../amounts/plainAmount';
import type { StoredCheckout } from '../checkouts/database';
import { CHECKOUT_TYPES } from '../inqud/checkoutTypes';
import { localMinute } from '../shared/day/localMinute';
import { MINUTE } from '../shared/time';
import type { DraftForm } from './draftForm';
import { EMPTY_FORM, EXPIRIES, LENGTHS } from './draftForm';

/** Inqud creates a checkout a moment after its expiry was computed. */
const LATENCY = MINUTE;

/** The form that creates the same checkout again, with the same lifetime. `now` is epoch ms. */
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
  const standard = LENGTHS.find((key) => Math.abs(EXPIRIES[key] - length) <= LATENCY);
  return standard ? { expiry: standard } : { expiry: 'own', ownExpiry: localMinute(now + length) };
}
