import fc from 'fast-check';
import * as v from 'valibot';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { parseJson } from '../../../lib/inqud/json';
import { CheckoutModel } from '../../../lib/inqud/models';
import { checkout, NOW, REQUEST } from '../support/examples';

/** Checkouts with shared values, so that random searches match some of them. */

export const REQUEST_MODEL = v.parse(v.nonNullable(CheckoutModel.entries.request), parseJson(REQUEST));

const WORDS = [
  'Top',
  'top-up',
  'topaz',
  'Müller',
  'MULLER',
  'ﬁne',
  '東京',
  '2nd',
  'up',
  'a',
  '🙂',
  'Über',
  'naïve',
  'Łódź',
  'Straße',
  'ประเทศไทย',
];
const UNSPACED = ['東京タワー入場券', '東京タワー1', '入場'];
export const some = fc.constantFrom(...WORDS, ...UNSPACED);
const sentence = fc.array(some, { maxLength: 4 }).map((words) => words.join(' '));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 2 });
export const hexDigits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0aB'), minLength: length, maxLength: length });

export const ACCOUNTS = new Map([
  ['a-1', 'Shop Müller'],
  ['a-2', 'Topaz'],
  ['a-3', null],
]);
export const accountName = (id: string) => ACCOUNTS.get(id) ?? null;

export const decimal = fc.constantFrom(
  '0',
  '1',
  '1.0',
  '10',
  '9.99',
  '100',
  '100.000000000000000000001',
  '99.999999999999999999999',
  '250',
);
export const currency = fc.constantFrom('USD', 'EUR');
/** Within some months around NOW, often within a few days of it. */
export const time = fc
  .oneof(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -24 * 100, max: 24 * 100 }))
  .map((hours) => NOW + hours * 3_600_000);

const request = fc
  .record({
    id: maybe(hexDigits(5).map((hex) => `CAPD-${hex}`)),
    address: maybe(hexDigits(6).map((hex) => `0x${hex}`)),
    txHash: maybe(hexDigits(8)),
    currency: maybe(fc.constantFrom('USDT', 'TRX')),
    blockchain: maybe(fc.constantFrom('TRON', 'ETHEREUM')),
    paidAmount: maybe(decimal),
  })
  .map((changes) => ({ ...REQUEST_MODEL, ...changes }));

export const stored: fc.Arbitrary<StoredCheckout> = fc
  .record({
    id: hexDigits(7).map((hex) => `CCO-${hex}`),
    accountId: fc.constantFrom(...ACCOUNTS.keys()),
    orderId: fc.oneof(
      hexDigits(3),
      fc.constantFrom(
        'INV-0a',
        'inv-2-0a',
        'Top 2',
        '-0a',
        'É0',
        '000000161',
        'WC\u20112026/161',
        '1610',
        '0161-7',
        '注文161',
      ),
    ),
    name: maybe(sentence),
    note: maybe(sentence),
    tags: fc.uniqueArray(fc.constantFrom('VIP', 'vip', 'top up', 'Größe'), { maxLength: 2 }),
    status: fc.constantFrom('NEW', 'REQUEST_CREATED', 'PAYMENT_DETECTED', 'SUCCESS', 'CONFLICT', 'EXPIRED', 'ON_HOLD'),
    reason: maybe(fc.constant('UNDERPAID')),
    type: maybe(fc.constantFrom('FIXED_PRICE', 'NO_PRICE', 'SUGGESTED_FIXED_PRICE', 'AUCTION')),
    amount: maybe(fc.record({ amount: decimal, currency })),
    createdAt: time,
    statusSince: time,
    expiresAt: maybe(time),
    request: maybe(request),
    late: fc.boolean(),
    archived: fc.integer({ min: 0, max: 5 }).map((one): 0 | 1 => (one === 0 ? 1 : 0)),
    attention: fc.boolean(),
    since: maybe(fc.record({ at: time, by: fc.constantFrom('inqud', 'here') })),
  })
  .map(({ attention, since, ...changes }) =>
    checkout({
      ...changes,
      ...(attention && { attentionAt: NOW }),
      ...(since && ['SUCCESS', 'CONFLICT', 'EXPIRED'].includes(changes.status) && { finalSince: since }),
    }),
  );

/** A list of checkouts with unique IDs, of a length between these bounds. */
export const history = (most: number, least = 0) =>
  fc.uniqueArray(stored, { selector: ({ id }) => id, minLength: least, maxLength: most, size: 'max' });
