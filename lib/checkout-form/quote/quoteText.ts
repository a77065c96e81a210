import { plural, t } from '@lingui/core/macro';
import { amountText } from '../../amounts/amountText';
import type { Decimal } from '../../amounts/decimal';
import { compareDecimals } from '../../amounts/decimal';
import { coinText } from '../../checkouts/describe/detailText';
import type { CoinOption } from '../../inqud/coinOption';
import { coinParts } from '../../inqud/coinOption';
import { andList } from '../../shared/orList';
import type { CoinQuote, Quote } from './quote';
import { limitsOf, widestLimits } from './quote';

/** More are counted. */
const MOST_FIGURES = 3;
const MOST_COINS = 2;

type Figure = Pick<CoinQuote, 'currency' | 'blockchain'> & { text: string };

/** "99.46291 USDT, 99.98 USDC, and 4 more": what the amount is in the coins that take it; null when none is known. */
export function figuresText({ coins }: Quote): string | null {
  const figures = coins.flatMap(({ currency, blockchain, amount, fits }) =>
    amount === null || fits !== 'yes' ? [] : [{ currency, blockchain, text: amountText(amount, currency) }],
  );
  return figures.length > 0 ? folded(alikeOnce(figures), MOST_FIGURES) : null;
}

/** Why some coins do not take it; null when all do, or as far as anybody knows. */
export function misfitText({ coins }: Quote, currency: string): string | null {
  const [below, above] = (['below', 'above'] as const).map((fits) => coins.filter((coin) => coin.fits === fits));
  if (below?.length) {
    const [names, least] = [namesOf(below), moneyText(most(below, 'min', 1), currency)];
    return t({ message: `Too little for ${names} (from ${least}).`, comment: 'Coins, and an amount' });
  }
  if (above?.length) {
    const [names, top] = [namesOf(above), moneyText(most(above, 'max', -1), currency)];
    return t({ message: `Too much for ${names} (up to ${top}).`, comment: 'Coins, and an amount' });
  }
  return null;
}

/** That no coin takes it, with the limit that it misses. */
export function outsideText({ coins }: Quote, asked: Decimal, currency: string): string {
  const amount = moneyText(asked, currency);
  const { min, max } = widestLimits(coins);
  if (min !== null && coins.every(({ fits }) => fits === 'below')) {
    const least = moneyText(min, currency);
    return t({ message: `${amount} is too little for every coin (from ${least}).`, comment: 'Two amounts' });
  }
  if (max !== null && coins.every(({ fits }) => fits === 'above')) {
    const top = moneyText(max, currency);
    return t({ message: `${amount} is too much for every coin (up to ${top}).`, comment: 'Two amounts' });
  }
  return t({ message: `${amount} is outside every coin’s limits.`, comment: 'An amount' });
}

/** "1 to 999,999 USDT, and 2 to 999,999 USDT on Tron": what a customer who enters the amount can pay; null if not known. */
export function rangesText(options: readonly CoinOption[]): string | null {
  const figures = options.flatMap(({ code, amountIn }): Figure[] => {
    const { currency, blockchain } = coinParts(code);
    const { min, max } = limitsOf(amountIn[currency]);
    if (min === null || max === null) return [];
    const [least, top] = [amountText(min, currency), amountText(max, currency)];
    return [{ currency, blockchain, text: t({ message: `${least} to ${top}`, comment: 'Two numbers' }) }];
  });
  return figures.length > 0 ? folded(alikeOnce(figures), MOST_FIGURES) : null;
}

/** What is equal on several networks once. A network is named where the coin is there with two figures. */
function alikeOnce(figures: readonly Figure[]): string[] {
  const groups = [...Map.groupBy(figures, ({ currency, text }) => `${text} ${currency}`).values()];
  const heads = groups.flatMap(([first, ...others]) => (first ? [{ ...first, isAlone: others.length === 0 }] : []));
  return heads.map(({ currency, blockchain, text, isAlone }) => {
    const isOften = heads.filter((head) => head.currency === currency).length > 1;
    return `${text} ${coinText(currency, isOften && isAlone ? blockchain : null)}`;
  });
}

function namesOf(coins: readonly CoinQuote[]): string {
  return folded(
    coins.map(({ currency, blockchain }) => coinText(currency, blockchain)),
    MOST_COINS,
  );
}

function folded(words: readonly string[], most: number): string {
  const left = words.length - most;
  // One more word is as short as the word that there is one more.
  if (left <= 1) return andList(words);
  const rest = plural(left, { one: '# more', other: '# more' });
  return andList([...words.slice(0, most), rest]);
}

function most(coins: readonly CoinQuote[], limit: 'min' | 'max', sign: 1 | -1): Decimal {
  return coins.map((coin) => coin[limit] ?? '0').reduce((a, b) => (compareDecimals(a, b) === sign ? a : b));
}

function moneyText(amount: Decimal, currency: string): string {
  return `${amountText(amount, currency)} ${currency}`;
}
