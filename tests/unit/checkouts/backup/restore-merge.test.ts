import { beforeEach, expect, it } from 'vitest';
import type { HistoryDb } from '../../../../lib/checkouts/database';
import { checkoutWithTimeline } from '../../../../lib/checkouts/timeline';
import { checkout, emptyHistory, NOW } from '../../support/examples';
import { copyWith, done, lineOf, restore, store, storedIn } from './restoring';

let db: HistoryDb;
beforeEach(async () => {
  db = await emptyHistory();
});

const entry = (at: number, to = 'NEW') => ({ at, from: null, to, source: 'refresh', settled: null }) as const;

it('merges a timeline in place, and does not touch others', async () => {
  await store(
    db,
    ['a', 'b'].map((id) => checkout({ id })),
    [
      { ...entry(1), checkoutId: 'a' },
      { ...entry(1), checkoutId: 'b' },
      { ...entry(9), checkoutId: 'a' },
    ],
  );
  const ofB = await db.timeline.where('checkoutId').equals('b').toArray();
  const result = await restore(db, copyWith(lineOf(checkout({ id: 'a' }), [entry(1), entry(5)])));
  expect(result).toEqual(done({ updated: 1 }));
  expect((await checkoutWithTimeline(db, 'a'))?.timeline.map(({ at }) => at)).toEqual([1, 5, 9]);
  expect(await db.timeline.where('checkoutId').equals('b').toArray()).toEqual(ofB);
});

it('writes nothing that is unchanged, however much time has passed', async () => {
  const failing = checkout({ id: 'a', failures: 1, failingSince: NOW, nextRefreshAt: NOW });
  await store(db, [failing], [{ ...entry(1), checkoutId: 'a' }]);
  const before = [await db.checkouts.toArray(), await db.timeline.toArray()];
  const result = await restore(db, copyWith(lineOf(failing, [entry(1)])), { now: NOW + 3_600_000 });
  expect(result).toEqual(done({ unchanged: 1 }));
  expect([await db.checkouts.toArray(), await db.timeline.toArray()]).toEqual(before);
});

it('computes attention again when the copy is newer', async () => {
  await store(db, [checkout({ id: 'a', nextRefreshAt: NOW + 1000 })]);
  await restore(db, copyWith(lineOf(checkout({ id: 'a', status: 'CONFLICT', answeredAt: NOW + 1 }))));
  const after = await db.checkouts.get('a');
  expect(after).toMatchObject({ status: 'CONFLICT', attention: { reasons: ['conflict'] }, attentionGravity: 'bad' });
  expect(after).not.toHaveProperty('nextRefreshAt');
});

it('keeps newer answers of ours, and takes only people’s additions', async () => {
  await store(db, [checkout({ id: 'a', status: 'SUCCESS', answeredAt: NOW + 1, archived: 1, note: 'ours' })]);
  await restore(db, copyWith(lineOf(checkout({ id: 'a', note: 'theirs', tags: ['vip'] }), [entry(1)])));
  expect(await storedIn(db)).toMatchObject({
    checkouts: [{ status: 'SUCCESS', answeredAt: NOW + 1, archived: 1, note: 'ours\ntheirs', tags: ['vip'] }],
    timelines: { a: [entry(1)] },
  });
});
