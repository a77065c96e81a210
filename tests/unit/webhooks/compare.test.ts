import { describe, expect, it } from 'vitest';
import type { StoredCheckout, TimelineEntry } from '../../../lib/checkouts/database';
import { compareWithHistory } from '../../../lib/webhooks/compare';
import type { WebhookEvent } from '../../../lib/webhooks/event';
import { CHECKOUT_ID, checkout, NOW, WIDGET_ID } from '../support/examples';

const event = (changes: Partial<WebhookEvent> = {}): WebhookEvent => ({
  about: 'checkout',
  id: CHECKOUT_ID,
  checkoutId: CHECKOUT_ID,
  status: 'SUCCESS',
  orderId: '1234567890',
  widgetId: WIDGET_ID,
  updatedAt: null,
  ...changes,
});
const answeredAt = (lastUpdatedAt: string | null, changes: Partial<StoredCheckout> = {}) =>
  checkout({ answer: JSON.stringify({ lastUpdatedAt }), ...changes });
const statusOf = (of: WebhookEvent, stored: StoredCheckout) => compareWithHistory(of, stored, []).status;
const T1 = '2026-03-01T12:00:00.123456789Z';
const T2 = '2026-03-01T12:00:01Z';

describe('the status', () => {
  it.each([
    ['SUCCESS', 'SUCCESS', 'same'],
    ['PAYMENT_DETECTED', 'NEW', 'ahead'],
    ['NEW', 'PAYMENT_DETECTED', 'behind'],
    ['REQUEST_CREATED', 'EXPIRED', 'behind'],
    ['CONFLICT', 'SUCCESS', 'unordered'],
    ['ON_HOLD', 'NEW', 'unordered'],
  ])('%s compared with the stored %s: %s', (told, known, status) => {
    expect(statusOf(event({ status: told }), checkout({ status: known }))).toBe(status);
  });

  it.each([
    ['later', T2, T1, 'ahead'],
    ['earlier', T1, T2, 'behind'],
  ])('is %s by Inqud’s own timestamps, whatever the statuses', (_when, told, known, status) => {
    expect(statusOf(event({ status: 'CONFLICT', updatedAt: told }), answeredAt(known, { status: 'SUCCESS' }))).toBe(
      status,
    );
    expect(statusOf(event({ status: 'NEW', updatedAt: told }), answeredAt(known, { status: 'EXPIRED' }))).toBe(status);
  });

  it.each([
    [T1, null],
    [null, T1],
    [T1, T1],
    ['soon', T2],
  ])('follows the order of the statuses when the timestamps %s and %s do not decide', (told, known) => {
    expect(statusOf(event({ updatedAt: told }), answeredAt(known, { status: 'NEW' }))).toBe('ahead');
  });

  it('is compared even when the stored answer is not JSON', () => {
    expect(statusOf(event({ updatedAt: T1 }), checkout({ answer: 'none' }))).toBe('ahead');
  });
});

describe('the order and the widget', () => {
  it.each([
    [event(), true, true],
    [event({ orderId: 'other' }), false, true],
    [event({ widgetId: 'CAP-other' }), true, false],
    [event({ widgetId: WIDGET_ID.toUpperCase() }), true, true],
    [event({ orderId: null, widgetId: null }), null, null],
  ])('are compared where the webhook has them, %#', (of, sameOrder, sameWidget) => {
    expect(compareWithHistory(of, checkout(), [])).toMatchObject({ sameOrder, sameWidget });
  });
});

describe('"dedupe on (id, status, lastUpdatedAt)"', () => {
  const entry = (changes: Partial<TimelineEntry>): TimelineEntry => ({
    seq: 1,
    checkoutId: CHECKOUT_ID,
    at: NOW,
    from: 'NEW',
    to: 'SUCCESS',
    source: 'webhook',
    settled: null,
    ...changes,
  });
  it.each([
    ['the same', entry({ updatedAt: T1 }), true],
    ['one at another time', entry({ updatedAt: T2 }), false],
    ['one without a time', entry({}), false],
    ['another status', entry({ updatedAt: T1, to: 'CONFLICT' }), false],
    ['a report of the widget', entry({ source: 'widget', updatedAt: T1 }), false],
  ])('recognises %s in the timeline', (_what, known, noted) => {
    expect(compareWithHistory(event({ updatedAt: T1 }), checkout(), [known])).toMatchObject({ noted });
  });

  it('recognises one without a timestamp by its status alone', () => {
    expect(compareWithHistory(event(), checkout(), [entry({})])).toMatchObject({ noted: true });
    expect(compareWithHistory(event(), checkout(), [entry({ updatedAt: T1 })])).toMatchObject({ noted: false });
  });
});
