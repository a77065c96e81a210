import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount } from '../../../lib/amounts/amount';
import { readingBy, readingsOf, readingText } from '../../../lib/amounts/readings';
import { useAmericanEnglish } from '../support/locale';

useAmericanEnglish();

describe('the two readings of an amount', () => {
  it.each([
    ['1,250', 'USD', { mark: ',', thousands: '1250', decimals: '1.2500' }],
    ['1.234', 'USDT', { mark: '.', thousands: '1234', decimals: '1.2340' }],
    ['€ 12.500', 'EUR', { mark: '.', thousands: '12500', decimals: '12.5000' }],
    ['１，２５０', 'KWD', { mark: ',', thousands: '1250', decimals: '1.2500' }],
  ])('are both there: %s in %s', (typed, currency, readings) => expect(readingsOf(typed, currency)).toEqual(readings));

  it.each([
    ['1250', 'USD'],
    ['1,250.00', 'USD'],
    ['1.250', 'JPY'],
    ['1.250', 'HUF'],
    ['0.125', 'USDT'],
    ['ten', 'USD'],
    ['', 'USD'],
  ])('are none where there is one or no amount: %s in %s', (typed, currency) =>
    expect(readingsOf(typed, currency)).toBeNull(),
  );

  it('are told apart in words', () => {
    const readings = readingsOf('1,250', 'USD');
    if (!readings) throw new Error('There is one reading.');
    expect([readings.thousands, readings.decimals].map((amount) => readingText(amount, 'USD'))).toEqual([
      '1,250.00 USD',
      '1.25 USD',
    ]);
    expect([readingBy('.', readings), readingBy(',', readings)]).toEqual(['1250', '1.2500']);
  });

  it('are one amount each when they are put back or pasted, in any currency that may have it', () => {
    const typed = fc.tuple(
      fc.integer({ min: 1, max: 999 }),
      fc.integer({ min: 0, max: 999 }),
      fc.constantFrom('.', ','),
    );
    fc.assert(
      fc.property(typed, fc.constantFrom('USDT', 'KWD'), ([whole, rest, mark], currency) => {
        const decimals = String(rest).padStart(3, '0');
        const readings = readingsOf(`${whole}${mark}${decimals}`, currency);
        expect(readings?.mark).toBe(mark);
        for (const amount of [readings?.thousands ?? '', readings?.decimals ?? '']) {
          const again = readAmount(readingText(amount, currency), currency);
          expect('amount' in again && Number(again.amount)).toBe(Number(amount));
          expect(readAmount(amount, currency)).toHaveProperty('amount');
        }
        expect(Number(readings?.thousands)).toBe(whole * 1000 + rest);
        expect(Number(readings?.decimals)).toBeCloseTo(whole + rest / 1000, 9);
      }),
    );
  });
});
