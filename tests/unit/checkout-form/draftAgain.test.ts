import { describe, expect, it, vi } from 'vitest';
import { readDraft } from '../../../lib/checkout-form/draft';
import { draftOf } from '../../../lib/checkout-form/draftAgain';
import { EMPTY_FORM } from '../../../lib/checkout-form/draftForm';
import { draftMistakeTexts } from '../../../lib/checkout-form/draftMistakeText';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { formatTimestamp } from '../../../lib/inqud/timestamp';
import { DAY, HOUR, MINUTE, SECOND } from '../../../lib/shared/time';
import { checkout, NOW } from '../support/examples';

const LATER = NOW + 40 * DAY;
const again = (changes: Partial<StoredCheckout> = {}, now = LATER) => draftOf(checkout(changes), now);
const draftAgain = (changes: Partial<StoredCheckout> = {}) => readDraft(again(changes), LATER).draft;

describe('draftOf', () => {
  it('has all fields that the checkout was created from', () => {
    const known = { name: 'Cart', returnUrl: 'https://shop.example/', expiresAt: NOW + DAY };
    expect(again(known)).toEqual({
      orderId: '1234567890',
      type: 'FIXED_PRICE',
      amount: '100',
      currency: 'USD',
      name: 'Cart',
      expiry: '24h',
      ownExpiry: '',
      returnUrl: 'https://shop.example/',
    });
  });

  it('keeps every digit of the amount', () => {
    const amount = { amount: '0.000000000000000001', currency: 'ETH' };
    expect(draftAgain({ amount })).toMatchObject({ fixedAmount: amount });
  });

  it('has no ambiguous amount', () => {
    const amount = { amount: '1.250', currency: 'ETH' };
    expect(draftAgain({ amount })).toMatchObject({ fixedAmount: { amount: '1.2500', currency: 'ETH' } });
  });

  it.each([
    ['NO_PRICE', null, 'NO_PRICE'],
    ['SUGGESTED_FIXED_PRICE', null, 'SUGGESTED_FIXED_PRICE'],
    [null, { amount: '5', currency: 'EUR' }, 'FIXED_PRICE'],
    [null, null, 'NO_PRICE'],
    ['OF_TOMORROW', null, 'NO_PRICE'],
  ])('of the type %s with %j is %s', (type, amount, expected) => {
    expect(draftAgain({ type, amount })).toMatchObject({ type: expected });
  });

  it.each([
    [15 * MINUTE, '15m'],
    [HOUR, '1h'],
    [HOUR - 3 * SECOND, '1h'],
    [DAY, '24h'],
    [7 * DAY, '7d'],
  ])('with a lifetime of %d ms gets the same again: %s', (length, expiry) => {
    expect(again({ expiresAt: NOW + length })).toMatchObject({ expiry, ownExpiry: '' });
  });

  it.each([2 * HOUR, 30 * DAY, HOUR + MINUTE + 1, 20 * SECOND])(
    'with another lifetime, %d ms, expires that long after now, rounded up to the minute',
    (length) => {
      const form = again({ expiresAt: NOW + length });
      const end = new Date(form.ownExpiry).getTime();
      expect(form.expiry).toBe('own');
      expect(end).toBeGreaterThanOrEqual(LATER + length);
      expect(end).toBeLessThan(LATER + length + MINUTE);
      expect(readDraft(form, LATER).mistakes).toBeUndefined();
    },
  );

  it('ends as long after now where clocks go back in between', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    for (
      let now = Date.parse('2026-10-25T00:00:00+02:00');
      now < Date.parse('2026-10-25T05:00:00+01:00');
      now += 10 * MINUTE
    ) {
      const form = again({ expiresAt: NOW + 90 * MINUTE }, now);
      expect(readDraft(form, now).draft?.expiresAt).toBe(formatTimestamp(now + 90 * MINUTE));
    }
    vi.unstubAllEnvs();
  });

  it('asks which one of two equal times is meant, and for another one in place of one that is skipped', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    const typed = (ownExpiry: string) =>
      readDraft({ ...again(), expiry: 'own', ownExpiry }, Date.parse('2026-03-01T00:00:00Z'));
    const { ownExpiry: twice } = draftMistakeTexts(typed('2026-10-25T02:40').mistakes ?? {});
    expect(twice).toBe('Clocks go back, so this time happens twice. Choose which one.');
    expect(typed('2026-10-25T02:40+01:00').draft?.expiresAt).toBe('2026-10-25T01:40:00Z');
    const { ownExpiry: skipped } = draftMistakeTexts(typed('2026-03-29T02:30').mistakes ?? {});
    expect(skipped).toBe('Clocks skip this time. Choose another one.');
    vi.unstubAllEnvs();
  });

  it.each([null, NOW, NOW - 1])('without a lifetime, expiring at %j, has the default one', (expiresAt) => {
    expect(again({ expiresAt })).toMatchObject({ expiry: EMPTY_FORM.expiry, ownExpiry: '' });
  });

  it('shows what is invalid now, for the user to correct', () => {
    expect(readDraft(again({ orderId: '', name: 'x'.repeat(40) }), LATER).mistakes).toEqual({
      orderId: { is: 'no order ID' },
      name: { is: 'too long', most: 32 },
    });
  });
});
