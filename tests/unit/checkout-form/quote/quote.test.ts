import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals, multiplyDecimals, subtractDecimals } from '../../../../lib/amounts/decimal';
import { quoteOf, widestLimits } from '../../../../lib/checkout-form/quote/quote';
import type { CoinOption, Figures } from '../../../../lib/inqud/coinOption';

const figures = (part: Partial<Figures> = {}): Figures => ({
  minLimit: null,
  maxLimit: null,
  convertRate: null,
  convertPair: null,
  ...part,
});
const usdt = (part: Partial<Figures>, code = 'ETHEREUM_USDT'): CoinOption => ({
  code,
  amountIn: { USD: figures(part), USDT: figures() },
});
const at = (convertRate: string, convertPair = 'USDTUSD') => ({ convertRate, convertPair });
const amountOf = (option: CoinOption, amount: string, currency = 'USD') =>
  quoteOf([option], amount, currency).coins[0]?.amount;

describe('quoteOf', () => {
  it('gives what Inqud gave for the documented request: 100 USD at 1.0054 are 99.46291 USDT', () => {
    expect(amountOf(usdt(at('1.0054')), '100')).toBe('99.46291');
  });

  it('multiplies by the rate of a pair that is the other way round', () => {
    expect(amountOf(usdt(at('0.9946', 'USDUSDT')), '100')).toBe('99.46');
  });

  it.each(['usdtusd', 'USDT/USD', 'USDT-USD'])('reads the pair as %s, too', (pair) => {
    expect(amountOf(usdt(at('1.0054', pair)), '100')).toBe('99.46291');
  });

  it.each([
    ['no rate', { convertPair: 'USDTUSD' }],
    ['a rate of 0', at('0')],
    ['a rate below 0', at('-1')],
    ['no pair', { convertRate: '1' }],
    ['a pair of others', at('1', 'BTCEUR')],
  ])('has no figure with %s, and stays silent about limits', (_, part) => {
    const quote = quoteOf([usdt(part)], '100', 'USD');
    expect(quote).toMatchObject({ coins: [{ amount: null, fits: 'yes' }], isUnpriced: false, isOutside: false });
  });

  it('has no figure where a pair reads the same both ways', () => {
    const option = { code: 'CHAIN_AA', amountIn: { A: figures(at('2', 'AAA')) } };
    expect(amountOf(option, '100', 'A')).toBeNull();
  });

  it('leaves an amount in the coin’s own currency as it is, whatever is known', () => {
    expect(amountOf({ code: 'TRON_USDT', amountIn: {} }, '0.1234567890123', 'usdt')).toBe('0.1234567890123');
  });

  it('shows little of a dear coin by six significant digits', () => {
    const btc = { code: 'BITCOIN_BTC', amountIn: { USD: figures(at('97250.4', 'BTCUSD')) } };
    expect(amountOf(btc, '100')).toBe('0.00102828');
    expect(amountOf(btc, '0.01')).toBe('0.000000102828');
  });

  it('never says less than the amount is worth, and hardly more', () => {
    const decimal = fc
      .integer({ min: 1, max: 10 ** 9 })
      .map((units) => `${units / 10 ** 4}`)
      .filter((text) => /^[\d.]+$/.test(text));
    fc.assert(
      fc.property(decimal, decimal, (amount, rate) => {
        const coin = amountOf(usdt(at(rate)), amount) ?? '';
        const over = subtractDecimals(multiplyDecimals(coin, rate), amount);
        expect(compareDecimals(over, '0')).toBeGreaterThanOrEqual(0);
        expect(compareDecimals(over, multiplyDecimals(rate, '0.00001'))).toBeLessThan(1);
      }),
    );
  });

  it.each([
    ['2.0099', 'below'],
    ['2.01', 'yes'],
    ['100', 'yes'],
    ['100.01', 'above'],
  ])('compares %s USD with the limits in USD, not with those in the coin: %s', (amount, fits) => {
    const option = usdt({ minLimit: '2.01', maxLimit: '100', ...at('1.0054') });
    expect(quoteOf([option], amount, 'USD').coins).toMatchObject([{ fits }]);
  });

  it('is outside only when no coin can be right', () => {
    const small = usdt({ minLimit: '1' }, 'ETHEREUM_USDT');
    const large = usdt({ minLimit: '5' }, 'TRON_USDT');
    const unknown = { code: 'SOLANA_USDC', amountIn: {} };
    expect(quoteOf([small, large], '2', 'USD').isOutside).toBe(false);
    expect(quoteOf([small, large], '0.5', 'USD').isOutside).toBe(true);
    expect(quoteOf([small, large, unknown], '0.5', 'USD').isOutside).toBe(false);
    expect(quoteOf([], '0.5', 'USD')).toEqual({ coins: [], isUnpriced: false, isOutside: false });
  });

  it('takes a maximum of 0 for none', () => {
    expect(quoteOf([usdt({ minLimit: '0', maxLimit: '0' })], '5', 'USD').isOutside).toBe(false);
  });

  it('says when no coin is known to take the currency', () => {
    expect(quoteOf([usdt(at('1'))], '100', 'GBP')).toMatchObject({ isUnpriced: true, isOutside: false });
    expect(quoteOf([usdt(at('1'))], '100', 'constructor')).toMatchObject({ isUnpriced: true });
  });
});

describe('widestLimits', () => {
  it('are the lowest minimum and the highest maximum, and none where one coin has none', () => {
    const coins = (...all: Partial<Figures>[]) =>
      quoteOf(
        all.map((part) => usdt(part)),
        '1',
        'USD',
      ).coins;
    const limits = { minLimit: '2', maxLimit: '10' };
    expect(widestLimits(coins(limits, { minLimit: '1', maxLimit: '9' }))).toEqual({ min: '1', max: '10' });
    expect(widestLimits(coins(limits, { minLimit: '1' }))).toEqual({ min: '1', max: null });
    expect(widestLimits([])).toEqual({ min: null, max: null });
  });
});
