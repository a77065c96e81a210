import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import type { HistoryDb, StoredCheckout } from '../../../lib/checkouts/database';
import { recordAnswer, recordCreated, recordImported } from '../../../lib/checkouts/recordAnswer';
import { HINT_LASTS, recordHint } from '../../../lib/checkouts/recordHint';
import { timelineOf } from '../../../lib/checkouts/timeline';
import { parseJson } from '../../../lib/inqud/json';
import { CheckoutModel } from '../../../lib/inqud/models';
import {
  CHECKOUT_ID,
  checkout,
  DRAFT,
  emptyHistory,
  FIXED_PRICE_ANSWER,
  model,
  NEVER_DUE,
  NOW,
  nextAt,
  REQUEST,
  WIDGET_ID,
} from '../support/examples';

const CREATE = { attemptId: 'attempt', accountId: 'shop', widgetId: WIDGET_ID, attempt: 1 };

const TOLD = { checkoutId: CHECKOUT_ID, at: NOW, showingAs: null };

let db: HistoryDb;
beforeEach(async () => {
  db = await emptyHistory();
});

const answer = (changes: Partial<CheckoutModel>, at = NOW + 1000) => ({ model: model(changes), raw: '{"raw":1}', at });

describe('recordCreated', () => {
  it("stores Inqud's documented answer as a checkout, with times as epoch milliseconds and the answer as it arrived", async () => {
    const created = { model: model(), raw: FIXED_PRICE_ANSWER, at: NOW };
    await db.creates.put({ ...CREATE, draft: DRAFT, startedAt: NOW, state: 'sending', error: null });
    const stored = await recordCreated(db, created, CREATE, nextAt(NOW + 30_000));
    expect(await db.checkouts.toArray()).toEqual([stored]);
    expect(stored).toEqual({
      id: CHECKOUT_ID,
      accountId: 'shop',
      widgetId: WIDGET_ID,
      orderId: '1234567890',
      name: 'My shopping cart checkout',
      type: 'FIXED_PRICE',
      amount: { amount: '100', currency: 'USD' },
      status: 'NEW',
      reason: null,
      url: `https://paycrypto.inqud.com/checkout/${CHECKOUT_ID}`,
      returnUrl: 'https://example.com/return',
      createdAt: Date.UTC(2023, 11, 22, 9, 17, 26, 81),
      expiresAt: Date.UTC(2024, 11, 1, 12),
      request: null,
      answer: FIXED_PRICE_ANSWER,
      answeredAt: NOW,
      statusSince: NOW,
      hint: null,
      failures: 0,
      error: null,
      failingSince: null,
      late: false,
      attention: { reasons: [], acknowledged: [] },
      noticed: [],
      note: null,
      tags: [],
      archived: 0,
      nextRefreshAt: NOW + 30_000,
    });
  });

  it('starts the timeline and marks its create as done, with the created checkout', async () => {
    const pending = { accountId: 'shop', draft: DRAFT, startedAt: NOW, state: 'sending', error: null } as const;
    await db.creates.bulkPut([
      { ...pending, attemptId: 'attempt', attempt: 2 },
      { ...pending, attemptId: 'other', attempt: 1 },
    ]);
    await recordCreated(db, { model: model(), raw: '{}', at: NOW }, { ...CREATE, attempt: 2 }, NEVER_DUE);
    expect(await timelineOf(db, CHECKOUT_ID)).toMatchObject([
      { at: NOW, from: null, to: 'NEW', source: 'created', settled: null, attempt: 2 },
    ]);
    const made = { checkoutId: CHECKOUT_ID, url: `https://paycrypto.inqud.com/checkout/${CHECKOUT_ID}` };
    expect(await db.creates.get('attempt')).toMatchObject({ state: 'done', made });
    expect(await db.creates.get('other')).toMatchObject({ state: 'sending' });
  });

  it('accepts an answer with only an ID and a status', async () => {
    const bare = v.parse(CheckoutModel, { id: 'CCO-1', status: 'ON_HOLD' });
    const stored = await recordCreated(db, { model: bare, raw: '{}', at: NOW }, CREATE, NEVER_DUE);
    expect(stored).toMatchObject({
      orderId: '',
      status: 'ON_HOLD',
      url: 'https://paycrypto.inqud.com/checkout/CCO-1',
      createdAt: NOW,
      expiresAt: null,
    });
  });
});

describe('recordImported', () => {
  const OWNER = { accountId: 'shop', widgetId: WIDGET_ID };
  const imported = async (changes: Partial<CheckoutModel>, judgeWith = NEVER_DUE) => {
    const outcome = await recordImported(db, answer(changes), OWNER, judgeWith);
    return { outcome, stored: await db.checkouts.get(CHECKOUT_ID) };
  };

  it('adds a checkout that was created elsewhere, as if it had been created here', async () => {
    const { outcome, stored } = await imported({}, nextAt(NOW + 30_000));
    await db.checkouts.clear();
    const create = { ...CREATE, draft: DRAFT, startedAt: NOW, state: 'sending' as const, error: null };
    await db.creates.put(create);
    expect(outcome).toBe('imported');
    expect(stored).toEqual(await recordCreated(db, answer({}), CREATE, nextAt(NOW + 30_000)));
  });

  it('starts its timeline with its source', async () => {
    await imported({ status: 'CONFLICT' });
    expect(await timelineOf(db, CHECKOUT_ID)).toMatchObject([
      { at: NOW + 1000, from: null, to: 'CONFLICT', source: 'imported', settled: null },
    ]);
  });

  it('sends no notification, whatever the rules say', async () => {
    await imported({ status: 'SUCCESS' }, (checkout) => ({
      checkout,
      notices: [{ key: 'paid', kind: 'paid', accountId: 'shop', ...TOLD }],
    }));
    expect(await db.notices.count()).toBe(0);
  });

  it.each<[string, Partial<CheckoutModel>, number]>([
    [
      'when Inqud last changed it',
      { status: 'CONFLICT', lastUpdatedAt: '2026-01-05T06:07:08.123456Z' },
      Date.UTC(2026, 0, 5, 6, 7, 8, 123),
    ],
    ['its end, when it has expired and Inqud says no more', { status: 'EXPIRED' }, Date.UTC(2024, 11, 1, 12)],
    ['now, when Inqud does not tell', { status: 'CONFLICT', lastUpdatedAt: null }, NOW + 1000],
    ['now, when Inqud’s time cannot be read', { status: 'SUCCESS', lastUpdatedAt: 'yesterday' }, NOW + 1000],
    [
      'now, when Inqud’s time is still to come',
      { status: 'SUCCESS', lastUpdatedAt: '2036-01-05T06:07:08Z' },
      NOW + 1000,
    ],
  ])('dates its status from %s', async (_when, changes, statusSince) => {
    expect((await imported(changes)).stored).toMatchObject({ statusSince });
  });

  it('treats an existing one like a refresh, and keeps the user’s annotations', async () => {
    const mine = {
      accountId: 'second',
      note: 'Called back',
      tags: ['VIP'],
      archived: 1 as const,
      noticed: ['expiring' as const],
    };
    await db.checkouts.put(checkout(mine));
    const { outcome, stored } = await imported({ status: 'SUCCESS' }, (after, before) => ({
      checkout: after,
      notices: [{ key: `paid ${before?.status}`, kind: 'paid', accountId: 'shop', ...TOLD }],
    }));
    expect(outcome).toBe('updated');
    expect(stored).toMatchObject({ ...mine, status: 'SUCCESS', statusSince: NOW + 1000 });
    expect(await timelineOf(db, CHECKOUT_ID)).toMatchObject([{ from: 'NEW', to: 'SUCCESS', source: 'refresh' }]);
    expect((await db.notices.toArray()).map(({ key }) => key)).toEqual(['paid NEW']);
  });

  it('happens once when two pages import the same at once', async () => {
    const both = [imported({}), imported({})];
    expect((await Promise.all(both)).map(({ outcome }) => outcome).toSorted()).toEqual(['imported', 'updated']);
    expect(await timelineOf(db, CHECKOUT_ID)).toHaveLength(1);
  });
});

describe('a hint that Inqud does not confirm', () => {
  const reported = { checkoutId: CHECKOUT_ID, status: 'SUCCESS', source: 'widget' as const, at: NOW };
  const open = { status: 'SUCCESS', source: 'widget', at: NOW };
  const answered = async (status: string, wait: number, seen: Partial<StoredCheckout> = {}) => {
    await db.timeline.clear();
    await db.checkouts.put(checkout({ status: 'PAYMENT_DETECTED' }));
    await recordHint(db, reported);
    await db.checkouts.update(CHECKOUT_ID, seen);
    await recordAnswer(db, answer({ status }, NOW + wait), NEVER_DUE);
    const [line] = await timelineOf(db, CHECKOUT_ID);
    return { hint: (await db.checkouts.get(CHECKOUT_ID))?.hint, settled: line?.settled };
  };

  it('stays open while it may still be ahead of Inqud', async () => {
    expect(await answered('PAYMENT_DETECTED', HINT_LASTS - 1)).toEqual({ hint: open, settled: null });
  });

  it('stays until the disagreement is acknowledged', async () => {
    expect(await answered('PAYMENT_DETECTED', HINT_LASTS)).toEqual({ hint: open, settled: null });
  });

  it('lapses after 15 minutes, settled by Inqud’s status, once it is acknowledged', async () => {
    const settled = { at: NOW + HINT_LASTS, status: 'PAYMENT_DETECTED' };
    const seen: Partial<StoredCheckout> = { attention: { reasons: ['disagreement'], acknowledged: ['disagreement'] } };
    expect(await answered('PAYMENT_DETECTED', HINT_LASTS - 1, seen)).toEqual({ hint: open, settled: null });
    expect(await answered('PAYMENT_DETECTED', HINT_LASTS, seen)).toEqual({ hint: null, settled });
  });

  it('is overruled at once when Inqud turns to another final status', async () => {
    expect(await answered('CONFLICT', 1000)).toEqual({ hint: null, settled: { at: NOW + 1000, status: 'CONFLICT' } });
  });
});

describe('recordAnswer', () => {
  it('adds an entry for a change that no hint announced, and dates the status from it', async () => {
    await db.checkouts.put(checkout());
    await recordAnswer(db, answer({ status: 'PAYMENT_DETECTED' }), NEVER_DUE);
    expect(await timelineOf(db, CHECKOUT_ID)).toMatchObject([
      { at: NOW + 1000, from: 'NEW', to: 'PAYMENT_DETECTED', source: 'refresh', settled: null },
    ]);
    expect(await db.checkouts.get(CHECKOUT_ID)).toMatchObject({ status: 'PAYMENT_DETECTED', statusSince: NOW + 1000 });
  });

  it('adds no entry when nothing changed, and keeps the date of the status', async () => {
    await db.checkouts.put(checkout());
    await recordAnswer(db, answer({ status: 'NEW' }), NEVER_DUE);
    expect(await timelineOf(db, CHECKOUT_ID)).toEqual([]);
    expect(await db.checkouts.get(CHECKOUT_ID)).toMatchObject({ statusSince: NOW, answeredAt: NOW + 1000 });
  });

  it.each([
    ['EXPIRED', 'SUCCESS'],
    ['CONFLICT', 'SUCCESS'],
    ['PAYMENT_DETECTED', 'NEW'],
    ['NEW', 'ON_HOLD'],
  ])('stores %s becoming %s, expected or not: "Only the API confirms a status"', async (from, to) => {
    await db.checkouts.put(checkout({ status: from }));
    await recordAnswer(db, answer({ status: to }), NEVER_DUE);
    expect(await timelineOf(db, CHECKOUT_ID)).toMatchObject([{ from, to }]);
    expect(await db.checkouts.get(CHECKOUT_ID)).toMatchObject({ status: to });
  });

  it('does not mistake a payment for the checkout: "Paid" comes only from its own status', async () => {
    await db.checkouts.put(checkout({ status: 'PAYMENT_DETECTED' }));
    const request = v.parse(
      CheckoutModel.entries.request,
      parseJson(REQUEST.replace('"paymentStatus":null', '"paymentStatus":"SUCCESS"')),
    );
    await recordAnswer(db, answer({ status: 'CONFLICT', reason: 'UNDERPAID', request }), NEVER_DUE);
    expect(await db.checkouts.get(CHECKOUT_ID)).toMatchObject({ status: 'CONFLICT', reason: 'UNDERPAID', request });
  });

  it('keeps fields that a shortened answer leaves out, and updates the others', async () => {
    const before = checkout({ name: 'Order', returnUrl: 'https://shop.example/', expiresAt: NOW + 5 });
    await db.checkouts.put(before);
    const short = v.parse(CheckoutModel, { id: CHECKOUT_ID, status: 'NEW', name: 'Renamed' });
    await recordAnswer(db, { model: short, raw: '{"short":1}', at: NOW + 9 }, NEVER_DUE);
    expect(await db.checkouts.get(CHECKOUT_ID)).toEqual({
      ...before,
      name: 'Renamed',
      answer: '{"short":1}',
      answeredAt: NOW + 9,
    });
  });

  it('resets earlier failures, and applies the rules to the stored row', async () => {
    const error = { kind: 'network' } as const;
    await db.checkouts.put(checkout({ failures: 3, error, failingSince: NOW - 5, nextRefreshAt: NOW + 99_999 }));
    await recordAnswer(db, answer({}), (after, before, now) => ({
      checkout: { ...after, nextRefreshAt: after.answeredAt + 7, noticed: ['paid'] },
      notices: [{ key: `paid ${before?.failures} ${now}`, kind: 'paid', accountId: 'shop', ...TOLD }],
    }));
    expect(await db.checkouts.get(CHECKOUT_ID)).toMatchObject({
      failures: 0,
      error: null,
      failingSince: null,
      nextRefreshAt: NOW + 1007,
      noticed: ['paid'],
    });
    expect((await db.notices.toArray()).map(({ key }) => key)).toEqual([`paid 3 ${NOW + 1000}`]);
  });

  it.each([
    ['NEW', 'EXPIRED', false],
    ['EXPIRED', 'EXPIRED', false],
    ['EXPIRED', 'PAYMENT_DETECTED', true],
    ['EXPIRED', 'SUCCESS', true],
    ['EXPIRED', 'CONFLICT', true],
  ])('from %s to %s marks a change after expiry: %s', async (from, to, late) => {
    await db.checkouts.put(checkout({ status: from }));
    await recordAnswer(db, answer({ status: to }), NEVER_DUE);
    expect(await db.checkouts.get(CHECKOUT_ID)).toMatchObject({ late });
  });

  it('keeps the mark of a change after expiry', async () => {
    await db.checkouts.put(checkout({ status: 'PAYMENT_DETECTED', late: true }));
    await recordAnswer(db, answer({ status: 'SUCCESS' }), NEVER_DUE);
    expect(await db.checkouts.get(CHECKOUT_ID)).toMatchObject({ late: true });
  });

  it('does nothing when the checkout is gone', async () => {
    await recordAnswer(db, answer({ status: 'SUCCESS' }), NEVER_DUE);
    expect(await db.checkouts.count()).toBe(0);
    expect(await db.timeline.count()).toBe(0);
    expect(await db.notices.count()).toBe(0);
  });
});
