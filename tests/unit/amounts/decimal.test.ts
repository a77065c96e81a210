import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  divideUp,
  multiplyDecimals,
  parseDecimal,
  placesOf,
  subtractDecimals,
} from '../../../lib/amounts/decimal';

const PLACES = 30;

/** A plain decimal, and the same number as a whole count of 10^-30, made without the code under test. */
const decimal = fc
  .record({ negative: fc.boolean(), whole: fc.nat().map(BigInt), fraction: fc.stringMatching(/^\d{0,30}$/) })
  .map(({ negative, whole, fraction }) => {
    const units = whole * 10n ** BigInt(PLACES) + BigInt(fraction.padEnd(PLACES, '0'));
    const minus = negative && units !== 0n;
    return { text: `${minus ? '-' : ''}${whole}${fraction && `.${fraction}`}`, units: minus ? -units : units };
  });

function unitsOf(text: string): bigint {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const units = BigInt(whole) * 10n ** BigInt(PLACES) + BigInt(fraction.padEnd(PLACES, '0'));
  return text.startsWith('-') ? -units : units;
}

describe('parseDecimal', () => {
  it('leaves a plain decimal string exactly as it is: "Amounts are decimal strings from the wire to the screen"', () => {
    fc.assert(
      fc.property(decimal, ({ text }) => {
        expect(parseDecimal(text)).toBe(text);
      }),
    );
  });

  it('writes any float of JavaScript without an exponent and without changing it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e21, max: 1e21 }), (number) => {
        // A float nearer to zero has more places than an amount may have.
        fc.pre(number === 0 || Math.abs(number) > 1e-100);
        const read = parseDecimal(String(number));
        expect(read).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(read)).toBe(number === 0 ? 0 : number);
      }),
    );
  });

  it('moves the point by the exponent, like integer arithmetic', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 40 }), ({ text, units }, exponent) => {
        expect(unitsOf(parseDecimal(`${text}e${exponent}`) ?? 'none')).toBe(units * 10n ** BigInt(exponent));
      }),
    );
  });

  it.each([
    ['1e3', '1000'],
    ['1E+3', '1000'],
    ['1.5e3', '1500'],
    ['1.2345e2', '123.45'],
    ['100e-2', '1.00'],
    ['1e-8', '0.00000001'],
    ['0e5', '0'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['+7', '7'],
    ['007.10', '7.10'],
    ['1.50', '1.50'],
    [' 12 ', '12'],
    ['-0', '0'],
    ['-0.00', '0.00'],
    ['-1.5e-1', '-0.15'],
  ])('reads %j as %s', (text, plain) => {
    expect(parseDecimal(text)).toBe(plain);
  });

  it.each([
    '',
    ' ',
    '.',
    '-',
    '+',
    '-.',
    'e5',
    '1e',
    '1e+',
    '1.2.3',
    '1,5',
    '0x10',
    '1_000',
    '--1',
    'NaN',
    'Infinity',
    '١',
  ])('refuses %j, which is not a number', (text) => {
    expect(parseDecimal(text)).toBeNull();
  });

  it('keeps 120 digits and refuses 121, also when an exponent would make them', () => {
    expect(parseDecimal('9'.repeat(120))).toBe('9'.repeat(120));
    expect(parseDecimal('9'.repeat(121))).toBeNull();
    expect(parseDecimal('1e119')).toBe(`1${'0'.repeat(119)}`);
    expect(parseDecimal('1e120')).toBeNull();
    expect(parseDecimal('1e-120')).toBeNull();
    expect(parseDecimal('1e999999')).toBeNull();
    expect(parseDecimal('1e99999999')).toBeNull();
  });
});

describe('compareDecimals', () => {
  it('orders two amounts as whole numbers of their last places are ordered', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(compareDecimals(a.text, b.text)).toBe(a.units > b.units ? 1 : a.units < b.units ? -1 : 0);
      }),
    );
  });

  it.each([
    ['0.1', '0.10', 0],
    ['0', '0.000', 0],
    ['9', '10', -1],
    ['-0.5', '0.5', -1],
    ['-0.5', '-0.6', 1],
    ['1000000000000000000.1', '1000000000000000000', 1],
  ])('compares %s with %s as %d', (a, b, expected) => {
    expect(compareDecimals(a, b)).toBe(expected);
  });
});

describe('subtractDecimals', () => {
  it('is exact, plain and without trailing zeros for any two amounts', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const difference = subtractDecimals(a.text, b.text);
        expect(difference).toMatch(/^(0|-?(0\.\d*[1-9]|[1-9]\d*(\.\d*[1-9])?))$/);
        expect(unitsOf(difference)).toBe(a.units - b.units);
      }),
    );
  });

  it.each([
    ['0.3', '0.1', '0.2'],
    ['100', '40.00', '60'],
    ['99.46291', '5.07315', '94.38976'],
    ['1', '1.00', '0'],
    ['1', '1.5', '-0.5'],
  ])('%s - %s = %s', (a, b, difference) => {
    expect(subtractDecimals(a, b)).toBe(difference);
  });
});

describe('addDecimals', () => {
  it('is exact, plain and without trailing zeros for any two amounts', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const sum = addDecimals(a.text, b.text);
        expect(sum).toMatch(/^(0|-?(0\.\d*[1-9]|[1-9]\d*(\.\d*[1-9])?))$/);
        expect(unitsOf(sum)).toBe(a.units + b.units);
      }),
    );
  });

  it('is undone by subtracting', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(compareDecimals(subtractDecimals(addDecimals(a.text, b.text), b.text), a.text)).toBe(0);
      }),
    );
  });

  it.each([
    ['0.1', '0.2', '0.3'],
    ['0', '40.00', '40'],
    ['99.9', '0.100', '100'],
    ['-1.5', '1.5', '0'],
    ['-1', '0.25', '-0.75'],
    ['0.00000000000000000001', '10000000000000000000', '10000000000000000000.00000000000000000001'],
  ])('%s + %s = %s', (a, b, sum) => {
    expect(addDecimals(a, b)).toBe(sum);
  });
});

describe('multiplyDecimals', () => {
  it('is exact, plain and without trailing zeros for any two amounts', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const product = multiplyDecimals(a.text, b.text);
        expect(product).toMatch(/^(0|-?(0\.\d*[1-9]|[1-9]\d*(\.\d*[1-9])?))$/);
        const [whole = '', fraction = ''] = product.split('.');
        expect(BigInt(whole + fraction.padEnd(2 * PLACES, '0'))).toBe(a.units * b.units);
      }),
    );
  });

  it.each([
    ['0.1', '0.2', '0.02'],
    ['100', '0.50', '50'],
    ['0', '99.9', '0'],
    ['-1.5', '2', '-3'],
  ])('%s * %s = %s', (a, b, product) => {
    expect(multiplyDecimals(a, b)).toBe(product);
  });
});

describe('divideUp', () => {
  it('is the smallest amount of that many places that is enough', () => {
    const positive = decimal.filter(({ units }) => units > 0n);
    const notNegative = decimal.filter(({ units }) => units >= 0n);
    fc.assert(
      fc.property(notNegative, positive, fc.integer({ min: 0, max: 12 }), (a, b, places) => {
        const quotient = divideUp(a.text, b.text, places);
        expect(placesOf(quotient)).toBeLessThanOrEqual(places);
        expect(compareDecimals(multiplyDecimals(quotient, b.text), a.text)).toBeGreaterThanOrEqual(0);
        const unit = places === 0 ? '1' : `0.${'1'.padStart(places, '0')}`;
        const less = subtractDecimals(quotient, unit);
        expect(compareDecimals(multiplyDecimals(less, b.text), a.text)).toBe(-1);
      }),
    );
  });

  it.each([
    ['1', '3', 2, '0.34'],
    ['2', '3', 0, '1'],
    ['6', '3', 2, '2'],
    ['0', '7', 8, '0'],
    ['0.00000001', '1000', 8, '0.00000001'],
    ['5946.291', '99.46291', 2, '59.79'],
  ])('%s / %s to %d places = %s', (a, b, places, quotient) => {
    expect(divideUp(a, b, places)).toBe(quotient);
  });

  it('throws for division by zero', () => {
    expect(() => divideUp('1', '0', 2)).toThrow(RangeError);
  });
});
