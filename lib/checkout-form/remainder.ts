import * as v from 'valibot';
import { usualDigits } from '../amounts/currencyDigits';
import { compareDecimals, divideUp, multiplyDecimals, placesOf, subtractDecimals } from '../amounts/decimal';
import type { StoredCheckout } from '../checkouts/database';
import { decimal } from '../inqud/models';

const Money = v.object({ amount: decimal, currency: v.string() });

/**
 * The missing amount of an underpaid checkout, and how it was computed: the `difference` between requested and paid, in
 * the checkout's own currency or, without one, in the coin; or the `share` of its price that the missing coins
 * represent. `toPay` and `missing` are in the payer's coin.
 */
const Remainder = v.object({
  ask: Money,
  method: v.picklist(['difference', 'share']),
  toPay: Money,
  missing: Money,
});
export type Remainder = v.InferOutput<typeof Remainder>;

/** The remainder with what it was computed from: the order, and its amount, null when it had none of its own. */
export const Reckoning = v.object({ orderId: v.string(), amount: v.nullable(Money), remainder: Remainder });
export type Reckoning = v.InferOutput<typeof Reckoning>;

/** Null unless it is a conflict in which less was paid than requested. */
export function remainderOf({
  status,
  amount,
  request,
}: Pick<StoredCheckout, 'status' | 'amount' | 'request'>): Remainder | null {
  if (status !== 'CONFLICT') return null;
  const { payAmount, paidAmount, currency } = request ?? {};
  if (!payAmount || !paidAmount || !currency) return null;
  if (compareDecimals(paidAmount, '0') < 0 || compareDecimals(paidAmount, payAmount) >= 0) return null;
  const inCoin = (value: string) => ({ amount: value, currency });
  const missing = inCoin(subtractDecimals(payAmount, paidAmount));
  const known = { toPay: inCoin(payAmount), missing };
  if (amount === null || amount.currency === currency) return { ...known, ask: missing, method: 'difference' };
  const share = divideUp(multiplyDecimals(amount.amount, missing.amount), payAmount, pricePlaces(amount));
  return { ...known, ask: { amount: share, currency: amount.currency }, method: 'share' };
}

/**
 * Decimal places: those that people write of the currency, or those that the price needs if it needs more, so that the share never
 * exceeds the price.
 */
export function pricePlaces({ amount, currency }: v.InferOutput<typeof Money>): number {
  return Math.max(usualDigits(currency) ?? 8, placesOf(subtractDecimals(amount, '0')));
}
