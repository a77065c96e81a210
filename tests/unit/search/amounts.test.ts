import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountTest, printAmounts, readAmounts } from '../../../lib/search/amounts';

const PLACES = 24n;
const units = fc.oneof(
  fc.bigInt({ min: 0n, max: 200n }).map((whole) => whole * 10n ** PLACES),
  // The same float, but not the same amount.
  fc.bigInt({ min: -3n, max: 3n }).map((least) => 100n * 10n ** PLACES + least),
  fc.bigInt({ min: 0n, max: 10n ** 30n }),
);
const decimal = (value: bigint) =>
  `${value / 10n ** PLACES}.${String(value % 10n ** PLACES).padStart(Number(PLACES), '0')}`;
const test = (text: string) => {
  const range = readAmounts(text);
  if (!range || 'or' in range) throw new Error(`${text} is no amount`);
  return (amount: string, currency = 'USD') => amountTest(range)({ amount, currency });
};

describe('amounts', () => {
  it('are compared exactly, in all notations of a comparison', () => {
    fc.assert(
      fc.property(units, units, units, (a, b, c) => {
        const amount = decimal(a);
        expect(test(`>${decimal(b)}`)(amount)).toBe(a > b);
        expect(test(`>=${decimal(b)}`)(amount)).toBe(a >= b);
        expect(test(`<${decimal(b)}`)(amount)).toBe(a < b);
        expect(test(`<=${decimal(b)}`)(amount)).toBe(a <= b);
        expect(test(`=${decimal(b)}`)(amount)).toBe(a === b);
        expect(test(decimal(b))(amount)).toBe(a === b);
        expect(test(`${decimal(b)}..${decimal(c)}`)(amount)).toBe(a >= b && a <= c);
        expect(test(`${decimal(b)}..`)(amount)).toBe(a >= b);
        expect(test(`..${decimal(b)}`)(amount)).toBe(a <= b);
      }),
    );
  });

  it('are of a currency when one is given', () => {
    expect(test('>=100eur')('100.00', 'EUR')).toBe(true);
    expect(test('>=100 EUR')('100', 'USD')).toBe(false);
    expect(test('1..2USDT')('1.5', 'usdt')).toBe(true);
    expect(test('100')('100', 'TRX')).toBe(true);
  });

  it.each([
    ['100', '100'],
    ['=100', '100'],
    ['> 0100.50 eur', '>100.50EUR'],
    ['1..2', '1..2'],
    ['2..2', '2'],
    ['1..', '>=1'],
    ['..1usd', '<=1USD'],
    ['<1', '<1'],
    ['1,250.00', '1250.00'],
    ['>1.250,50eur', '>1250.50EUR'],
    ["1'250..1,250,000", '1250..1250000'],
    ['12,50', '12.50'],
    // With three decimal places it would be ambiguous.
    ['01.250', '1.2500'],
    ['0.125', '0.125'],
    ['>1,25,000.50inr', '>125000.50INR'],
    ['€12,50', '12.50EUR'],
    ['١', '1'],
    ['>12,50 €', '>12.50EUR'],
    ['١٬٢٥٠٫٥٠..', '>=1250.50'],
    ['1,250JPY', '1250JPY'],
    ['1USDC..2', '1..2USDC'],
  ])('%j is printed as %j, which parses to the same', (typed, written) => {
    const range = readAmounts(typed);
    expect(range && 'least' in range && printAmounts(range)).toBe(written);
    expect(readAmounts(written)).toEqual(range);
  });

  it.each(['1,000', '>1.250', '5..1,000 eur', '1.000..2'])('does not guess an ambiguous %j', (text) => {
    expect(readAmounts(text)).toMatchObject({ or: [expect.stringMatching(/^1(000|250)$/), expect.any(String)] });
  });

  it.each([
    '',
    '..',
    '>',
    'EUR',
    '1,00,0',
    '1.000.00',
    '-5',
    '1e5',
    '>1e999',
    '1...2',
    '>1..2',
    '1..2..3',
    '5.',
    '.5',
    '१٣',
    '$100',
    '1USD..2EUR',
    '9'.repeat(121),
  ])('finds no amount in %j', (text) => {
    expect(readAmounts(text)).toBeNull();
  });
});
