import * as v from 'valibot';
import { type CoinOption, coinParts, Figures } from './coinOption';
import { amount, LONGEST_WORD } from './models';

/**
 * 3.4: what a widget takes. Documented in the guide to an own user interface; that the payment page has the same limits for
 * checkouts is inferred. Whether a coin below its minimum is hidden, refused or accepted is unknown. Payer-side fees are in
 * none of these figures.
 */

const NO_FIGURES: Figures = { minLimit: null, maxLimit: null, convertRate: null, convertPair: null };
const byCurrency = v.optional(v.fallback(v.record(v.string(), v.fallback(Figures, NO_FIGURES)), {}), {});
const amounts = v.optional(v.fallback(v.record(v.string(), amount), {}), {});

/** Each coin is BLOCKCHAIN_COIN, such as ETHEREUM_USDT. Only the list is required. */
export const DepositOptionsModel = v.looseObject({
  cryptoCurrencies: v.array(v.string()),
  limits: byCurrency,
  minLimits: amounts,
  maxLimits: amounts,
  amountInOptions: v.optional(v.fallback(v.record(v.string(), byCurrency), {}), {}),
});
export type DepositOptionsModel = v.InferOutput<typeof DepositOptionsModel>;

/** More than any widget has; an answer with more is cut. */
const MOST_COINS = 200;
const MOST_CURRENCIES = 50;

/** The coins in the widget's order, each with what is known of it. Its own limits are in three fields. */
export function coinOptions(options: DepositOptionsModel): CoinOption[] {
  const codes = [...new Set(options.cryptoCurrencies)].filter((code) => code !== '' && code.length <= LONGEST_WORD);
  return codes.slice(0, MOST_COINS).map((code) => {
    const { currency } = coinParts(code);
    const given = Object.entries(own(options.amountInOptions, code) ?? {}).slice(0, MOST_CURRENCIES);
    const amountIn = Object.fromEntries(given.map(([key, figures]) => [key.toUpperCase(), figures]));
    const limits = own(amountIn, currency) ?? own(options.limits, code) ?? NO_FIGURES;
    const figures: Figures = {
      ...limits,
      minLimit: limits.minLimit ?? own(options.minLimits, code) ?? null,
      maxLimit: limits.maxLimit ?? own(options.maxLimits, code) ?? null,
    };
    return { code, amountIn: { ...amountIn, [currency]: figures } };
  });
}

function own<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
