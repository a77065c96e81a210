import { expect, it } from 'vitest';
import { EMPTY_FORM } from '../../../lib/checkout-form/draftForm';
import { sameForm } from '../../../lib/checkout-form/sameForm';

const typed = { ...EMPTY_FORM, orderId: '10482', ownExpiry: '2031-05-06T07:08' };

it('is the same form when both create the same checkout: the own date counts only where it is used', () => {
  expect(sameForm(EMPTY_FORM, { ...EMPTY_FORM, ownExpiry: '2031-05-06T07:08' })).toBe(true);
  expect(sameForm({ ...typed, expiry: 'own' }, { ...typed, expiry: 'own', ownExpiry: '' })).toBe(false);
});
