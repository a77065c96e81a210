import { beforeEach, describe, expect, it } from 'vitest';
import { mergedTimeline } from '../../../lib/checkouts/backup/merge';
import type { HistoryDb } from '../../../lib/checkouts/database';
import type { Follows } from '../../../lib/checkouts/follows';
import { orderIdsStartingWith } from '../../../lib/checkouts/orders';
import { recordCreated } from '../../../lib/checkouts/recordAnswer';
import { timelineOf } from '../../../lib/checkouts/timeline';
import { CHECKOUT_ID, checkout, DRAFT, emptyHistory, model, NEVER_DUE, NOW, WIDGET_ID } from '../support/examples';
import { copyText, copyWith, done, lineOf, restore, storedIn } from './backup/restoring';

let db: HistoryDb;
beforeEach(async () => {
  db = await emptyHistory();
  await db.checkouts.put(checkout({ id: 'CCO-first', orderId: '10482', status: 'CONFLICT' }));
});

async function create(follows: Follows | undefined, attemptId = 'attempt') {
  const create = { attemptId, accountId: 'shop', widgetId: WIDGET_ID, attempt: 1, follows };
  await db.creates.put({
    attemptId,
    accountId: 'shop',
    draft: DRAFT,
    startedAt: NOW,
    attempt: 1,
    state: 'sending',
    error: null,
  });
  await recordCreated(db, { model: model({ clientOrderId: '10482-2' }), raw: '{}', at: NOW + 1 }, create, NEVER_DUE);
}

const asked = { amount: '100', currency: 'USD' };

describe('a checkout that follows another', () => {
  it.each(['remainder', 'reissue'] as const)('is linked with it in both timelines: %s', async (why) => {
    await create({ checkoutId: 'CCO-first', why });
    expect(await timelineOf(db, CHECKOUT_ID)).toMatchObject([
      { source: 'created', from: null, to: 'NEW', link: { checkoutId: 'CCO-first', orderId: '10482', why, asked } },
    ]);
    expect(await timelineOf(db, 'CCO-first')).toMatchObject([
      {
        source: 'person',
        at: NOW + 1,
        from: 'CONFLICT',
        to: 'CONFLICT',
        link: { checkoutId: CHECKOUT_ID, orderId: '10482-2', why, asked },
      },
    ]);
  });

  it('does not change the first one', async () => {
    const before = await db.checkouts.get('CCO-first');
    await create({ checkoutId: 'CCO-first', why: 'reissue' });
    expect(await db.checkouts.get('CCO-first')).toEqual(before);
  });

  it('of one that was deleted meanwhile is still created, without a link', async () => {
    await create({ checkoutId: 'CCO-deleted', why: 'remainder' });
    const entries = await db.timeline.toArray();
    expect(entries.map(({ checkoutId }) => checkoutId)).toEqual([CHECKOUT_ID]);
    expect(entries[0]).not.toHaveProperty('link');
  });

  it('has no link when it follows none', async () => {
    await create(undefined);
    expect((await db.timeline.toArray()).map((entry) => 'link' in entry)).toEqual([false]);
  });
});

describe('a copy of the history', () => {
  it('contains the links, and restores them once', async () => {
    await create({ checkoutId: 'CCO-first', why: 'remainder' });
    const copy = await copyText();
    const before = await storedIn(db);
    expect(await restore(db, copy)).toEqual(done({ unchanged: 2 }));
    expect(await storedIn(db)).toEqual(before);
    db = await emptyHistory();
    await restore(db, copy);
    expect((await storedIn(db)).timelines).toEqual(before.timelines);
  });

  it('keeps which checkout a pending create follows', async () => {
    const follows = { checkoutId: 'CCO-first', why: 'reissue' } as const;
    const pending = {
      attemptId: 'a',
      accountId: 'shop',
      draft: DRAFT,
      startedAt: NOW,
      attempt: 1,
      error: null,
      follows,
    };
    await restore(db, copyWith({ create: { ...pending, state: 'sending' } }));
    expect(await db.creates.toArray()).toEqual([{ ...pending, state: 'unknown' }]);
  });

  it.each([
    { checkoutId: 'javascript:alert(1)', orderId: '1', why: 'reissue', asked: null },
    { checkoutId: 'CCO-1', orderId: '1', why: 'revenge', asked: null },
    { checkoutId: 'CCO-1', orderId: '1', why: 'reissue' },
  ])('with a damaged link names the line: %j', async (link) => {
    const entry = { at: NOW, from: null, to: 'NEW', source: 'created', settled: null, link };
    const result = await restore(db, copyWith(lineOf(checkout({ id: 'CCO-2' }), [entry])));
    expect(result).toMatchObject({ outcome: 'restored', added: 0, damagedCount: 1 });
  });

  it('keeps two entries of one moment that link to different checkouts, and duplicates none', () => {
    const line = (checkoutId: string) =>
      ({
        at: NOW,
        from: 'NEW',
        to: 'NEW',
        source: 'person',
        settled: null,
        link: { checkoutId, orderId: '1', why: 'reissue', asked: null },
      }) as const;
    const ours = [line('CCO-1')];
    expect(mergedTimeline(ours, [line('CCO-1')])).toBe(ours);
    expect(mergedTimeline(ours, [line('CCO-2')])).toHaveLength(2);
  });
});

describe('the order IDs that start with a text', () => {
  it('are those of the account, including pending creates', async () => {
    const of = (id: string, accountId: string, orderId: string) => checkout({ id, accountId, orderId });
    await db.checkouts.bulkPut([
      of('a', 'shop', '10482-2'),
      of('b', 'shop', '10482-2'),
      of('c', 'shop', '10483-9'),
      of('d', 'other', '10482-7'),
    ]);
    const pending = { startedAt: NOW, attempt: 1, state: 'unknown', error: null } as const;
    const draft = (clientOrderId: string) => ({ ...DRAFT, clientOrderId });
    await db.creates.bulkPut([
      { ...pending, attemptId: '1', accountId: 'shop', draft: draft('10482-3') },
      { ...pending, attemptId: '2', accountId: 'other', draft: draft('10482-4') },
      { ...pending, attemptId: '3', accountId: 'shop', draft: draft('unlike') },
    ]);
    expect(await orderIdsStartingWith(db, 'shop', '10482-')).toEqual(new Set(['10482-2', '10482-3']));
  });
});
