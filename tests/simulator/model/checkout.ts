import type { Decimal } from './decimal.ts';
import type { Stamp } from './stamps.ts';

/** The three types (DOCUMENTED, 3.1). */
export const CHECKOUT_TYPES = ['FIXED_PRICE', 'NO_PRICE', 'SUGGESTED_FIXED_PRICE'] as const;
export type CheckoutType = (typeof CHECKOUT_TYPES)[number];

/** The six statuses (INFERRED, 1.1). A checkout's status is an open string, because a test may force any value. */
export const STATUSES = ['NEW', 'REQUEST_CREATED', 'PAYMENT_DETECTED', 'EXPIRED', 'CONFLICT', 'SUCCESS'] as const;

export interface Money {
  readonly amount: Decimal;
  readonly currency: string;
}

/** A validated create request (DOCUMENTED, 3.1). */
export interface CheckoutDraft {
  readonly type: CheckoutType;
  readonly fixedAmount: Money | null;
  readonly clientOrderId: string | null;
  readonly expiresAt: Stamp | null;
  readonly returnUrl: string | null;
  readonly name: string | null;
}

/** The fields that follow from amount, coin and fees (DOCUMENTED, 3.3; the arithmetic is INFERRED). */
export interface Price {
  readonly requestAmount: Decimal | null;
  readonly requestAmountIn: string | null;
  readonly requestAmountConverted: Decimal | null;
  readonly convertPair: string | null;
  readonly convertRate: Decimal | null;
  readonly payAmount: Decimal | null;
  readonly payerPlatformFee: Decimal;
  readonly payerFixedPlatformFee: Decimal | null;
  readonly payerPercentPlatformFee: Decimal | null;
  readonly merchantPlatformFee: Decimal | null;
  readonly merchantFixedPlatformFee: Decimal | null;
  readonly merchantPercentPlatformFee: Decimal | null;
  readonly processingAmount: Decimal | null;
}

/** The one request of a checkout (DOCUMENTED, 3.3 and 1.5). */
export interface PaymentRequest extends Price {
  readonly id: string;
  readonly orderId: string;
  readonly coin: string;
  readonly currency: string;
  readonly blockchain: string;
  readonly status: string;
  readonly reason: string | null;
  readonly address: string;
  readonly paymentWindowEndsAt: Stamp;
  readonly expiresAt: Stamp;
  readonly createdAt: Stamp;
  readonly lastUpdatedAt: Stamp | null;
  readonly paymentStatus: string | null;
  readonly paymentId: string | null;
  readonly txHash: string | null;
  readonly paidAmount: Decimal | null;
  readonly overpaid: boolean;
  readonly minLimit: Decimal | null;
  readonly maxLimit: Decimal | null;
  /** The simulator's own flag, never sent: the payment arrived after the expiry. */
  readonly late: boolean;
}

/** An immutable snapshot of a checkout (DOCUMENTED, 3.2); every change creates a new one. */
export interface Checkout {
  readonly id: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly merchantDomain: string;
  readonly clientOrderId: string | null;
  readonly status: string;
  readonly reason: string | null;
  readonly name: string | null;
  readonly type: CheckoutType;
  readonly fixedAmount: Money | null;
  readonly suggestedAmounts: readonly Money[] | null;
  readonly request: PaymentRequest | null;
  readonly returnUrl: string | null;
  readonly acquiringUrl: string;
  readonly createdAt: Stamp;
  readonly lastUpdatedAt: Stamp | null;
  readonly expiresAt: Stamp;
}

/** A widget's settings in the merchant's account; its id is the "projectId" of every path (DOCUMENTED, 2). */
export interface Project {
  readonly widgetId: string;
  readonly projectName: string;
  readonly merchantDomain: string;
  readonly coins: readonly string[];
  readonly suggestedAmounts: readonly Money[];
  readonly fees: Fees;
}

/** Fixed fees in the coin, percentages of the paid amount; null for no fee (DOCUMENTED fields, 3.3). */
export interface Fees {
  readonly merchantFixed: Decimal | null;
  readonly merchantPercent: Decimal | null;
  readonly payerFixed: Decimal | null;
  readonly payerPercent: Decimal | null;
}
