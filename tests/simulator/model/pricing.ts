import type { Fees, Money, Price } from './checkout.ts';
import type { Coin, Rates } from './coins.ts';
import { rateOf } from './coins.ts';
import type { Decimal, Rounding } from './decimal.ts';
import { add, compare, divide, multiply, round, subtract } from './decimal.ts';

/**
 * What a payer owes in a coin. INFERRED arithmetic that reproduces every number of the documented request (3.3):
 * the converted amount is rounded up, the merchant's fee is percent of payAmount plus the fixed part, and the payer's
 * fee is added to payAmount. A NO_PRICE checkout (amount null) has no numbers until something is paid (UNKNOWN).
 * Returns null when there is no rate between the two currencies.
 */
export function priceOf(
  amount: Money | null,
  coin: Coin,
  fees: Fees,
  rates: Rates,
  feeRounding: Rounding,
): Price | null {
  const rounded = (value: Decimal) => round(value, coin.places, feeRounding);
  const feeShares = {
    payerFixedPlatformFee: fees.payerFixed,
    payerPercentPlatformFee: fees.payerPercent,
    merchantFixedPlatformFee: fees.merchantFixed,
    merchantPercentPlatformFee: fees.merchantPercent,
  };
  if (amount === null) {
    return {
      ...feeShares,
      requestAmount: null,
      requestAmountIn: null,
      requestAmountConverted: null,
      convertPair: null,
      convertRate: null,
      payAmount: null,
      payerPlatformFee: '0',
      merchantPlatformFee: null,
      processingAmount: null,
    };
  }
  const sameCurrency = amount.currency === coin.currency;
  const rate = sameCurrency ? null : rateOf(rates, coin.currency, amount.currency);
  if (!sameCurrency && rate === null) return null;
  const converted = divide(amount.amount, rate ?? '1', coin.places, 'up');
  const payerPlatformFee = rounded(fee(converted, fees.payerFixed, fees.payerPercent));
  const payAmount = add(converted, payerPlatformFee);
  const merchantPlatformFee = rounded(fee(payAmount, fees.merchantFixed, fees.merchantPercent));
  return {
    ...feeShares,
    requestAmount: amount.amount,
    requestAmountIn: amount.currency,
    requestAmountConverted: converted,
    convertPair: rate === null ? null : coin.currency + amount.currency,
    convertRate: rate,
    payAmount,
    payerPlatformFee,
    merchantPlatformFee,
    processingAmount: subtract(subtract(payAmount, merchantPlatformFee), payerPlatformFee),
  };
}

/** Whether a coin's limits (3.4) allow this amount. */
export function withinLimits(coin: Coin, payAmount: Decimal): boolean {
  return compare(payAmount, coin.minLimit) >= 0 && compare(payAmount, coin.maxLimit) <= 0;
}

function fee(amount: Decimal, fixed: Decimal | null, percent: Decimal | null): Decimal {
  return add(multiply(multiply(amount, percent ?? '0'), '0.01'), fixed ?? '0');
}
