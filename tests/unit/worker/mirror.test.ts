import Dexie, { RangeSet } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HistoryDb, StoredCheckout } from '../../../lib/checkouts/database';
import { openHistory } from '../../../lib/checkouts/database';
import { entryOf } from '../../../lib/search/entry';
import { createSearchIndex } from '../../../lib/search/searchIndex';
import { SECOND } from '../../../lib/shared/time';
import type { Mirror } from '../../../lib/worker/mirror';
import { createMirror } from '../../../lib/worker/mirror';
import { checkout, emptyHistory, NOW } from '../support/examples';

let history: HistoryDb;
let mirrors: Mirror[] = [];
beforeEach(async () => {
  history = await emptyHistory();
});
afterEach(() => {
  for (const mirror of mirrors) mirror.stop();
  mirrors = [];
  vi.restoreAllMocks();
});

function start(setup: Partial<Parameters<typeof createMirror>[0]> = {}) {
  const index = createSearchIndex();
  const changed = vi.fn();
  const failed = vi.fn();
  const wait = vi.fn(async (_ms: number) => {});
  const mirror = createMirror({ history, index, changed, failed, now: () => NOW, wait, ...setup });
  mirrors.push(mirror);
  return { index, mirror, changed, failed, wait };
}
type Started = ReturnType<typeof start>;

async function filled() {
  const started = start();
  await started.mirror.fill();
  return started;
}

const some = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => checkout({ id: `id-${String(from + i).padStart(5, '0')}` }));

/** Waits until the index equals the history, to the last field. */
async function isFresh({ index }: Started) {
  const stored = (await history.checkouts.toArray()).map(entryOf);
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  await vi.waitFor(() => expect([...index.each(() => true)].sort(byId)).toEqual(stored));
}

describe('the mirror of the history', () => {
  it('has all of it once filled, and is then ready', async () => {
    await history.checkouts.bulkPut(some(3));
    const started = start();
    expect(started.mirror.progress()).toEqual({ read: 0, total: 0, ready: false });
    await started.mirror.fill();
    expect(started.mirror.progress()).toEqual({ read: 3, total: 3, ready: true });
    await isFresh(started);
  });

  it('is ready for an empty history, too', async () => {
    const { mirror, changed } = await filled();
    expect(mirror.progress()).toEqual({ read: 0, total: 0, ready: true });
    expect(changed).toHaveBeenCalled();
  });

  it('reports progress, a thousand rows at a time', async () => {
    await history.checkouts.bulkPut(some(2300));
    const told: unknown[] = [];
    const { mirror } = start({ changed: () => told.push(Object.values(mirror.progress())) });
    await mirror.fill();
    expect(told).toEqual([
      [1000, 2300, false],
      [2000, 2300, false],
      [2300, 2300, false],
      [2300, 2300, true],
    ]);
  });

  it('misses nothing that is written while it is filled, before or behind the read position', async () => {
    await history.checkouts.bulkPut(some(2300));
    let writing: Promise<unknown> | null = null;
    const write = async () => {
      await history.checkouts.update('id-00001', { name: 'Read before' });
      await history.checkouts.update('id-02200', { name: 'Read after' });
      await history.checkouts.delete('id-00002');
      await history.checkouts.delete('id-02201');
      await history.checkouts.bulkPut([...some(1, 9000), checkout({ id: 'a-first' })]);
    };
    const started: Started = start({
      changed() {
        writing ??= write();
      },
    });
    await started.mirror.fill();
    await writing;
    await isFresh(started);
    expect(started.index.ids()).toHaveLength(2300);
  });

  it('rejects when the history cannot be read', async () => {
    vi.spyOn(history.checkouts, 'count').mockReturnValue(Dexie.Promise.reject(new Error('Broken')));
    const { mirror } = start();
    await expect(mirror.fill()).rejects.toThrow('Broken');
    expect(mirror.progress().ready).toBe(false);
    vi.restoreAllMocks();
  });
});

describe('a change', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['a new row', () => history.checkouts.put(checkout({ id: 'new' }))],
    ['a row that is put again', () => history.checkouts.put({ ...checkout({ id: 'id-00001' }), name: 'Top-up' })],
    ['a row that is updated', () => history.checkouts.update('id-00001', { status: 'SUCCESS' })],
    ['a row that is deleted', () => history.checkouts.delete('id-00001')],
    ['rows that are modified', () => history.checkouts.where('id').above('id-00050').modify({ note: 'Called' })],
    ['a few rows at once', () => history.checkouts.bulkPut(some(3, 59))],
    ['more than 50 rows at once', () => history.checkouts.bulkPut(some(80, 30))],
    ['more than 50 new rows at once', () => history.checkouts.bulkAdd(some(80, 1000))],
    ['a few rows deleted at once', () => history.checkouts.bulkDelete(['id-00001', 'id-00002', 'nobody'])],
    ['a range that is deleted', () => history.checkouts.where('id').between('id-00010', 'id-00055').delete()],
    ['all rows deleted', () => history.checkouts.clear()],
    [
      'several writes of one transaction',
      () =>
        history.transaction('rw', history.checkouts, async () => {
          await history.checkouts.delete('id-00003');
          await history.checkouts.put(checkout({ id: 'id-00003', name: 'Again' }));
          await history.checkouts.delete('id-00004');
        }),
    ],
    [
      'a write of another page',
      async () => {
        const other = openHistory();
        await other.checkouts.put(checkout({ id: 'new' }));
        other.close();
      },
    ],
  ])('is mirrored: %s', async (_what, write) => {
    await history.checkouts.bulkPut(some(60));
    const started = await filled();
    started.changed.mockClear();
    await write();
    await isFresh(started);
    await vi.waitFor(() => expect(started.changed).toHaveBeenCalledTimes(1));
  });

  it('in another table is ignored', async () => {
    const started = await filled();
    started.changed.mockClear();
    await history.timeline.add({ checkoutId: 'a', at: NOW, from: null, to: 'NEW', source: 'refresh', settled: null });
    await history.checkouts.put(checkout());
    await isFresh(started);
    expect(started.changed).toHaveBeenCalledTimes(1);
  });

  it('in an aborted transaction is ignored', async () => {
    const started = await filled();
    started.changed.mockClear();
    await history
      .transaction('rw', history.checkouts, async (transaction) => {
        await history.checkouts.put(checkout({ id: 'a' }));
        transaction.abort();
      })
      .catch(() => {});
    await history.checkouts.put(checkout({ id: 'b' }));
    await isFresh(started);
    expect(started.index.ids()).toEqual(['b']);
    expect(started.changed).toHaveBeenCalledTimes(1);
  });

  it('that arrives just as the last one is finished is not lost', async () => {
    const tell = (id: string) =>
      Dexie.on.storagemutated.fire({ [`idb://${history.name}/checkouts/`]: new RangeSet(id, id) });
    const bulkGet = (rows: string[]) => Dexie.Promise.resolve(rows.map((id) => checkout({ id })));
    const started: Started = start({
      changed() {
        // After the last check for changes, and before the promise of the update resolves.
        if (started.index.ids().join() === 'first') queueMicrotask(() => tell('second'));
      },
    });
    await started.mirror.fill();
    const read = vi.spyOn(history.checkouts, 'bulkGet').mockImplementation(bulkGet);
    tell('first');
    await vi.waitFor(() => expect(started.index.ids()).toEqual(['first', 'second']));
    expect(read.mock.calls).toEqual([[['first']], [['second']]]);
  });

  it('that cannot be read is reported, and read with the next one', async () => {
    const started = await filled();
    vi.spyOn(history.checkouts, 'bulkGet').mockReturnValueOnce(Dexie.Promise.reject(new Error('Broken')));
    await history.checkouts.put(checkout({ id: 'a' }));
    await vi.waitFor(() => expect(started.failed.mock.calls).toEqual([[new Error('Broken')]]));
    expect(started.index.ids()).toEqual([]);
    await history.checkouts.put(checkout({ id: 'b' }));
    await isFresh(started);
    expect(started.index.ids().sort()).toEqual(['a', 'b']);
    expect(started.failed).toHaveBeenCalledTimes(1);
  });

  it('is ignored once stopped', async () => {
    const started = await filled();
    started.mirror.stop();
    started.changed.mockClear();
    await history.checkouts.put(checkout());
    await new Promise((resolve) => setTimeout(resolve));
    expect(started.changed).not.toHaveBeenCalled();
    expect(started.index.ids()).toEqual([]);
  });
});

describe('a write of many rows', () => {
  it('is read two seconds after the last full read, with everything written until then', async () => {
    let now = NOW;
    const waiting = Promise.withResolvers<void>();
    const wait = vi.fn((_ms: number) => waiting.promise);
    const started = start({ now: () => now, wait });
    await started.mirror.fill();
    started.changed.mockClear();
    now += 500;
    await history.checkouts.bulkPut(some(80));
    await history.checkouts.bulkPut(some(80, 80));
    await history.checkouts.put(checkout({ id: 'one' }));
    await vi.waitFor(() => expect(wait.mock.calls).toEqual([[1500]]));
    expect(started.index.ids()).toEqual([]);
    now += 1500;
    waiting.resolve();
    await isFresh(started);
    expect(started.changed).toHaveBeenCalledTimes(1);
  });

  it('is read at once when the last full read was long ago', async () => {
    let now = NOW;
    const wait = vi.fn(async (_ms: number) => {});
    const started = start({ now: () => now, wait });
    await started.mirror.fill();
    now += 60 * SECOND;
    await history.checkouts.bulkPut(some(80));
    await isFresh(started);
    expect(wait.mock.calls.flat().every((ms) => ms <= 0)).toBe(true);
  });
});

describe('while something is restored', () => {
  it('nothing is read, and all changes are read afterwards', async () => {
    await history.checkouts.bulkPut(some(3));
    const started = await filled();
    started.changed.mockClear();
    const answer = await started.mirror.restWhile(async () => {
      await history.checkouts.bulkPut(some(200));
      await history.checkouts.delete('id-00001');
      await new Promise((resolve) => setTimeout(resolve));
      expect(started.changed).not.toHaveBeenCalled();
      return 'restored';
    });
    expect(answer).toBe('restored');
    expect(started.index.ids()).toHaveLength(199);
    await isFresh(started);
  });

  it('and the restore fails, it still catches up, and passes the failure on', async () => {
    const started = await filled();
    const restoring = started.mirror.restWhile(async () => {
      await history.checkouts.put(checkout({ id: 'a' }));
      throw new Error('Full');
    });
    await expect(restoring).rejects.toThrow('Full');
    expect(started.index.ids()).toEqual(['a']);
  });

  it('but cannot be read afterwards, the restore still succeeds', async () => {
    const started = await filled();
    vi.spyOn(history.checkouts, 'bulkGet').mockReturnValueOnce(Dexie.Promise.reject(new Error('Broken')));
    expect(await started.mirror.restWhile(() => history.checkouts.put(checkout({ id: 'a' })))).toBe('a');
    expect(started.failed).toHaveBeenCalledTimes(1);
  });

  it('before the mirror is filled, each row is read once', async () => {
    await history.checkouts.bulkPut(some(1500));
    const notified: unknown[] = [];
    const started: Started = start({ changed: () => notified.push(Object.values(started.mirror.progress())) });
    const filling = started.mirror.fill();
    await started.mirror.restWhile(() => history.checkouts.bulkPut(some(80)));
    await filling;
    expect(notified.slice(0, 3)).toEqual([
      [1000, 1500, false],
      [1500, 1500, false],
      [1500, 1500, true],
    ]);
    await isFresh(started);
  });
});

describe('a write', () => {
  it.each<[string, Partial<StoredCheckout>, boolean]>([
    ['of when to ask next', { nextRefreshAt: NOW + SECOND }, false],
    ['of when it was last answered', { answeredAt: NOW + SECOND, answer: '{"a":1}' }, false],
    ['of a status that is only reported', { hint: { status: 'SUCCESS', source: 'widget', at: NOW } }, false],
    ['of a status', { status: 'SUCCESS' }, true],
    ['of when the status was first seen', { statusSince: NOW + SECOND }, true],
    ['of a tag', { tags: ['vip'] }, true],
    ['of why a person should look', { attentionGravity: 'bad', attentionAt: NOW }, true],
  ])('%s says whether something else is searched, sorted or counted: %o, %s', async (_what, change, differs) => {
    await history.checkouts.bulkPut(some(2));
    const { changed } = await filled();
    changed.mockClear();
    await history.checkouts.update('id-00001', change);
    await vi.waitFor(() => expect(changed.mock.calls).toEqual([[differs]]));
  });

  it('that was read in part before that failed still counts once the rest is read', async () => {
    await history.checkouts.bulkPut(some(1100));
    const { index, changed, failed } = await filled();
    changed.mockClear();
    const where = history.checkouts.where.bind(history.checkouts);
    let batch = 0;
    const breaking = (index: string) => {
      batch += 1;
      if (batch === 2) throw new Error('Broken');
      return where(index);
    };
    vi.spyOn(history.checkouts, 'where').mockImplementation(breaking as typeof where);
    await history.checkouts.bulkPut(some(60).map((row) => ({ ...row, name: 'Socks' })));
    await vi.waitFor(() => expect(failed).toHaveBeenCalledTimes(1));
    expect([[...index.each(({ words }) => words.includes('socks'))].length, changed.mock.calls]).toEqual([60, []]);
    await history.checkouts.update('id-01000', { nextRefreshAt: NOW });
    await vi.waitFor(() => expect(changed.mock.calls).toEqual([[true]]));
  });
});
