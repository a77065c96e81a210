import { describe, expect, it } from 'vitest';
import { EMPTY_FORM } from '../../../../lib/checkout-form/draftForm';
import { applyPreset, isApplied } from '../../../../lib/checkout-form/presets/apply';
import { preset } from '../../support/examples';

describe('a preset in the form', () => {
  const typed = { ...EMPTY_FORM, orderId: '10482', amount: '7', expiry: 'own', ownExpiry: '2031-05-06T07:08' } as const;

  it('keeps the order ID and replaces the rest, with its placeholders', () => {
    expect(applyPreset(preset(), typed)).toEqual({
      orderId: '10482',
      type: 'FIXED_PRICE',
      amount: '25.00',
      currency: 'EUR',
      name: 'Order {orderId}',
      expiry: '24h',
      ownExpiry: '',
      returnUrl: '',
    });
  });

  it('is recognised with any order ID, until something else is changed', () => {
    const form = applyPreset(preset(), typed);
    expect(isApplied(preset(), { ...form, orderId: 'other' })).toBe(true);
    expect(isApplied(preset(), { ...form, amount: '25' })).toBe(false);
    expect(isApplied(preset({ amount: '' }), form)).toBe(false);
  });
});
