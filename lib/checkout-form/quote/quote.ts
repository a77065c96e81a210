import type { Decimal } from '../../amounts/decimal';
import { compareDecimals, divideUp, multiplyDecimals } from '../../amounts/decimal';
import type { CoinOption, Figures } from '../../inqud/coinOption';
import { coinParts } from '../../inqud/coinOption';

/** What an amount is in one coin of the widget. */
export type CoinQuote = {
  currency: string;
  blockchain: string | null;
  /** In the coin; null without a rate that can be read. */
  amount: Decimal | null;
  /** Of the asked amount, in its currency; null for none that is known. */
  min: Decimal | null;
  max: Decimal | null;
  /** Whether the asked amount is within the limits. */
  fits: 'yes' | 'below' | 'above';
};

export type Quote = {
  coins: CoinQuote[];
  /** No coin of the widget is known to take an amount in this currency. */
  isUnpriced: boolean;
  /** The amount is outside the limits of every coin. */
  isOutside: boolean;
};

/** Inqud's one sample has so many decimal places, rounded up: 100 USD at 1.0054 are 99.46291 USDT. */
const PLACES = 5;
/** Of an amount below 1, so that little of a dear coin is more than zeros. */
const SIGNIFICANT = 6;
const MOST_PLACES = 30;

/** What an amount in a currency is in each coin. An estimate: the rate binds when the payer chooses a coin. */
export function quoteOf(options: readonly CoinOption[], amount: Decimal, asked: string): Quote {
  const currency = asked.toUpperCase();
  const known = options.map((option) => coinQuote(option, amount, currency));
  const coins = known.map(({ quote }) => quote);
  return {
    coins,
    isUnpriced: coins.length > 0 && known.every(({ isKnown }) => !isKnown),
    isOutside: isOutside(options, amount, currency),
  };
}

/** Whether every coin has limits that the amount is outside of. Far less work than the whole quote. */
export function isOutside(options: readonly CoinOption[], amount: Decimal, asked: string): boolean {
  const currency = asked.toUpperCase();
  return options.length > 0 && options.every((option) => fitOf(figuresOf(option, currency), amount) !== 'yes');
}

function coinQuote(option: CoinOption, amount: Decimal, asked: string): { quote: CoinQuote; isKnown: boolean } {
  const { currency, blockchain } = coinParts(option.code);
  const figures = figuresOf(option, asked);
  const converted = currency === asked ? amount : figures ? inCoin(amount, asked, currency, figures) : null;
  return {
    quote: { currency, blockchain, amount: converted, ...limitsOf(figures), fits: fitOf(figures, amount) },
    isKnown: currency === asked || figures !== undefined,
  };
}

function figuresOf({ amountIn }: CoinOption, currency: string): Figures | undefined {
  return Object.hasOwn(amountIn, currency) ? amountIn[currency] : undefined;
}

/** The limits are of the asked amount, in its currency: nothing is converted. */
function fitOf(figures: Figures | undefined, amount: Decimal): CoinQuote['fits'] {
  const { min, max } = limitsOf(figures);
  if (min !== null && compareDecimals(amount, min) < 0) return 'below';
  return max !== null && compareDecimals(amount, max) > 0 ? 'above' : 'yes';
}

/** The limits that limit anything: a maximum of 0 is none. */
export function limitsOf(figures: Figures | undefined): { min: Decimal | null; max: Decimal | null } {
  return { min: above0(figures?.minLimit), max: above0(figures?.maxLimit) };
}

function above0(value: Decimal | null | undefined): Decimal | null {
  return value && compareDecimals(value, '0') > 0 ? value : null;
}

/** Pair "USDTUSD" at 1.0054 reads "1 USDT = 1.0054 USD" (inqud-api.md, 3.3); "USDUSDT" is the other way round. */
function inCoin(amount: Decimal, asked: string, coin: string, { convertRate, convertPair }: Figures): Decimal | null {
  const rate = above0(convertRate);
  const pair = convertPair?.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const [straight, reversed] = [pair === coin + asked, pair === asked + coin];
  if (rate === null || straight === reversed) return null;
  return straight ? inPlaces(amount, rate) : inPlaces(multiplyDecimals(amount, rate), '1');
}

function inPlaces(amount: Decimal, rate: Decimal): Decimal {
  const [, zeros] = /^0\.(0*)/.exec(divideUp(amount, rate, MOST_PLACES)) ?? [];
  const places = zeros === undefined ? PLACES : Math.max(PLACES, zeros.length + SIGNIFICANT);
  return divideUp(amount, rate, Math.min(places, MOST_PLACES));
}

/** The widest limits of these, in the asked currency: the lowest minimum, and the highest maximum. */
export function widestLimits(coins: readonly CoinQuote[]): { min: Decimal | null; max: Decimal | null } {
  const most = (values: (Decimal | null)[], sign: 1 | -1) =>
    values.reduce(
      (a, b) => (a === null || b === null ? null : compareDecimals(a, b) === sign ? a : b),
      values[0] ?? null,
    );
  return {
    min: most(
      coins.map(({ min }) => min),
      -1,
    ),
    max: most(
      coins.map(({ max }) => max),
      1,
    ),
  };
}
