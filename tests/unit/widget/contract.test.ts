import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { FrameMessage, normaliseStatus } from '../../../lib/widget/contract';
import { CHECKOUT_ID } from '../examples';

describe('FrameMessage', () => {
  it.each([
    { desk: 'ready' },
    { desk: 'shown', after: 120.5 },
    { desk: 'blocked' },
    { desk: 'height', px: 640 },
    { desk: 'status', detail: { id: CHECKOUT_ID, status: 'SUCCESS' } },
    { desk: 'status', detail: { id: CHECKOUT_ID, status: 'in_progress' } },
  ])('takes %j', (message) => {
    expect(v.parse(FrameMessage, message)).toEqual(message);
  });

  it.each([
    null,
    'ready',
    {},
    { desk: 'host', checkoutId: CHECKOUT_ID },
    { desk: 'constructor' },
    { desk: 'shown' },
    { desk: 'shown', after: -1 },
    { desk: 'shown', after: Number.NaN },
    { desk: 'height', px: -1 },
    { desk: 'height', px: 20_001 },
    { desk: 'height', px: Number.POSITIVE_INFINITY },
    { desk: 'height', px: '640' },
    { desk: 'status' },
    { desk: 'status', detail: { id: CHECKOUT_ID } },
    { desk: 'status', detail: { id: CHECKOUT_ID, status: '' } },
    { desk: 'status', detail: { id: CHECKOUT_ID, status: 'x'.repeat(61) } },
    { desk: 'status', detail: { id: 'x'.repeat(101), status: 'SUCCESS' } },
    { desk: 'status', detail: { id: CHECKOUT_ID, status: { toString: 'SUCCESS' } } },
  ])('refuses %j, which a compromised frame could send', (message) => {
    expect(v.is(FrameMessage, message)).toBe(false);
  });

  it('drops what is not in the contract', () => {
    expect(v.parse(FrameMessage, { desk: 'ready', more: 1 })).toEqual({ desk: 'ready' });
  });
});

describe('normaliseStatus: "Accept both, map case-insensitively"', () => {
  it.each([
    ['SUCCESS', 'SUCCESS'],
    ['success', 'SUCCESS'],
    ['Payment_Detected', 'PAYMENT_DETECTED'],
    ['in_progress', 'in_progress'],
    ['failed', 'failed'],
    ['undefined', 'undefined'],
    ['', ''],
  ])('%j is %j: an unknown one stays as it was written', (status, expected) => {
    expect(normaliseStatus(status)).toBe(expected);
  });
});
