import { readAmount } from '../../amounts/amount';
import type { Money } from '../../inqud/models';
import type { DraftForm } from '../draftForm';
import type { AccountPrices } from './prices';
import { PRICES_OLD } from './prices';
import type { Quote } from './quote';
import { isOutside, quoteOf } from './quote';

/** What a form asks for as far as it is typed; null while there is no amount to reckon with. */
export function askedAmount({ type, amount, currency }: Pick<DraftForm, 'type' | 'amount' | 'currency'>): Money | null {
  const code = currency.trim().toUpperCase();
  if (type !== 'FIXED_PRICE' || !/^[A-Z0-9]{3,10}$/.test(code)) return null;
  const read = readAmount(amount, code);
  return 'amount' in read ? { amount: read.amount, currency: code } : null;
}

/** The quote of an amount that no coin takes; null otherwise, or when the prices are too old to object with. `now` is epoch ms. */
export function outsideQuote(known: AccountPrices | undefined, asked: Money | null, now: number): Quote | null {
  if (!known?.answer || !asked || now - known.answer.at > PRICES_OLD) return null;
  const { coins } = known.answer;
  const { amount, currency } = asked;
  return isOutside(coins, amount, currency) ? quoteOf(coins, amount, currency) : null;
}
