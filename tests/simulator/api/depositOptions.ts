import type { Assumptions } from '../assumptions.ts';
import type { Project } from '../model/checkout.ts';
import type { Coin, CoinCode, Rates } from '../model/coins.ts';
import { findCoin, limitIn, rateOf } from '../model/coins.ts';
import type { Decimal } from '../model/decimal.ts';
import { divide } from '../model/decimal.ts';
import { jsonNumber } from './json.ts';

/** Decimal places of a rate that is turned round. */
const REVERSED_PLACES = 12;

/**
 * The coins that this widget accepts, with limits in the coin and in each currency that has a rate (DOCUMENTED, 3.4).
 * How much of it a real widget has is a switch.
 */
export function depositOptions(
  project: Project,
  rates: Rates,
  quotes: readonly string[],
  { depositPrices, moreCoins }: Pick<Assumptions, 'depositPrices' | 'moreCoins'>,
): object {
  const coins = [...project.coins.map(findCoin), ...madeUp(moreCoins)];
  const number = (value: Decimal | null) => (depositPrices === 'text' ? value : jsonNumber(value));
  const each = (value: (coin: Coin) => unknown) => Object.fromEntries(coins.map((coin) => [coin.code, value(coin)]));
  const own = ({ minLimit, maxLimit }: Coin) => ({
    minLimit: number(minLimit),
    maxLimit: number(maxLimit),
    convertRate: null,
    convertPair: null,
  });
  const figures = (rate: Decimal, coin: string, quote: string) => {
    if (depositPrices === 'noRate') return { convertRate: null, convertPair: null };
    if (depositPrices !== 'reversed') return { convertRate: number(rate), convertPair: coin + quote };
    return { convertRate: number(divide('1', rate, REVERSED_PLACES, 'halfUp')), convertPair: quote + coin };
  };
  const quoted = (coin: Coin) =>
    quotes.flatMap((quote) => {
      const rate = rateOf(rates, coin.currency, quote);
      if (rate === null || depositPrices === 'own') return [];
      const converted = {
        minLimit: number(limitIn(coin.minLimit, rate)),
        maxLimit: number(limitIn(coin.maxLimit, rate)),
        ...figures(rate, coin.currency, quote),
      };
      return [[quote, converted]];
    });
  return {
    cryptoCurrencies: coins.map(({ code }) => code),
    limits: each(own),
    minLimits: each(({ minLimit }) => number(minLimit)),
    maxLimits: each(({ maxLimit }) => number(maxLimit)),
    ...(depositPrices !== 'none' && {
      amountInOptions: each((coin) => ({ ...Object.fromEntries(quoted(coin)), [coin.currency]: own(coin) })),
    }),
  };
}

/** Coins for a widget with many: each is USDT on a chain of its own. */
function madeUp(count: number): Coin[] {
  const usdt = findCoin('ETHEREUM_USDT');
  return Array.from({ length: count }, (_, at) => {
    const code: CoinCode = `CHAIN${at + 1}_USDT`;
    return { ...usdt, code, blockchain: `CHAIN${at + 1}`, network: `Chain ${at + 1}` };
  });
}
