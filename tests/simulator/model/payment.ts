import type { PaymentRequest } from './checkout.ts';
import { findCoin } from './coins.ts';
import type { Decimal } from './decimal.ts';
import { add, compare, divide, multiply, parseDecimal, round } from './decimal.ts';

/** 'exact' is payAmount, 'less' half of it, 'more' one percent above it; else a decimal string in the coin. */
export type PaidAmount = 'exact' | 'less' | 'more' | (Decimal & {});

/** The amount that a payer sends. For NO_PRICE, the coin's minimum counts as the exact amount. */
export function amountPaid(request: PaymentRequest, paid: PaidAmount): Decimal {
  const { places } = findCoin(request.coin);
  const exact = request.payAmount ?? request.minLimit ?? '1';
  switch (paid) {
    case 'exact':
      return exact;
    case 'less':
      return divide(exact, '2', places, 'down');
    case 'more':
      return add(exact, round(multiply(exact, '0.01'), places, 'up'));
  }
  const amount = parseDecimal(paid);
  if (amount === null || compare(amount, '0') <= 0) {
    throw new Error(`"${paid}" is no amount to pay. Use 'exact', 'less', 'more' or a positive decimal string.`);
  }
  return amount;
}
