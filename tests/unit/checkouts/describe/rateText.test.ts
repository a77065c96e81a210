import { describe, expect, it } from 'vitest';
import { rateText } from '../../../../lib/checkouts/describe/rateText';

describe('the rate of a request', () => {
  it.each([
    ['1.0054', 'USDTUSD', 'USDT', '1 USDT = 1.0054 USD'],
    ['0.9946291', 'USDUSDT', 'USDT', '1 USD = 0.9946291 USDT'],
    ['97250.5', 'BTC/USD', 'BTC', '1 BTC = 97,250.50 USD'],
    ['0.92', 'eurusdt', 'usdt', '1 EUR = 0.92 USDT'],
    ['41.5', 'USDT_UAH', 'USDT', '1 USDT = 41.50 UAH'],
  ])('%s of %s, for %s, says what one of them is: %s', (rate, pair, coin, text) => {
    expect(rateText(rate, pair, coin)).toBe(text);
  });

  it.each([
    ['of another coin', 'BTCUSD', 'USDT', '1.0054 · BTCUSD'],
    ['that begins and ends with the coin', 'USDTUSDT', 'USDT', '1.0054 · USDTUSDT'],
    ['that is the coin alone', 'USDT', 'USDT', '1.0054 · USDT'],
    ['of an unknown coin', 'USDTUSD', null, '1.0054 · USDTUSD'],
    ['of marks', '??', '//', '1.0054 · ??'],
    ['that turns what is around it', 'USDT\u202eX', null, '1.0054 · USDT\\u202eX'],
    ['that nobody named', null, 'USDT', '1.0054'],
    ['that is empty', '', 'USDT', '1.0054'],
  ])('with a pair %s is not explained', (_what, pair, coin, text) => {
    expect(rateText('1.0054', pair, coin)).toBe(text);
  });
});
