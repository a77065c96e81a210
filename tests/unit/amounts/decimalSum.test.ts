import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDecimals } from '../../../lib/amounts/decimal';
import { createDecimalSum } from '../../../lib/amounts/decimalSum';

const sumOf = (values: string[]) => {
  const sum = createDecimalSum();
  for (const value of values) sum.add(value);
  return sum.total();
};

describe('a sum of many decimals', () => {
  it('is that of adding one after the other, whatever their size, places and sign', () => {
    const digits = fc.oneof(
      fc.nat(99).map(String),
      fc.bigInt({ min: 0n, max: 10n ** 16n }).map(String),
      fc.bigInt({ min: 0n, max: 10n ** 40n }).map(String),
      fc.constantFrom('999999999999999', '0', '000', '4503599627370496'),
    );
    const decimal = fc
      .tuple(fc.constantFrom('', '-'), digits, fc.option(fc.oneof(digits, fc.constantFrom('0', '00', '50'))))
      .map(([sign, whole, fraction]) => `${sign}${whole}${fraction === null ? '' : `.${fraction}`}`);
    fc.assert(
      fc.property(fc.array(decimal, { maxLength: 40 }), (values) => {
        expect(sumOf(values)).toBe(values.reduce(addDecimals, '0'));
      }),
    );
  });

  it.each([
    [[], '0'],
    [['0.1', '0.2'], '0.3'],
    [['1.10', '-1.1'], '0'],
    [['9007199254740993', '0.01'], '9007199254740993.01'],
    [['90071992547409930.01', '0.09'], '90071992547409930.1'],
    [['0.000000000000000001', '1'], '1.000000000000000001'],
  ])('of %j is %s', (values, sum) => expect(sumOf(values)).toBe(sum));

  it('stays exact where a float would round: 10,000 of nearly a quadrillion', () => {
    expect(sumOf(Array.from({ length: 10_000 }, () => '9999999999999.99'))).toBe('99999999999999900');
  });
});
