import * as v from 'valibot';
import { recordOf } from '../shared/json/recordOf';
import { amount, LONGEST_WORD } from './models';

/** Limits of an amount, and the rate that it is converted at. Null for what is missing or unreadable. */
const pair = v.optional(v.fallback(v.nullable(v.pipe(v.string(), v.maxLength(LONGEST_WORD))), null), null);
export const Figures = v.object({ minLimit: amount, maxLimit: amount, convertRate: amount, convertPair: pair });
export type Figures = v.InferOutput<typeof Figures>;

/** A coin that a widget takes, with the limits and rates of amounts in a currency, by that currency's code. */
export const CoinOption = v.object({ code: v.string(), amountIn: recordOf(Figures) });
export type CoinOption = v.InferOutput<typeof CoinOption>;

/** "ETHEREUM_USDT" is USDT on ETHEREUM; a code without a blockchain is the currency alone. */
export function coinParts(code: string): { currency: string; blockchain: string | null } {
  const cut = code.lastIndexOf('_');
  return {
    currency: code.slice(cut + 1).toUpperCase(),
    blockchain: cut > 0 ? code.slice(0, cut) : null,
  };
}
