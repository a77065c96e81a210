import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { HistoryDb, StoredCheckout } from '../../../lib/checkouts/database';
import { archiveOld, countAllOld, countOld, deleteOld } from '../../../lib/checkouts/retention';
import { timelineOf } from '../../../lib/checkouts/timeline';
import { runs } from '../../soak';
import { checkout, emptyHistory, NOW } from '../support/examples';

let db: HistoryDb;
beforeEach(async () => {
  db = await emptyHistory();
});

const old = (id: string, changes: Partial<StoredCheckout> = {}) => checkout({ id, createdAt: NOW - 1, ...changes });
const many = (count: number, changes: Partial<StoredCheckout> = {}) =>
  Array.from({ length: count }, (_, at) => old(`many-${at}`, { createdAt: NOW - 1 - (at % 7), ...changes }));
const add = (...checkouts: StoredCheckout[]) => db.checkouts.bulkPut(checkouts);
const addLine = (checkoutId: string) =>
  db.timeline.add({ checkoutId, at: NOW, from: null, to: 'NEW', source: 'created', settled: null });
/** Calls it like a page does: until none is left. */
async function whole(some: typeof archiveOld | typeof deleteOld): Promise<number> {
  let done = 0;
  for (let now = await some(db, NOW, NOW); now > 0; now = await some(db, NOW, NOW)) done += now;
  return done;
}
const left = () => db.checkouts.toCollection().primaryKeys();
const archived = () => db.checkouts.filter((row) => row.archived === 1).primaryKeys();

const WATCHED = { nextRefreshAt: NOW + 1 };
const NEEDING: Partial<StoredCheckout> = {
  attention: { reasons: ['conflict'], acknowledged: [] },
  attentionGravity: 'bad',
  attentionAt: NOW,
};
const SEEN: Partial<StoredCheckout> = { attention: { reasons: ['conflict'], acknowledged: ['conflict'] } };

describe('an old checkout', () => {
  it('was created before the limit, not at it', async () => {
    await add(old('a', { createdAt: NOW - 1 }), old('b', { createdAt: NOW }), old('c', { createdAt: NOW + 1 }));
    await add(old('d', { createdAt: 0 }));
    expect(await countOld(db, NOW, 9)).toEqual({ listed: 2, archived: 0 });
    await archiveOld(db, NOW, NOW);
    expect(await archived()).toEqual(['a', 'd']);
  });

  it.each([
    ['is watched', WATCHED],
    ['needs a person', NEEDING],
    ['needs a person though not gravely', { ...NEEDING, attentionGravity: 'warn' as const }],
    ['is watched and needs a person', { ...WATCHED, ...NEEDING }],
    ['is watched for an account that is gone', { ...WATCHED, accountId: 'gone' }],
  ])('that %s is not counted and stays as it is, archived or not', async (_what, changes) => {
    const rows = [old('a', changes), old('b', { ...changes, archived: 1 })];
    await add(...rows);
    expect(await countOld(db, NOW, 9)).toEqual({ listed: 0, archived: 0 });
    expect(await archiveOld(db, NOW, NOW)).toBe(0);
    expect(await deleteOld(db, NOW, NOW)).toBe(0);
    expect(await db.checkouts.toArray()).toEqual(rows);
  });

  it('whose attention was acknowledged is old like any other', async () => {
    await add(old('a', SEEN));
    expect(await countOld(db, NOW, 9)).toEqual({ listed: 1, archived: 0 });
    expect(await deleteOld(db, NOW, NOW)).toBe(1);
  });
});

describe('countOld', () => {
  it('counts listed and archived ones separately, for all accounts', async () => {
    await add(old('a'), old('b', { accountId: 'other' }), old('c', { archived: 1 }));
    expect(await countOld(db, NOW, 9)).toEqual({ listed: 2, archived: 1 });
  });

  it('stops at its limit, however many are kept', async () => {
    await add(...Array.from({ length: 5 }, (_, at) => old(`kept-${at}`, { createdAt: 0, ...WATCHED })));
    await add(...many(20));
    expect(await countOld(db, NOW, 10)).toEqual({ listed: 10, archived: 0 });
    expect(await countOld(db, NOW, 20)).toEqual({ listed: 20, archived: 0 });
    expect(await countOld(db, NOW, 21)).toEqual({ listed: 20, archived: 0 });
  });

  it('is 0 for an empty history', async () => {
    expect(await countOld(db, NOW, 9)).toEqual({ listed: 0, archived: 0 });
  });
});

describe('countAllOld', () => {
  it('counts exactly what would be deleted', async () => {
    await add(...many(1200), old('c', { archived: 1 }), old('new', { createdAt: NOW }));
    await add(old('watched', WATCHED), old('needing', NEEDING), old('both', { ...WATCHED, ...NEEDING, archived: 1 }));
    await add(old('watched, new', { ...WATCHED, createdAt: NOW }));
    expect(await countAllOld(db, NOW)).toBe(1201);
    expect(await whole(deleteOld)).toBe(1201);
    expect(await countAllOld(db, NOW)).toBe(0);
  });
});

describe('archiveOld', () => {
  it('archives and changes nothing else', async () => {
    const row = old('a', { note: 'Called back', tags: ['VIP'], status: 'SUCCESS' });
    await add(row);
    await addLine('a');
    expect(await archiveOld(db, NOW, NOW)).toBe(1);
    expect(await db.checkouts.toArray()).toEqual([{ ...row, archived: 1, edits: { archived: expect.any(String) } }]);
    expect(await timelineOf(db, 'a')).toHaveLength(1);
  });

  it('archives 500 with each call and returns how many, until none is left', async () => {
    await add(...many(1001), old('kept', WATCHED), old('young', { createdAt: NOW }));
    expect(await archiveOld(db, NOW, NOW)).toBe(500);
    expect(await countOld(db, NOW, 2000)).toEqual({ listed: 501, archived: 500 });
    expect(await whole(archiveOld)).toBe(501);
    expect(await db.checkouts.filter((row) => row.archived === 0).primaryKeys()).toEqual(['kept', 'young']);
    expect(await archiveOld(db, NOW, NOW)).toBe(0);
  });
});

describe('deleteOld', () => {
  it('deletes timelines too, and archived ones, and nothing of other checkouts', async () => {
    await add(old('a'), old('b', { archived: 1 }), old('c', WATCHED), old('d', { createdAt: NOW }));
    for (const id of ['a', 'a', 'b', 'c', 'd']) await addLine(id);
    expect(await whole(deleteOld)).toBe(2);
    expect(await left()).toEqual(['c', 'd']);
    expect((await db.timeline.toArray()).map(({ checkoutId }) => checkoutId)).toEqual(['c', 'd']);
  });

  it('needs more than one call for many of either kind, and is idempotent', async () => {
    await add(...many(501), ...many(1100, { archived: 1 }).slice(501), old('kept', NEEDING));
    expect(await whole(deleteOld)).toBe(1100);
    expect(await left()).toEqual(['kept']);
    expect(await deleteOld(db, NOW, NOW)).toBe(0);
  });

  it('deletes whole batches when it fails half-way, and continues when called again', async () => {
    await add(...many(700));
    for (const { id } of many(700)) await addLine(id);
    vi.spyOn(db.checkouts, 'bulkDelete')
      .mockImplementationOnce((ids) =>
        db.checkouts
          .where('id')
          .anyOf([...ids])
          .delete()
          .then(() => undefined),
      )
      .mockImplementationOnce(() => {
        throw new Error('The disk is full.');
      });
    await expect(whole(deleteOld)).rejects.toThrow('The disk is full.');
    vi.restoreAllMocks();
    const [rows, lines] = [await left(), await db.timeline.toArray()];
    expect(rows).toHaveLength(200);
    expect(new Set(lines.map(({ checkoutId }) => checkoutId))).toEqual(new Set(rows));
    expect(await deleteOld(db, NOW, NOW)).toBe(200);
    expect(await db.timeline.count()).toBe(0);
  });

  it('deletes the same rows as a check of each row, for any history', async () => {
    const row = fc.record({
      createdAt: fc.integer({ min: NOW - 2, max: NOW + 2 }),
      archived: fc.constantFrom<0 | 1>(0, 1),
      state: fc.constantFrom<Partial<StoredCheckout>>({}, WATCHED, NEEDING, SEEN),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
        await db.checkouts.clear();
        const all = rows.map(({ state, ...times }, at) => checkout({ id: `row-${at}`, ...times, ...state }));
        await add(...all);
        const isOld = (each: StoredCheckout) =>
          each.createdAt < NOW && each.nextRefreshAt === undefined && each.attentionAt === undefined;
        const { listed, archived } = await countOld(db, NOW, 99);
        expect(listed + archived).toBe(all.filter(isOld).length);
        expect(listed).toBe(all.filter((each) => isOld(each) && each.archived === 0).length);
        await whole(deleteOld);
        const stays = all.filter((each) => !isOld(each)).map(({ id }) => id);
        expect(await left()).toEqual(stays.toSorted());
      }),
      { numRuns: runs(40) },
    );
  });
});
