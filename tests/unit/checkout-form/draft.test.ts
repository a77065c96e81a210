import { describe, expect, it } from 'vitest';
import { readDraft } from '../../../lib/checkout-form/draft';
import type { DraftForm } from '../../../lib/checkout-form/draftForm';
import { EMPTY_FORM } from '../../../lib/checkout-form/draftForm';
import { draftMistakeTexts } from '../../../lib/checkout-form/draftMistakeText';
import { bodyOf } from '../../../lib/inqud/client';
import { NOW } from '../support/examples';

const FORM: DraftForm = { ...EMPTY_FORM, orderId: 'A-17', amount: '100' };

const read = (changes: Partial<DraftForm>) => readDraft({ ...FORM, ...changes }, NOW);
const mistakesOf = (changes: Partial<DraftForm>) => draftMistakeTexts(read(changes).mistakes ?? {});
const moneyOf = (changes: Partial<DraftForm>) => {
  const { draft } = read(changes);
  return draft?.type === 'FIXED_PRICE' ? draft.fixedAmount : null;
};

describe('readDraft', () => {
  it('requires only an order ID and an amount', () => {
    expect(read({}).draft).toEqual({
      clientOrderId: 'A-17',
      name: null,
      expiresAt: '2026-03-01T13:00:00Z',
      returnUrl: null,
      type: 'FIXED_PRICE',
      fixedAmount: { amount: '100', currency: 'USD' },
    });
  });

  it('trims spaces', () => {
    const typed = {
      orderId: ' A-17 ',
      name: ' Cart ',
      returnUrl: ' https://shop.example/ ',
      currency: ' eur ',
      amount: ' 5 ',
    };
    expect(read(typed).draft).toMatchObject({
      clientOrderId: 'A-17',
      name: 'Cart',
      returnUrl: 'https://shop.example/',
      fixedAmount: { amount: '5', currency: 'EUR' },
    });
  });

  it.each(['NO_PRICE', 'SUGGESTED_FIXED_PRICE'] as const)('ignores the amount of %s, and sends none', (type) => {
    const { draft } = read({ type, amount: 'rubbish', currency: '' });
    expect(draft).toMatchObject({ type });
    expect(draft).not.toHaveProperty('fixedAmount');
  });

  it.each<[Partial<DraftForm>, keyof DraftForm, RegExp]>([
    [{ orderId: '' }, 'orderId', /^Enter the order ID/],
    [{ orderId: ' ' }, 'orderId', /^Enter the order ID/],
    [{ orderId: 'x'.repeat(101) }, 'orderId', /at most 100/],
    [{ name: 'x'.repeat(33) }, 'name', /at most 32/],
    [{ amount: '' }, 'amount', /^Enter the amount/],
    [{ amount: '0' }, 'amount', /more than 0/],
    [{ amount: '0.00' }, 'amount', /more than 0/],
    [{ amount: '-5' }, 'amount', /“-5” isn’t an amount/],
    [{ amount: '1e3' }, 'amount', /isn’t an amount/],
    [{ amount: '5.' }, 'amount', /isn’t an amount/],
    [{ amount: '9'.repeat(121) }, 'amount', /isn’t an amount/],
    [{ currency: '' }, 'currency', /currency code/],
    [{ currency: '$' }, 'currency', /currency code/],
    [{ currency: 'DOLLARS OF US' }, 'currency', /currency code/],
    [{ returnUrl: 'shop.example' }, 'returnUrl', /full URL/],
    [{ returnUrl: 'javascript:alert(1)' }, 'returnUrl', /full URL/],
    [{ returnUrl: 'https://shop.example@evil.example/' }, 'returnUrl', /before the “@”/],
    [{ returnUrl: 'https://shop.example/\u202ea' }, 'returnUrl', /invisible character/],
    [{ returnUrl: `https://shop.example/${'x'.repeat(2000)}` }, 'returnUrl', /at most 2,000/],
    [{ name: '{orderId}'.repeat(50) }, 'name', /at most 200/],
    [{ expiry: 'own', ownExpiry: '' }, 'ownExpiry', /^Choose when the link expires/],
    [{ expiry: 'own', ownExpiry: 'soon' }, 'ownExpiry', /^Choose when the link expires/],
    [{ expiry: 'own', ownExpiry: '2020-01-01T00:00' }, 'ownExpiry', /in the future/],
  ])('reports what is wrong with %j, and nothing else', (changes, field, words) => {
    expect(mistakesOf(changes)).toEqual({ [field]: expect.stringMatching(words) });
  });

  it('reports all errors at once', () => {
    const all = { orderId: '', amount: '', currency: '', name: 'x'.repeat(33), returnUrl: 'x', expiry: 'own' } as const;
    expect(Object.keys(mistakesOf(all)).toSorted()).toEqual([
      'amount',
      'currency',
      'name',
      'orderId',
      'ownExpiry',
      'returnUrl',
    ]);
  });

  it('accepts values at the limits', () => {
    expect(mistakesOf({ orderId: 'x'.repeat(100), name: 'x'.repeat(32) })).toEqual({});
  });
});

describe('an amount', () => {
  it.each([
    ['1250.00', '1250.00'],
    ['1 250.5', '1250.5'],
    ['12,50', '12.50'],
    ['12,5', '12.5'],
    ['.5', '0.5'],
    ['007', '7'],
    ['0.000000000000000001', '0.000000000000000001'],
    ['12345678901234567890.12', '12345678901234567890.12'],
  ])('typed as %s is %s, with every digit', (amount, expected) => {
    expect(moneyOf({ amount, currency: 'USDT' })?.amount).toBe(expected);
  });

  it.each(['1,250', '1.250'])('typed as %s is ambiguous, so it is not guessed', (amount) => {
    expect(mistakesOf({ amount }).amount).toBe(`“${amount}” could be 1250 or 1.250. Enter 1250.00 or 1.25.`);
  });

  it.each([
    ['1,250', 'JPY', '1250'],
    ['1.2510', 'KWD', '1.251'],
    ['12.50', 'KWD', '12.50'],
  ])('typed as %s is sent in %s with no more decimals than it has: %s', (amount, currency, sent) => {
    expect(moneyOf({ amount, currency })?.amount).toBe(sent);
  });

  it.each(['12,', '1.2.3', '12 50'])('typed as %s is invalid', (amount) => {
    expect(mistakesOf({ amount })).toEqual({ amount: expect.stringContaining('Enter it like 1250.00.') });
  });

  it.each(['1.250,00 €', 'EUR 1,250.00', '1 250,00'])('pasted as %s is 1250.00', (amount) => {
    expect(moneyOf({ amount, currency: 'eur' })).toEqual({ amount: '1250.00', currency: 'EUR' });
  });

  it('in another currency than the chosen one is an error; while none is chosen, only that is', () => {
    expect(mistakesOf({ amount: '12,50 €' })).toEqual({
      amount: '“€” isn’t USD. Remove it, or change the currency.',
    });
    expect(Object.keys(mistakesOf({ amount: '12,50 €', currency: '' }))).toEqual(['currency']);
  });

  it('reaches the body as a bare number', () => {
    const { draft } = read({ amount: '12,50' });
    expect(draft && bodyOf(draft)).toContain('"amount":12.50,');
  });
});

describe('the expiry of a link', () => {
  it.each([
    ['15m', '2026-03-01T12:15:00Z'],
    ['1h', '2026-03-01T13:00:00Z'],
    ['24h', '2026-03-02T12:00:00Z'],
    ['7d', '2026-03-08T12:00:00Z'],
  ] as const)('%s from now is in UTC, without a fraction: "2024-12-01T12:00:00Z"', (expiry, expiresAt) => {
    expect(read({ expiry }).draft?.expiresAt).toBe(expiresAt);
    expect(readDraft({ ...FORM, expiry }, NOW + 999).draft?.expiresAt).toBe(expiresAt);
  });

  it('chosen by the user is local time', () => {
    // In local time, whatever the time zone: the expectation is made from the same fields.
    const local = new Date(2031, 4, 6, 7, 8);
    const { draft } = read({ expiry: 'own', ownExpiry: '2031-05-06T07:08' });
    expect(draft?.expiresAt).toBe(local.toISOString().replace('.000Z', 'Z'));
  });
});
