import { t } from '@lingui/core/macro';
import { amountText } from '../../amounts/amountText';
import { compareDecimals, subtractDecimals } from '../../amounts/decimal';
import type { StoredCheckout } from '../database';
import { moneyText } from './text';

/** What was paid, requested, and is missing, as amounts in words, when less was paid than requested; else null. */
export function shortfallOf({ request }: Pick<StoredCheckout, 'request'>) {
  const { payAmount, paidAmount, currency } = request ?? {};
  if (!payAmount || !paidAmount || !currency || compareDecimals(paidAmount, payAmount) >= 0) return null;
  return {
    paid: amountText(paidAmount, currency),
    asked: moneyText({ amount: payAmount, currency }),
    missing: moneyText({ amount: subtractDecimals(payAmount, paidAmount), currency }),
  };
}

/** "40.00 of 100.00 USDT received, 60.00 USDT missing" when less was paid than requested, else null. */
export function shortfallText(checkout: Pick<StoredCheckout, 'request'>): string | null {
  const shortfall = shortfallOf(checkout);
  if (shortfall === null) return null;
  const { paid, asked, missing } = shortfall;
  return t`${paid} of ${asked} received, ${missing} missing`;
}
