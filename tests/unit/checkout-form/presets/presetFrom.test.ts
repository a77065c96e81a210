import { describe, expect, it } from 'vitest';
import { draftOf } from '../../../../lib/checkout-form/draftAgain';
import type { DraftForm } from '../../../../lib/checkout-form/draftForm';
import { EMPTY_FORM } from '../../../../lib/checkout-form/draftForm';
import { presetFrom } from '../../../../lib/checkout-form/presets/presetFrom';
import { localMinute } from '../../../../lib/shared/day/localMinute';
import { HOUR, MINUTE } from '../../../../lib/shared/time';
import { checkout } from '../../support/examples';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const made = (form: Partial<DraftForm>) => presetFrom({ ...EMPTY_FORM, ...form }, { id: 'p', accountId: null }, NOW);

describe('a preset from a form', () => {
  it('has its values, but for the order ID', () => {
    const form = { orderId: '10482', amount: '48.50', currency: 'EUR', name: 'Repair', expiry: '24h' } as const;
    expect(made({ ...form, returnUrl: 'https://shop.example/thanks' })).toEqual({
      id: 'p',
      accountId: null,
      label: 'Repair',
      type: 'FIXED_PRICE',
      amount: '48.50',
      currency: 'EUR',
      name: 'Repair',
      expiry: '24h',
      returnUrl: 'https://shop.example/thanks',
    });
  });

  it.each([
    ['10482', 'Order 10482', 'Order {orderId}'],
    ['10482', 'Orders 10482, 104820 and A10482', 'Orders {orderId}, 104820 and A10482'],
    ['12', 'Deposit 112 (12)', 'Deposit 112 ({orderId})'],
    ['A-17.b', 'A-17.b, A-17xb', '{orderId}, A-17xb'],
    ['№7', 'Замовлення №7', 'Замовлення {orderId}'],
    ['7', 'Ж7 7Ж', 'Ж7 7Ж'],
    ['  10482 ', 'Order 10482', 'Order {orderId}'],
    ['', 'Order', 'Order'],
    ['10482', 'Order {orderId}', 'Order {orderId}'],
    ['$&', 'Order $&', 'Order {orderId}'],
  ])('for order %j has in %j the placeholder where it stands alone: %j', (orderId, name, kept) => {
    expect(made({ orderId, name }).name).toBe(kept);
  });

  it.each([
    ['42', 'https://42.example:42/o/42?order=42#42', 'https://42.example:42/o/{orderId}?order={orderId}#{orderId}'],
    ['A 1/2', 'https://shop.example/?o=A%201%2F2', 'https://shop.example/?o={orderId}'],
    ['shop', 'https://shop', 'https://shop'],
    ['shop', 'shop', 'shop'],
    ['1', '', ''],
  ])('for order %j has in the address %j never another site: %j', (orderId, returnUrl, kept) => {
    expect(made({ orderId, returnUrl }).returnUrl).toBe(kept);
  });

  it.each([
    [{ name: 'Repair', amount: '5' }, 'Repair'],
    [{ name: 'Order {orderId}', amount: ' 5 ', currency: 'EUR' }, '5 EUR'],
    [{ name: 'Order {orderId}' }, ''],
    [{ type: 'NO_PRICE', amount: '5' } as const, ''],
    [{ name: 'x'.repeat(60) }, 'x'.repeat(36)],
  ])('of %j suggests the name %j', (form, label) => {
    expect(made(form).label).toBe(label);
  });

  it.each([
    [45 * MINUTE, '1h'],
    [20 * MINUTE, '15m'],
    [5 * HOUR, '24h'],
    [72 * HOUR, '7d'],
    [-HOUR, '1h'],
  ])('that ends at a time of its own, after %d ms, expires in the nearest usual time: %s', (ms, expiry) => {
    expect(made({ expiry: 'own', ownExpiry: localMinute(NOW + ms) }).expiry).toBe(expiry);
  });

  it.each(['', 'tomorrow'])('that ends at %j expires in an hour', (ownExpiry) => {
    expect(made({ expiry: 'own', ownExpiry }).expiry).toBe('1h');
  });

  it('has no amount where the customer chooses it', () => {
    expect(made({ type: 'SUGGESTED_FIXED_PRICE', amount: '5' }).amount).toBe('');
  });

  it('of a checkout is that of the form that creates it again', () => {
    const paid = checkout({ orderId: '10482', name: 'Order 10482', returnUrl: 'https://shop.example/?order=10482' });
    expect(presetFrom(draftOf(paid, NOW), { id: 'p', accountId: 'shop-2' }, NOW)).toMatchObject({
      accountId: 'shop-2',
      amount: '100',
      currency: 'USD',
      name: 'Order {orderId}',
      returnUrl: 'https://shop.example/?order={orderId}',
    });
  });
});
