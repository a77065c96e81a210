import type { Assumptions } from '../assumptions.ts';
import type { Checkout, Money } from '../model/checkout.ts';
import { findCoin } from '../model/coins.ts';
import type { Model } from '../model/model.ts';
import { qrCode } from './qrCode.ts';

/** The data that the widget shows, amounts as exact strings, and how it emits events (UNKNOWN, 6). */
export function payerView(checkout: Checkout, model: Model, assumptions: Assumptions): object {
  const { request } = checkout;
  return {
    id: checkout.id,
    status: checkout.status,
    reason: checkout.reason,
    merchant: checkout.projectName,
    order: checkout.clientOrderId,
    name: checkout.name,
    type: checkout.type,
    returnUrl: checkout.returnUrl,
    expiresAt: checkout.expiresAt,
    now: new Date(model.now()).toISOString(),
    choices: choices(checkout).map((amount) => ({
      amount,
      coins: model.offers(checkout.projectId, amount).map(({ code, payAmount }) => ({
        code,
        currency: findCoin(code).currency,
        network: findCoin(code).network,
        payAmount,
      })),
    })),
    request: request && {
      currency: request.currency,
      network: findCoin(request.coin).network,
      address: request.address,
      // What Inqud's own code holds is UNKNOWN (6): the address alone fits every wallet.
      qr: qrCode(request.address),
      payAmount: request.payAmount,
      asked: request.requestAmount && { amount: request.requestAmount, currency: request.requestAmountIn },
      minLimit: request.minLimit,
      paidAmount: request.paidAmount,
      overpaid: request.overpaid,
      txHash: request.txHash,
      windowEndsAt: request.paymentWindowEndsAt,
    },
    emit: {
      status: emittedStatus(checkout.status, assumptions.emittedStatus),
      initial: assumptions.widgetEmitsInitialStatus,
      bubbles: assumptions.statusChangedBubbles,
      composed: assumptions.statusChangedComposed,
    },
  };
}

/** The amounts to choose from: the fixed one, the suggested ones, or none but the payer's own (null). */
function choices({ fixedAmount, suggestedAmounts }: Checkout): readonly (Money | null)[] {
  return suggestedAmounts ?? [fixedAmount];
}

/** G-sdk's InternalStatus is the alternative of 6 (INFERRED). */
const INTERNAL: Record<string, string> = {
  NEW: 'default',
  REQUEST_CREATED: 'in_progress',
  PAYMENT_DETECTED: 'in_progress',
  EXPIRED: 'timeout',
  CONFLICT: 'failed',
  SUCCESS: 'success',
};

function emittedStatus(status: string, form: Assumptions['emittedStatus']): string {
  switch (form) {
    case 'upper':
      return status;
    case 'lower':
      return status.toLowerCase();
    case 'internal':
      return INTERNAL[status] ?? 'unknown';
  }
}
