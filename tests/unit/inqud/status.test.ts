import { describe, expect, it } from 'vitest';
import { isFinal, isKnown, isLaterThan } from '../../../lib/inqud/status';

describe('a status', () => {
  it.each([
    ['NEW', true, false],
    ['REQUEST_CREATED', true, false],
    ['PAYMENT_DETECTED', true, false],
    ['SUCCESS', true, true],
    ['CONFLICT', true, true],
    ['EXPIRED', true, true],
    ['CANCELLED', false, false],
    ['PARTIALLY_PAID', false, false],
    ['success', false, false],
    ['', false, false],
    ['constructor', false, false],
  ])('%j: known %s, final %s ("an unknown one is treated as open")', (status, known, final) => {
    expect(isKnown(status)).toBe(known);
    expect(isFinal(status)).toBe(final);
  });
});

describe('isLaterThan', () => {
  const ORDER = ['NEW', 'REQUEST_CREATED', 'PAYMENT_DETECTED', 'SUCCESS'];

  it.each(ORDER.flatMap((a, i) => ORDER.map((b, j) => [a, b, i > j] as const)))('%s after %s: %s', (a, b, later) => {
    expect(isLaterThan(a, b)).toBe(later);
  });

  it.each([
    ['SUCCESS', 'CONFLICT'],
    ['SUCCESS', 'EXPIRED'],
    ['EXPIRED', 'SUCCESS'],
    ['CONFLICT', 'EXPIRED'],
  ])('does not order final statuses: %s, %s ("Final is not forever")', (a, b) => {
    expect(isLaterThan(a, b)).toBe(false);
  });

  it('does not order an unknown status', () => {
    expect(isLaterThan('ON_HOLD', 'NEW')).toBe(false);
    expect(isLaterThan('SUCCESS', 'ON_HOLD')).toBe(false);
    expect(isLaterThan('ON_HOLD', 'ON_HOLD')).toBe(false);
  });
});
