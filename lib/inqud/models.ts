import * as v from 'valibot';
import type { Decimal } from '../amounts/decimal';
import { parseDecimal } from '../amounts/decimal';
import { cutWhole } from '../shared/cutText';
import { webAddress } from './webAddress';

/**
 * Length limits, in characters, of a text and of a word such as a currency code, for answers and for restored copies.
 */
export const LONGEST_TEXT = 10_000;
export const LONGEST_WORD = 200;

/**
 * Inqud's objects as they arrive, after `parseJson` turned every number into a decimal string. Only an id and a status
 * are required: a field that is missing, malformed or too long becomes null, and unknown fields stay (inqud-api.md,
 * section 3).
 */
const text = upTo(LONGEST_TEXT);
const word = upTo(LONGEST_WORD);
/** A URL that may become a link: https only, whatever arrives, and normalised. */
const link = address(['https:']);
/** The shop's own page. In development it may have no certificate. */
export const returnAddress = address(['https:', 'http:']);
/** An amount: a number that `parseJson` wrote as a decimal, or a numeric string, which Inqud sometimes sends. */
export const decimal = v.pipe(v.string(), v.transform(parseDecimal), v.string());
export const amount = v.optional(v.fallback(v.nullable(decimal), null), null);
const flag = v.optional(v.fallback(v.boolean(), false), false);

/** A checkout's ID: safe in a URL and in a key, whatever Inqud's look like. */
export const checkoutId = v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/));

const Money = v.object({ amount: decimal, currency: v.pipe(v.string(), v.maxLength(LONGEST_WORD)) });
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

/** Characters of a request as JSON, with its unknown fields; the documented one has a thousand. */
const LARGEST_REQUEST = 20_000;

/** A request as it is stored: without its unknown fields where they are far too large. */
export function boundedRequest(request: RequestModel): RequestModel {
  const isSmall = JSON.stringify(request).length <= LARGEST_REQUEST;
  return isSmall ? request : v.parse(v.object(RequestModel.entries), request);
}
const BoundedRequest = v.pipe(RequestModel, v.transform(boundedRequest));

/** 3.2. `status` is an open string: see `lib/inqud/status.ts`. */
export const CheckoutModel = v.looseObject({
  id: checkoutId,
  // Required, so an overlong one is cut instead of dropped.
  status: v.pipe(
    v.string(),
    v.nonEmpty(),
    v.transform((status) => cutWhole(status, LONGEST_WORD)),
  ),
  projectId: text,
  projectName: text,
  merchantDomain: text,
  clientOrderId: text,
  reason: text,
  name: text,
  type: word,
  fixedAmount: v.optional(v.fallback(v.nullable(Money), null), null),
  request: v.optional(v.fallback(v.nullable(BoundedRequest), null), null),
  returnUrl: returnAddress,
  acquiringUrl: link,
  createdAt: text,
  lastUpdatedAt: text,
  expiresAt: text,
});
export type CheckoutModel = v.InferOutput<typeof CheckoutModel>;

/** What a new checkout is made from (3.1). Only FIXED_PRICE has an amount. `expiresAt` is ISO 8601 in UTC. */
export type CheckoutDraft = {
  clientOrderId: string;
  name: string | null;
  expiresAt: string;
  returnUrl: string | null;
} & ({ type: 'FIXED_PRICE'; fixedAmount: Money } | { type: 'NO_PRICE' | 'SUGGESTED_FIXED_PRICE' });

/** A URL of one of these protocols (`webAddress.ts`); anything else becomes null. */
function address(protocols: readonly string[]) {
  const normalised = v.pipe(
    v.string(),
    v.transform((url) => webAddress(url, { protocols })),
  );
  return v.optional(v.fallback(v.nullable(normalised), null), null);
}

/** A text of at most `longest` characters; anything else becomes null. */
function upTo(longest: number) {
  return v.optional(v.fallback(v.nullable(v.pipe(v.string(), v.maxLength(longest))), null), null);
}
