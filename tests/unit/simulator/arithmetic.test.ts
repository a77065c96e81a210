import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signatureOf } from '../../simulator/api/authentication.ts';
import { findCoin } from '../../simulator/model/coins.ts';
import { add, compare, divide, multiply, parseDecimal, round, subtract } from '../../simulator/model/decimal.ts';
import { priceOf } from '../../simulator/model/pricing.ts';

const FEES = { merchantFixed: '0.1', merchantPercent: '5', payerFixed: null, payerPercent: null };
const RATES = { USDTUSD: '1.0054' };
const usdt = findCoin('ETHEREUM_USDT');

describe('the price of a request (3.3)', () => {
  it('reproduces every number of the documented example', () => {
    const documented = {
      requestAmount: '100',
      requestAmountIn: 'USD',
      requestAmountConverted: '99.46291',
      convertPair: 'USDTUSD',
      convertRate: '1.0054',
      payAmount: '99.46291',
      payerPlatformFee: '0',
      payerFixedPlatformFee: null,
      payerPercentPlatformFee: null,
      merchantPlatformFee: '5.07315',
      merchantFixedPlatformFee: '0.1',
      merchantPercentPlatformFee: '5',
      processingAmount: '94.38976',
    };
    const amount = { amount: '100', currency: 'USD' };
    expect(priceOf(amount, usdt, FEES, RATES, 'up')).toEqual(documented);
    expect(priceOf(amount, usdt, FEES, RATES, 'halfUp')).toEqual(documented);
  });

  it('converts nothing when the amount is in the coin itself', () => {
    const price = priceOf({ amount: '100', currency: 'USDT' }, usdt, FEES, RATES, 'up');
    expect(price).toMatchObject({ payAmount: '100', convertPair: null, convertRate: null });
  });

  it("adds the payer's fee to what has to be paid", () => {
    const fees = { ...FEES, payerFixed: '1', payerPercent: '2' };
    const price = priceOf({ amount: '100', currency: 'USDT' }, usdt, fees, RATES, 'up');
    expect(price).toMatchObject({ requestAmountConverted: '100', payerPlatformFee: '3', payAmount: '103' });
  });

  it('has no numbers where the payer decides, and no price without a rate', () => {
    expect(priceOf(null, usdt, FEES, RATES, 'up')).toMatchObject({ requestAmount: null, payAmount: null });
    expect(priceOf({ amount: '1', currency: 'XXX' }, usdt, FEES, RATES, 'up')).toBeNull();
  });
});

describe('decimals', () => {
  it('parses plain and exponent forms, and nothing else', () => {
    expect(['100.00', '1e2', '-0.50', '1.5E-3', '0'].map(parseDecimal)).toEqual(['100', '100', '-0.5', '0.0015', '0']);
    expect(['', '1.', '.5', '1,5', '0x1', 'NaN', ' 1'].map(parseDecimal)).toEqual(Array(7).fill(null));
  });

  it('rounds up, down and half up', () => {
    expect((['up', 'down', 'halfUp'] as const).map((how) => divide('100', '1.0054', 5, how))).toEqual([
      '99.46291',
      '99.4629',
      '99.4629',
    ]);
    expect(round('0.125', 2, 'halfUp')).toBe('0.13');
  });

  const decimal = fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.integer({ min: 0, max: 12 }))
    .map(([units, places]) => parseDecimal(`${units}e-${places}`) ?? '0');

  it('is exact: additions and products can be undone, for amounts of any size', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(subtract(add(a, b), b)).toBe(a);
        expect(compare(add(a, b), a)).toBeGreaterThanOrEqual(0);
        if (compare(b, '0') > 0) expect(divide(multiply(a, b), b, 12, 'down')).toBe(a);
      }),
    );
  });
});

describe('the signature (section 4)', () => {
  it('matches the documented test vector', () => {
    const secret = 'dBajIp3wHnw5euxohPiZvsCEorG3Fhl9gsHl1UIBlsImHjWRdSJdp4Gh6e3y2PNs';
    const signature = '302bca67ff3a72823fcd94e72fdf2fef121b8009c0c4c629722456bb2c53ffdd';
    expect(signatureOf(secret, Buffer.from(''), 'someSalt')).toBe(signature);
  });
});
