import type { Checkout } from '../model/checkout.ts';
import { DEFAULT_COINS, findCoin } from '../model/coins.ts';
import type { Decimal } from '../model/decimal.ts';
import { add } from '../model/decimal.ts';
import { jsonNumber } from './json.ts';

/**
 * DOCUMENTED (old), 3.5: an array of `{currency, balance}`. A SUCCESS of a payment "credits the merchant balance" (1.4);
 * here it is what was paid, less the merchant's fee. Auto-conversion and payouts, which would move it, do not happen.
 */
export function balances(checkouts: readonly Checkout[]): object[] {
  const sums = new Map<string, Decimal>(DEFAULT_COINS.map((code) => [findCoin(code).currency, '0']));
  for (const { request } of checkouts) {
    if (request?.paymentStatus !== 'SUCCESS') continue;
    sums.set(request.currency, add(sums.get(request.currency) ?? '0', request.processingAmount ?? '0'));
  }
  return Array.from(sums, ([currency, balance]) => ({ currency, balance: jsonNumber(balance) }));
}
