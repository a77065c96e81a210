import type { Assumptions } from '../assumptions.ts';
import type { Checkout, Money, PaymentRequest } from '../model/checkout.ts';
import type { Coin } from '../model/coins.ts';
import { findCoin } from '../model/coins.ts';
import type { Decimal } from '../model/decimal.ts';
import type { Model } from '../model/model.ts';
import { jsonNumber } from './json.ts';

type Shape = Pick<Assumptions, 'coinObjects' | 'nestedPayment'>;

/** The long form: every field of 3.2 (DOCUMENTED names), with `null` and `{}` for missing values. */
export function longForm(checkout: Checkout, model: Model, shape: Shape): object {
  const project = model.project(checkout.projectId);
  const offers = model.offers(project.widgetId, checkout.fixedAmount);
  const coins = offers.map(({ code }) => findCoin(code));
  const perCoin = (value: (coin: Coin) => unknown) =>
    Object.fromEntries(coins.flatMap((coin) => (value(coin) === null ? [] : [[coin.code, value(coin)]])));
  const fee = (value: Decimal | null) => perCoin(() => jsonNumber(value));
  const limits = (value: (coin: Coin) => Decimal) =>
    checkout.type === 'FIXED_PRICE' ? {} : perCoin((coin) => jsonNumber(value(coin)));
  const filled = shape.coinObjects === 'filled';
  return {
    id: checkout.id,
    projectId: checkout.projectId,
    projectName: checkout.projectName,
    merchantDomain: checkout.merchantDomain,
    clientOrderId: checkout.clientOrderId,
    status: checkout.status,
    reason: checkout.reason,
    name: checkout.name,
    type: checkout.type,
    fixedAmount: money(checkout.fixedAmount),
    suggestedAmounts: checkout.suggestedAmounts?.map(money) ?? null,
    cryptoCurrencies: coins.map(({ code }) => code),
    cryptoCurrenciesByBlockchain: filled ? byBlockchain(coins) : {},
    cryptoCurrencyDetails: filled ? perCoin(({ currency, blockchain }) => ({ currency, blockchain })) : {},
    estimatedPayAmounts: Object.fromEntries(
      offers.flatMap(({ code, payAmount }) => (payAmount === null ? [] : [[code, jsonNumber(payAmount)]])),
    ),
    minLimits: limits(({ minLimit }) => minLimit),
    maxLimits: limits(({ maxLimit }) => maxLimit),
    merchantFixedPlatformFees: fee(project.fees.merchantFixed),
    merchantPercentPlatformFees: fee(project.fees.merchantPercent),
    payerFixedPlatformFees: fee(project.fees.payerFixed),
    payerPercentPlatformFees: fee(project.fees.payerPercent),
    request: checkout.request && requestForm(checkout.request, checkout, shape),
    returnUrl: checkout.returnUrl,
    acquiringUrl: checkout.acquiringUrl,
    createdAt: checkout.createdAt,
    lastUpdatedAt: checkout.lastUpdatedAt,
    expiresAt: checkout.expiresAt,
  };
}

/** The short form of the newer pages, field for field (DOCUMENTED, wire examples). */
export function shortForm(checkout: Checkout): object {
  const { id, projectId, projectName, merchantDomain, clientOrderId, status, name, type } = checkout;
  const { returnUrl, acquiringUrl, createdAt, expiresAt } = checkout;
  return {
    id,
    projectId,
    projectName,
    ...(type === 'SUGGESTED_FIXED_PRICE' ? { merchantDomain } : {}),
    clientOrderId,
    status,
    name,
    type,
    ...(checkout.fixedAmount ? { fixedAmount: money(checkout.fixedAmount) } : {}),
    returnUrl,
    acquiringUrl,
    createdAt,
    expiresAt,
  };
}

/** The request as it stands in 3.3 (DOCUMENTED); that a checkout's `request` has all of it is INFERRED. */
export function requestForm(request: PaymentRequest, checkout: Checkout, { nestedPayment }: Shape): object {
  return {
    id: request.id,
    orderId: request.orderId,
    clientOrderId: checkout.clientOrderId,
    currency: request.currency,
    blockchain: request.blockchain,
    status: request.status,
    reason: request.reason,
    cryptoAcquiringProjectId: checkout.projectId,
    cryptoAcquiringProjectName: checkout.projectName,
    checkoutId: checkout.id,
    address: request.address,
    paymentWindowEndsAt: request.paymentWindowEndsAt,
    expiresAt: request.expiresAt,
    createdAt: request.createdAt,
    lastUpdatedAt: request.lastUpdatedAt,
    paymentStatus: request.paymentStatus,
    paymentId: request.paymentId,
    payment: nestedPayment === 'object' && request.paymentId ? payment(request, request.paymentId) : null,
    txHash: request.txHash,
    requestAmount: jsonNumber(request.requestAmount),
    requestAmountIn: request.requestAmountIn,
    requestAmountConverted: jsonNumber(request.requestAmountConverted),
    convertPair: request.convertPair,
    convertRate: jsonNumber(request.convertRate),
    payAmount: jsonNumber(request.payAmount),
    payerPlatformFee: jsonNumber(request.payerPlatformFee),
    payerFixedPlatformFee: jsonNumber(request.payerFixedPlatformFee),
    payerPercentPlatformFee: jsonNumber(request.payerPercentPlatformFee),
    merchantPlatformFee: jsonNumber(request.merchantPlatformFee),
    merchantFixedPlatformFee: jsonNumber(request.merchantFixedPlatformFee),
    merchantPercentPlatformFee: jsonNumber(request.merchantPercentPlatformFee),
    processingAmount: jsonNumber(request.processingAmount),
    paidAmount: jsonNumber(request.paidAmount),
    overpaid: request.overpaid,
    minLimit: jsonNumber(request.minLimit),
    maxLimit: jsonNumber(request.maxLimit),
  };
}

/** UNKNOWN shape (3.3), made up. */
function payment(request: PaymentRequest, id: string): object {
  const { paymentStatus: status, paidAmount, currency, txHash } = request;
  return { id, status, amount: jsonNumber(paidAmount), currency, txHash };
}

function money(value: Money | null): object | null {
  return value && { currency: value.currency, amount: jsonNumber(value.amount) };
}

/** UNKNOWN shape (3.2), made up: the chains, each with its coins. */
function byBlockchain(coins: readonly Coin[]): object {
  return Object.fromEntries(
    coins.map(({ blockchain }) => [
      blockchain,
      coins.filter((coin) => coin.blockchain === blockchain).map(({ currency }) => currency),
    ]),
  );
}
