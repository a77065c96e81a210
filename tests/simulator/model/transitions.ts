import type { Assumptions } from '../assumptions.ts';
import type { Checkout, PaymentRequest } from './checkout.ts';
import type { Decimal } from './decimal.ts';
import { compare } from './decimal.ts';
import type { Stamp } from './stamps.ts';
import { stampToMs } from './stamps.ts';

/**
 * The state machine (INFERRED, 1.1), as functions from one checkout to the next. An impossible step throws. The
 * request's own statuses: WAITING_PAYMENT, PENDING_PAYMENT, CONFLICT are DOCUMENTED (1.2), SUCCESS and EXPIRED assumed.
 */
type Rules = Pick<Assumptions, 'graceMs' | 'latePayment' | 'latePaymentReason'>;

/** NEW -> REQUEST_CREATED: the payer picked a coin. A second choice is impossible, a checkout has one request (1.5). */
export function requested(checkout: Checkout, request: PaymentRequest, at: Stamp): Checkout {
  demand(checkout, 'pick a coin', ['NEW']);
  return { ...checkout, status: 'REQUEST_CREATED', request, lastUpdatedAt: at };
}

/** REQUEST_CREATED -> PAYMENT_DETECTED: a transaction was seen. For one after the expiry, see `latePayment`. */
export function detected(
  checkout: Checkout,
  payment: { amount: Decimal; paymentId: string; txHash: string },
  rules: Rules,
  at: Stamp,
): Checkout {
  demand(checkout, 'pay', ['REQUEST_CREATED', 'EXPIRED']);
  const late = checkout.status === 'EXPIRED';
  if (late && rules.latePayment === 'ignored') return checkout;
  const { request } = checkout;
  if (!request) throw new Error(`Checkout ${checkout.id} has no address to pay to: no coin was picked.`);
  return withRequest(checkout, at, 'PAYMENT_DETECTED', null, {
    ...request,
    status: 'PENDING_PAYMENT',
    paymentStatus: 'PENDING',
    paymentId: payment.paymentId,
    txHash: payment.txHash,
    paidAmount: payment.amount,
    overpaid: request.payAmount !== null && compare(payment.amount, request.payAmount) > 0,
    late,
  });
}

/**
 * PAYMENT_DETECTED -> SUCCESS, or CONFLICT with UNDERPAID when less than payAmount was paid (DOCUMENTED, 1.3).
 * Overpaying is SUCCESS with `overpaid` (INFERRED, 7). The payment itself is SUCCESS either way, which misled a client
 * before (1.4).
 */
export function confirmed(checkout: Checkout, rules: Rules, at: Stamp): Checkout {
  demand(checkout, 'confirm', ['PAYMENT_DETECTED']);
  const { request } = checkout;
  if (!request)
    throw new Error(`Checkout ${checkout.id} was forced to PAYMENT_DETECTED and has no payment to confirm.`);
  const enough = request.payAmount ?? request.minLimit ?? '0';
  const reason =
    compare(request.paidAmount ?? '0', enough) < 0
      ? 'UNDERPAID'
      : request.late && rules.latePayment === 'conflict'
        ? rules.latePaymentReason
        : null;
  const status = reason === null ? 'SUCCESS' : 'CONFLICT';
  return withRequest(checkout, at, status, reason, { ...request, status, reason, paymentStatus: 'SUCCESS' });
}

/** NEW or REQUEST_CREATED -> EXPIRED. */
export function expired(checkout: Checkout, at: Stamp): Checkout {
  demand(checkout, 'expire', ['NEW', 'REQUEST_CREATED']);
  const { request } = checkout;
  return request
    ? withRequest(checkout, at, 'EXPIRED', null, { ...request, status: 'EXPIRED' })
    : { ...checkout, status: 'EXPIRED', lastUpdatedAt: at };
}

/** Sets any status, even an undocumented one. The request is unchanged. */
export function forced(checkout: Checkout, status: string, reason: string | null, at: Stamp): Checkout {
  return { ...checkout, status, reason, lastUpdatedAt: at };
}

/** When the checkout expires, in ms: at `expiresAt`, or with a request after its window and the grace (1.1, 3.3). */
export function deadline(checkout: Checkout, rules: Rules): number | null {
  if (checkout.status === 'NEW') return stampToMs(checkout.expiresAt);
  if (checkout.status !== 'REQUEST_CREATED' || !checkout.request) return null;
  return stampToMs(checkout.request.paymentWindowEndsAt) + rules.graceMs;
}

function withRequest(
  checkout: Checkout,
  at: Stamp,
  status: string,
  reason: string | null,
  request: PaymentRequest,
): Checkout {
  return { ...checkout, status, reason, lastUpdatedAt: at, request: { ...request, lastUpdatedAt: at } };
}

function demand(checkout: Checkout, step: string, allowed: readonly string[]): void {
  if (allowed.includes(checkout.status)) return;
  throw new Error(
    `Cannot ${step} in status "${checkout.status}" of ${checkout.id}. Possible in ${allowed.join(', ')}.`,
  );
}
