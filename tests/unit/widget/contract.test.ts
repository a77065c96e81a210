import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { FrameMessage, normaliseStatus } from '../../../lib/widget/contract';
import { LONGEST_DETAIL } from '../../../lib/widget/detailText';
import { CHECKOUT_ID } from '../support/examples';

describe('FrameMessage', () => {
  it.each([
    { desk: 'hosting' },
    { desk: 'shown', after: 120.5 },
    { desk: 'blocked' },
    { desk: 'forbidden' },
    { desk: 'height', px: 640 },
  ])('takes %j', (message) => {
    expect(v.parse(FrameMessage, message)).toEqual(message);
  });

  it.each([
    null,
    'hosting',
    { desk: 'ready' },
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
    { desk: 'status', detail: { id: CHECKOUT_ID, status: 'SUCCESS' } },
    { desk: 'status', detail: 'x'.repeat(LONGEST_DETAIL + 2) },
  ])('refuses %j, which a compromised frame could send', (message) => {
    expect(v.is(FrameMessage, message)).toBe(false);
  });

  it('drops what is not in the contract', () => {
    expect(v.parse(FrameMessage, { desk: 'hosting', more: 1 })).toEqual({ desk: 'hosting' });
  });
});

describe('the detail of a statusChanged', () => {
  const heard = (text: string) => v.parse(FrameMessage, { desk: 'status', detail: text });

  it.each(['SUCCESS', 'in_progress'])('is read when it is as documented, with the status %s', (status) => {
    const text = JSON.stringify({ id: CHECKOUT_ID, status });
    expect(heard(text)).toEqual({ desk: 'status', detail: { text, detail: { id: CHECKOUT_ID, status } } });
  });

  it.each([
    '',
    'undefined',
    'null',
    '"SUCCESS"',
    '{"id":',
    JSON.stringify({ id: CHECKOUT_ID }),
    JSON.stringify({ id: CHECKOUT_ID, status: '' }),
    JSON.stringify({ id: CHECKOUT_ID, status: 'x'.repeat(61) }),
    JSON.stringify({ id: 'x'.repeat(101), status: 'SUCCESS' }),
    JSON.stringify({ id: CHECKOUT_ID, status: { toString: 'SUCCESS' } }),
    `${'x'.repeat(LONGEST_DETAIL)}…`,
  ])('is kept as text without a status when it is anything else: %s', (text) => {
    expect(heard(text)).toEqual({ desk: 'status', detail: { text, detail: null } });
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
  ])('%j is %j: an unknown one is unchanged', (status, expected) => {
    expect(normaliseStatus(status)).toBe(expected);
  });
});
