import { beforeEach, describe, expect, it } from 'vitest';
import type { HistoryDb, PendingCreate, TimelineEntry } from '../../../lib/checkouts/database';
import { checkoutsOf, hasArchived, newestCheckouts, pendingCreates } from '../../../lib/checkouts/queries';
import { checkoutWithTimeline, timelineOf } from '../../../lib/checkouts/timeline';
import { checkout, DRAFT, emptyHistory, NOW } from '../support/examples';

let db: HistoryDb;
beforeEach(async () => {
  db = await emptyHistory();
});

const entry = (checkoutId: string, at: number): Omit<TimelineEntry, 'seq'> => ({
  checkoutId,
  at,
  from: null,
  to: 'NEW',
  source: 'refresh',
  settled: null,
});

describe('the lists', () => {
  it("lists the newest checkouts by Inqud's creation time, up to the limit", async () => {
    const at = (id: string, createdAt: number) => checkout({ id, createdAt });
    await db.checkouts.bulkPut([at('b', NOW + 2), at('d', NOW + 1), at('a', NOW + 3), at('c', NOW)]);
    expect((await newestCheckouts(db, 3, null)).map(({ id }) => id)).toEqual(['a', 'b', 'd']);
    expect(await newestCheckouts(db, 9, null)).toHaveLength(4);
  });

  it("shows one account's newest checkouts, and no other's: not of an account whose ID begins alike", async () => {
    const of = (accountId: string, id: string, createdAt: number) => checkout({ id, accountId, createdAt });
    await db.checkouts.bulkPut([
      of('shop', 'a', NOW),
      of('shop', 'b', NOW + 2),
      of('shop', 'c', NOW + 1),
      of('shop2', 'd', NOW + 9),
      of('sho', 'e', NOW + 9),
      of('', 'f', NOW + 9),
    ]);
    const ids = async (limit: number, accountId: string) =>
      (await newestCheckouts(db, limit, accountId)).map(({ id }) => id);
    expect(await ids(9, 'shop')).toEqual(['b', 'c', 'a']);
    expect(await ids(2, 'shop')).toEqual(['b', 'c']);
    expect(await ids(9, 'gone')).toEqual([]);
    expect(await newestCheckouts(db, 9, null)).toHaveLength(6);
  });

  it('leaves out archived ones in all lists', async () => {
    await db.checkouts.bulkPut([
      checkout({ id: 'a', archived: 1, createdAt: NOW + 2 }),
      checkout({ id: 'b', createdAt: NOW + 1 }),
    ]);
    expect((await newestCheckouts(db, 9, null)).map(({ id }) => id)).toEqual(['b']);
    expect((await newestCheckouts(db, 9, 'shop')).map(({ id }) => id)).toEqual(['b']);
    expect(await checkoutsOf(db, 'shop').count()).toBe(2);
  });

  it('tells whether any is archived, of all and of one account', async () => {
    await db.checkouts.bulkPut([checkout({ id: 'a' }), checkout({ id: 'b', accountId: 'shop2' })]);
    expect([await hasArchived(db, null), await hasArchived(db, 'shop')]).toEqual([false, false]);
    await db.checkouts.update('a', { archived: 1 });
    const known = await Promise.all([null, 'shop', 'shop2', 'sho'].map((whose) => hasArchived(db, whose)));
    expect(known).toEqual([true, true, false, false]);
  });

  it('lists pending creates newest first', async () => {
    const create = (attemptId: string, startedAt: number): PendingCreate => ({
      attemptId,
      accountId: 'shop',
      draft: DRAFT,
      startedAt,
      attempt: 1,
      state: 'unknown',
      error: null,
    });
    await db.creates.bulkPut([create('a', NOW), create('b', NOW + 2), create('c', NOW + 1)]);
    await db.creates.put({ ...create('done', NOW + 3), state: 'done' });
    expect((await pendingCreates(db)).map(({ attemptId }) => attemptId)).toEqual(['b', 'c', 'a']);
  });

  it('lists a timeline in the order of writing, even when the clock was set back', async () => {
    await db.timeline.bulkAdd([entry('x', NOW + 5), entry('other', NOW), entry('x', NOW)]);
    expect((await timelineOf(db, 'x')).map(({ at }) => at)).toEqual([NOW + 5, NOW]);
  });

  it('returns a checkout with its timeline', async () => {
    await db.checkouts.put(checkout({ id: 'x' }));
    await db.timeline.add(entry('x', NOW));
    expect(await checkoutWithTimeline(db, 'x')).toMatchObject({ checkout: { id: 'x' }, timeline: [{ at: NOW }] });
  });

  it.each([null, 'y'])('returns null for %s', async (id) => {
    await db.checkouts.put(checkout({ id: 'x' }));
    expect(await checkoutWithTimeline(db, id)).toBeNull();
  });
});
