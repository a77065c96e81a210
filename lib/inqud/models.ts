import * as v from 'valibot';
import type { Decimal } from './decimal';
import { parseDecimal } from './decimal';

/**
 * Inqud's objects as they arrive, after `parseJson` made every number a decimal string. Only an id and a status are
 * demanded: a field that is missing or of another shape becomes null, and unknown fields stay (inqud-api.md, section 3).
 */
const text = v.optional(v.fallback(v.nullable(v.string()), null), null);
/** An address that may become a link: nothing but https, whatever arrives. */
export const link = v.optional(
  v.fallback(v.nullable(v.pipe(v.string(), v.url(), v.startsWith('https://'))), null),
  null,
);
/** An amount: a number that `parseJson` wrote as a decimal, or a string with one in it, as Inqud sends now and then. */
export const decimal = v.pipe(v.string(), v.transform(parseDecimal), v.string());
const amount = v.optional(v.fallback(v.nullable(decimal), null), null);
const flag = v.optional(v.fallback(v.boolean(), false), false);

const Money = v.object({ amount: decimal, currency: v.string() });
export type Money = { amount: Decimal; currency: string };

/** 3.3: what the payer chose, where to pay, what arrived. */
export const RequestModel = v.looseObject({
  id: text,
  currency: text,
  blockchain: text,
  status: text,
  reason: text,
  address: text,
  paymentWindowEndsAt: text,
  paymentStatus: text,
  txHash: text,
  convertPair: text,
  convertRate: amount,
  payAmount: amount,
  paidAmount: amount,
  payerPlatformFee: amount,
  merchantPlatformFee: amount,
  processingAmount: amount,
  overpaid: flag,
});
export type RequestModel = v.InferOutput<typeof RequestModel>;

/** 3.2. `status` is an open string: see `lib/inqud/status.ts`. */
export const CheckoutModel = v.looseObject({
  id: v.pipe(v.string(), v.nonEmpty()),
  status: v.pipe(v.string(), v.nonEmpty()),
  projectId: text,
  projectName: text,
  merchantDomain: text,
  clientOrderId: text,
  reason: text,
  name: text,
  type: text,
  fixedAmount: v.optional(v.fallback(v.nullable(Money), null), null),
  request: v.optional(v.fallback(v.nullable(RequestModel), null), null),
  returnUrl: text,
  acquiringUrl: link,
  createdAt: text,
  lastUpdatedAt: text,
  expiresAt: text,
});
export type CheckoutModel = v.InferOutput<typeof CheckoutModel>;

/** 3.4. Only the list of coins is used; each is BLOCKCHAIN_COIN, such as ETHEREUM_USDT. */
export const DepositOptionsModel = v.looseObject({ cryptoCurrencies: v.array(v.string()) });
export type DepositOptionsModel = v.InferOutput<typeof DepositOptionsModel>;

/** What a new checkout is made from (3.1). Only FIXED_PRICE has an amount. `expiresAt` is ISO 8601 in UTC. */
export type CheckoutDraft = {
  clientOrderId: string;
  name: string | null;
  expiresAt: string;
  returnUrl: string | null;
} & ({ type: 'FIXED_PRICE'; fixedAmount: Money } | { type: 'NO_PRICE' | 'SUGGESTED_FIXED_PRICE' });
