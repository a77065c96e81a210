import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDecimals, compareDecimals, multiplyDecimals, placesOf } from '../../../lib/amounts/decimal';
import { remainderOf } from '../../../lib/checkout-form/remainder';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { REQUEST_MODEL } from '../search/rows';
import { checkout } from '../support/examples';

type Request = StoredCheckout['request'];

const request = (payAmount: string | null, paidAmount: string | null, currency: string | null = 'USDT'): Request => ({
  ...REQUEST_MODEL,
  payAmount,
  paidAmount,
  currency,
});
const remainder = (changes: Partial<StoredCheckout>) =>
  remainderOf(checkout({ status: 'CONFLICT', reason: 'UNDERPAID', ...changes }));
const USD = (amount: string) => ({ amount, currency: 'USD' });

/** Amounts of up to 12 digits, some after the point, none of them 0. */
const amount = fc
  .tuple(fc.integer({ min: 1, max: 999_999_999_999 }), fc.integer({ min: 0, max: 10 }))
  .map(([digits, places]) => multiplyDecimals(String(digits), places === 0 ? '1' : `0.${'1'.padStart(places, '0')}`));
/** The amount to pay, and a smaller paid amount. */
const short = fc
  .tuple(amount, amount)
  .filter(([a, b]) => compareDecimals(a, b) !== 0)
  .map(([a, b]) => (compareDecimals(a, b) > 0 ? { toPay: a, paid: b } : { toPay: b, paid: a }));

describe('the remainder of an underpaid checkout', () => {
  it.each([
    ['in its own currency, exactly', USD('100'), request('100', '40', 'USD'), USD('60'), 'difference'],
    ['in the coin, without a price', null, request('100', '40'), { amount: '60', currency: 'USDT' }, 'difference'],
    ['as its share of a price in money', USD('100'), request('99.46291', '40'), USD('59.79'), 'share'],
    ['rounded up to a cent', USD('10'), request('3', '2', 'BTC'), USD('3.34'), 'share'],
    [
      'in whole yen',
      { amount: '1000.00', currency: 'JPY' },
      request('3', '2', 'BTC'),
      { amount: '334', currency: 'JPY' },
      'share',
    ],
    [
      'to three places of a dinar',
      { amount: '10', currency: 'KWD' },
      request('3', '2', 'BTC'),
      { amount: '3.334', currency: 'KWD' },
      'share',
    ],
    ['all of it, when nothing came', USD('100'), request('99.46291', '0'), USD('100'), 'share'],
    [
      'to 8 places in a coin',
      { amount: '1', currency: 'ETH' },
      request('3', '2', 'BTC'),
      { amount: '0.33333334', currency: 'ETH' },
      'share',
    ],
    [
      'to as many places as a finer price has',
      { amount: '0.0000000001', currency: 'ETH' },
      request('3', '2', 'BTC'),
      { amount: '0.0000000001', currency: 'ETH' },
      'share',
    ],
  ])('is requested %s', (_how, price, its, ask, method) => {
    expect(remainder({ amount: price, request: its })).toMatchObject({ ask, method });
  });

  it.each<[string, Partial<StoredCheckout>]>([
    ['is paid', { status: 'SUCCESS', request: request('100', '40') }],
    ['is open', { status: 'PAYMENT_DETECTED', request: request('100', '40') }],
    ['is in conflict for another reason', { reason: 'OTHER', request: request('100', '100') }],
    ['was overpaid', { request: request('100', '100.00001') }],
    ['has no request', { request: null }],
    ['has an amount that is not known', { request: request('100', null) }],
    ['has a price that is not known', { request: request(null, '40') }],
    ['has a coin that is not known', { request: request('100', '40', null) }],
    ['has an amount that cannot be', { request: request('100', '-40') }],
  ])('is null for one that %s', (_what, changes) => {
    expect(remainder(changes)).toBeNull();
  });
});

describe('the requested amount', () => {
  it('never loses a unit: paid and missing add up to the total', () => {
    fc.assert(
      fc.property(
        short,
        fc.constantFrom(null, USD('100'), { amount: '3', currency: 'USDT' }),
        ({ toPay, paid }, price) => {
          const found = remainder({ amount: price, request: request(toPay, paid) });
          expect(compareDecimals(addDecimals(found?.missing.amount ?? '', paid), toPay)).toBe(0);
          if (found?.method === 'difference') expect(found.ask).toEqual(found.missing);
        },
      ),
    );
  });

  it('covers its share of the price by less than one unit of its last place, and is never more than the price', () => {
    fc.assert(
      fc.property(short, amount, fc.constantFrom('USD', 'BTC'), ({ toPay, paid }, price, currency) => {
        const found = remainder({ amount: { amount: price, currency }, request: request(toPay, paid) });
        const ask = found?.ask.amount ?? '';
        const asked = multiplyDecimals(ask, toPay);
        const owed = multiplyDecimals(price, found?.missing.amount ?? '');
        expect(compareDecimals(asked, owed)).toBeGreaterThanOrEqual(0);
        expect(compareDecimals(ask, price)).toBeLessThanOrEqual(0);
        const places = Math.max(currency === 'USD' ? 2 : 8, placesOf(price));
        const unit = multiplyDecimals(`0.${'1'.padStart(places, '0')}`, toPay);
        expect(compareDecimals(asked, addDecimals(owed, unit))).toBe(-1);
      }),
    );
  });
});
