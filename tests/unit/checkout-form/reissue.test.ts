import { describe, expect, it } from 'vitest';
import { canReissue, freshDraft } from '../../../lib/checkout-form/reissue';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { expiresSoon } from '../../../lib/checkouts/rules/expiresSoon';
import { formatTimestamp } from '../../../lib/inqud/timestamp';
import { DAY, HOUR, MINUTE } from '../../../lib/shared/time';
import { checkout, NOW } from '../support/examples';

const hint = (status: string): StoredCheckout['hint'] => ({ status, source: 'widget', at: NOW });
const SOON = NOW + 10 * MINUTE;

describe('a checkout that expires soon', () => {
  it.each<[Partial<StoredCheckout>, boolean]>([
    [{ expiresAt: SOON }, true],
    [{ expiresAt: SOON + 1 }, false],
    [{ expiresAt: NOW - 1 }, true],
    [{ expiresAt: null }, false],
    [{ status: 'REQUEST_CREATED', expiresAt: SOON }, true],
    [{ status: 'PAYMENT_DETECTED', expiresAt: SOON }, false],
    [{ status: 'SUCCESS', expiresAt: SOON }, false],
    [{ status: 'CONFLICT', expiresAt: SOON }, false],
    [{ status: 'EXPIRED', expiresAt: SOON }, false],
    [{ status: 'ON_HOLD', expiresAt: SOON }, false],
    [{ hint: hint('PAYMENT_DETECTED'), expiresAt: SOON }, false],
    [{ hint: hint('REQUEST_CREATED'), expiresAt: SOON }, true],
  ])('of %j: %s, and then it can be re-issued', (changes, soon) => {
    expect(expiresSoon(checkout(changes), NOW)).toBe(soon);
    if (changes.status !== 'EXPIRED') expect(canReissue(checkout(changes), NOW)).toBe(soon);
  });
});

describe('an expired checkout', () => {
  it.each<[StoredCheckout['hint'], boolean]>([
    [null, true],
    [hint('EXPIRED'), true],
    [hint('REQUEST_CREATED'), true],
    [hint('PAYMENT_DETECTED'), false],
    [hint('SUCCESS'), false],
    [hint('ON_HOLD'), false],
  ])('with the hint %j can be re-issued: %s', (its, can) => {
    expect(canReissue(checkout({ status: 'EXPIRED', hint: its }), NOW + DAY)).toBe(can);
  });
});

describe('freshDraft', () => {
  it('is the same with the full lifetime', () => {
    const first = checkout({
      orderId: '10482',
      name: 'Top-up',
      returnUrl: 'https://x.example/',
      expiresAt: NOW + HOUR,
    });
    expect(freshDraft(first, NOW + DAY)).toEqual({
      draft: {
        clientOrderId: '10482',
        type: 'FIXED_PRICE',
        fixedAmount: { amount: '100', currency: 'USD' },
        name: 'Top-up',
        returnUrl: 'https://x.example/',
        expiresAt: formatTimestamp(NOW + DAY + HOUR),
      },
    });
  });

  it('says what is invalid now', () => {
    expect(freshDraft(checkout({ orderId: '' }), NOW)).toEqual({ mistake: 'Enter the order ID.' });
  });
});
