import { beforeEach, describe, expect, it } from 'vitest';
import { acknowledge } from '../../../lib/checkouts/acknowledge';
import { attentionQueue, countAttention } from '../../../lib/checkouts/attentionQueries';
import type { HistoryDb, PendingCreate, Reason, Severity } from '../../../lib/checkouts/database';
import { monitoringOf } from '../../../lib/checkouts/refreshQueries';
import { withAttention } from '../../../lib/checkouts/rules/attention';
import { timelineOf } from '../../../lib/checkouts/timeline';
import { MINUTE } from '../../../lib/shared/time';
import { CHECKOUT_ID, checkout, DRAFT, emptyHistory, NOW } from '../support/examples';

let db: HistoryDb;
beforeEach(async () => {
  db = await emptyHistory();
});

const raised = (id: string, attentionGravity: Severity, attentionAt: number, accountId = 'shop') =>
  db.checkouts.put(checkout({ id, accountId, attentionGravity, attentionAt }));
const pending = (attemptId: string, state: PendingCreate['state']) =>
  db.creates.put({ attemptId, accountId: 'shop', draft: DRAFT, startedAt: NOW, attempt: 1, state, error: null });
const queue = async (limit = 99) => (await attentionQueue(db, limit)).map(({ id }) => id);

describe('the queue: "the gravest first, of these the newest first"', () => {
  beforeEach(async () => {
    await db.checkouts.put(checkout({ id: 'calm' }));
    await raised('old warning', 'warn', NOW);
    await raised('old conflict', 'bad', NOW + 1);
    await raised('new warning', 'warn', NOW + 9);
    await raised('new conflict', 'bad', NOW + 5, 'second');
  });

  it('has those of every account, and no other', async () => {
    expect(await queue()).toEqual(['new conflict', 'old conflict', 'new warning', 'old warning']);
  });

  it.each([0, 1, 2, 3, 4])('at most %d', async (limit) => {
    expect(await queue(limit)).toEqual(['new conflict', 'old conflict', 'new warning', 'old warning'].slice(0, limit));
  });

  it('is counted by severity, however many there are', async () => {
    expect(await countAttention(db)).toEqual({ bad: 2, warn: 2 });
    const many = Array.from({ length: 200 }, (_, i) =>
      checkout({ id: `more ${i}`, attentionGravity: 'bad', attentionAt: NOW + i }),
    );
    await db.checkouts.bulkPut(many);
    expect(await countAttention(db)).toEqual({ bad: 202, warn: 2 });
  });
});

describe('countAttention', () => {
  it('is 0 for an empty history', async () => expect(await countAttention(db)).toEqual({ bad: 0, warn: 0 }));

  it('counts a "create with unknown outcome", not one that is being sent or is done', async () => {
    await pending('a', 'unknown');
    await pending('b', 'unknown');
    await pending('c', 'sending');
    await pending('d', 'done');
    expect(await countAttention(db)).toEqual({ bad: 0, warn: 2 });
  });
});

describe('"Acknowledge with an optional note; it stays in the timeline"', () => {
  const AT = NOW + 5 * MINUTE;
  const conflict = withAttention(checkout({ status: 'CONFLICT', late: true }), NOW);

  it('removes it from the queue, with source, reasons and note in the timeline', async () => {
    await db.checkouts.put(conflict);
    await acknowledge(db, CHECKOUT_ID, 'Refunded by hand', AT);
    expect(await queue()).toEqual([]);
    expect(await countAttention(db)).toEqual({ bad: 0, warn: 0 });
    expect(await timelineOf(db, CHECKOUT_ID)).toEqual([
      {
        seq: expect.any(Number),
        checkoutId: CHECKOUT_ID,
        at: AT,
        from: 'CONFLICT',
        to: 'CONFLICT',
        source: 'person',
        settled: null,
        acknowledged: ['conflict', 'late'],
        note: 'Refunded by hand',
      },
    ]);
  });

  it('changes nothing else of it', async () => {
    await db.checkouts.put({ ...conflict, nextRefreshAt: NOW + 7 });
    await acknowledge(db, CHECKOUT_ID, null, AT);
    const { attentionAt: _at, attentionGravity: _gravity, ...rest } = conflict;
    const reasons: Reason[] = ['conflict', 'late'];
    expect(await db.checkouts.get(CHECKOUT_ID)).toEqual({
      ...rest,
      edits: { acknowledged: { conflict: expect.any(String), late: expect.any(String) } },
      nextRefreshAt: NOW + 7,
      attention: { reasons, acknowledged: reasons },
    });
  });

  it('needs no note', async () => {
    await db.checkouts.put(conflict);
    await acknowledge(db, CHECKOUT_ID, null, AT);
    expect((await timelineOf(db, CHECKOUT_ID))[0]).not.toHaveProperty('note');
  });

  it('does nothing the second time, such as from two windows', async () => {
    await db.checkouts.put(conflict);
    await Promise.all([acknowledge(db, CHECKOUT_ID, 'one', AT), acknowledge(db, CHECKOUT_ID, 'two', AT)]);
    await acknowledge(db, CHECKOUT_ID, 'three', AT);
    expect(await timelineOf(db, CHECKOUT_ID)).toMatchObject([{ note: 'one' }]);
  });

  it('does nothing for one that needs no attention, or no longer exists', async () => {
    await db.checkouts.put(checkout());
    await acknowledge(db, CHECKOUT_ID, null, AT);
    await acknowledge(db, 'gone', null, AT);
    expect(await db.timeline.count()).toBe(0);
    expect(await db.checkouts.toArray()).toEqual([checkout()]);
  });

  it('records only the new reason', async () => {
    await db.checkouts.put(conflict);
    await acknowledge(db, CHECKOUT_ID, null, AT);
    const seen = (await db.checkouts.get(CHECKOUT_ID)) ?? conflict;
    await db.checkouts.put(withAttention({ ...seen, failures: 9, failingSince: NOW }, NOW + 20 * MINUTE));
    await acknowledge(db, CHECKOUT_ID, null, NOW + 21 * MINUTE);
    expect((await timelineOf(db, CHECKOUT_ID)).map(({ acknowledged }) => acknowledged)).toEqual([
      ['conflict', 'late'],
      ['failing'],
    ]);
  });
});

describe('monitoringOf: "last and next refresh, requests in the last hour"', () => {
  it('returns the token bucket and the next refresh for each account, in order', async () => {
    const pace = { accountId: 'shop', tokens: 3, at: NOW, last: { at: NOW, error: null } };
    await db.paces.put(pace);
    await db.checkouts.bulkPut([
      checkout({ id: 'a', nextRefreshAt: NOW + 9 }),
      checkout({ id: 'b', nextRefreshAt: NOW + 5 }),
      checkout({ id: 'never' }),
      checkout({ id: 'c', accountId: 'second', nextRefreshAt: NOW + 1 }),
    ]);
    expect(await monitoringOf(db, ['second', 'shop', 'new'])).toEqual([
      { accountId: 'second', pace: null, nextRefreshAt: NOW + 1 },
      { accountId: 'shop', pace, nextRefreshAt: NOW + 5 },
      { accountId: 'new', pace: null, nextRefreshAt: null },
    ]);
    expect(await monitoringOf(db, [])).toEqual([]);
  });

  it('has no next refresh when no checkout of an account is due', async () => {
    await db.checkouts.put(checkout({ status: 'SUCCESS' }));
    expect(await monitoringOf(db, ['shop'])).toEqual([{ accountId: 'shop', pace: null, nextRefreshAt: null }]);
  });
});
