import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { HistoryDb } from '../../../../lib/checkouts/database';
import { isCopyDue, withSavedCopy } from '../../../../lib/checkouts/housekeeping/automaticCopy';
import { followRule, limitOf, NOTICE, retentionAt, withDone } from '../../../../lib/checkouts/housekeeping/retain';
import type { RetentionRule } from '../../../../lib/checkouts/housekeeping/settings';
import { DAY } from '../../../../lib/shared/time';
import { checkout, emptyHistory, NOW } from '../../support/examples';

let db: HistoryDb;
beforeEach(async () => {
  db = await emptyHistory();
});
const RULE: RetentionRule = { action: 'archive', days: 90, announcedAt: null };
const OLD = { createdAt: NOW - 100 * DAY };

describe('a rule by age', () => {
  it.each([
    ['there is nothing old', [checkout({ id: 'new', createdAt: NOW - 89 * DAY })], RULE],
    ['what is old is watched', [checkout({ id: 'a', ...OLD, nextRefreshAt: NOW })], RULE],
    ['what is to be archived is', [checkout({ id: 'a', ...OLD, archived: 1 })], RULE],
  ])('asks for nothing while %s', async (_what, rows, rule) => {
    await db.checkouts.bulkPut(rows);
    expect(await retentionAt(db, { ...rule, announcedAt: NOW - NOTICE }, NOW)).toEqual({ is: 'nothing' });
  });

  it('is announced before it is first followed, whenever there is something to do, and waits', async () => {
    await db.checkouts.put(checkout({ id: 'a', ...OLD }));
    const at = (announcedAt: number | null) => retentionAt(db, { ...RULE, announcedAt }, NOW);
    expect(await at(null)).toEqual({ is: 'to announce' });
    expect(await at(NOW)).toEqual({ is: 'announced', begins: NOW + NOTICE });
    expect(await at(NOW - NOTICE + 1)).toEqual({ is: 'announced', begins: NOW + 1 });
    expect(await at(NOW - NOTICE)).toEqual({ is: 'due' });
  });

  it('is announced again where the clock was ahead when it was', async () => {
    await db.checkouts.put(checkout({ id: 'a', ...OLD }));
    expect(await retentionAt(db, { ...RULE, announcedAt: NOW + 1 }, NOW)).toEqual({ is: 'to announce' });
  });

  it('that deletes is about archived ones, too', async () => {
    await db.checkouts.put(checkout({ id: 'a', ...OLD, archived: 1 }));
    const rule = { ...RULE, action: 'delete', announcedAt: NOW - NOTICE } as const;
    expect(await retentionAt(db, rule, NOW)).toEqual({ is: 'due' });
  });
});

describe('following a rule', () => {
  const follow = (counts: (number | Error)[], mayGoOn = () => true) => {
    const some = vi.fn(async () => {
      const next = counts.shift() ?? 0;
      if (next instanceof Error) throw next;
      return next;
    });
    const done = vi.fn(async () => {});
    return { some, done, over: followRule({ rule: RULE, now: NOW, some, mayGoOn, done }) };
  };

  it('goes on until none is left, and says how many they were', async () => {
    const { some, done, over } = follow([500, 12]);
    await over;
    expect(some.mock.calls).toEqual(Array.from({ length: 3 }, () => ['archive', limitOf(90, NOW)]));
    expect(done.mock.calls).toEqual([[{ action: 'archive', count: 512, before: limitOf(90, NOW) }]]);
  });

  it('says what was done before it failed, and nothing where nothing was', async () => {
    const first = follow([500, new Error('The disk is full.')]);
    await expect(first.over).rejects.toThrow('The disk is full.');
    expect(first.done).toHaveBeenCalledWith({ action: 'archive', count: 500, before: limitOf(90, NOW) });
    const second = follow([]);
    await second.over;
    expect(second.done).not.toHaveBeenCalled();
  });

  it('stops between two batches', async () => {
    let left = 2;
    const { some, over } = follow([1, 1, 1, 1], () => left-- > 0);
    await over;
    expect(some).toHaveBeenCalledTimes(2);
  });

  it('adds to what nobody has dismissed, unless that was something else', () => {
    const done = { action: 'archive', count: 2, before: NOW } as const;
    expect(withDone(null, done)).toEqual(done);
    expect(withDone({ ...done, count: 3, before: NOW - DAY }, done)).toEqual({ ...done, count: 5 });
    expect(withDone({ ...done, action: 'delete', count: 3 }, done)).toEqual(done);
  });
});

describe('copies on a rhythm', () => {
  it.each([
    ['day', 1],
    ['week', 7],
    ['month', 30],
  ] as const)('are due after a %s, at once for the first, and after a clock was set back', (every, days) => {
    const due = (last: number | null) => isCopyDue({ every }, last, NOW);
    expect([due(null), due(NOW - days * DAY + 1), due(NOW - days * DAY), due(NOW), due(NOW + 1)]).toEqual([
      true,
      false,
      true,
      false,
      true,
    ]);
  });

  it('are named, the newest first: five of them, and each file once', () => {
    const copy = (name: string, at = NOW) => ({ at, checkouts: 1, name });
    const five = ['e', 'd', 'c', 'b', 'a'].map((name) => copy(name));
    expect(withSavedCopy(five, copy('f')).map(({ name }) => name)).toEqual(['f', 'e', 'd', 'c', 'b']);
    expect(withSavedCopy(five, copy('c', NOW + 1))).toEqual([
      copy('c', NOW + 1),
      ...['e', 'd', 'b', 'a'].map((name) => copy(name)),
    ]);
  });
});
