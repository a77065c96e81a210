import Dexie from 'dexie';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountsDb } from '../../../lib/accounts/database';
import { SAVED_AFTER } from '../../../lib/checkouts/backup/copyStore';
import type { HistoryDb, StoredCheckout } from '../../../lib/checkouts/database';
import { openHistory } from '../../../lib/checkouts/database';
import type { SearchState, SearchWorker } from '../../../lib/search/contract';
import { failureIn } from '../../../lib/shared/failure/failureIn';
import { HOUR } from '../../../lib/shared/time';
import { failureOf } from '../../../lib/storage/trouble';
import { createSearchWorker } from '../../../lib/worker/searchWorker';
import { runs } from '../../soak';
import { cheapKey, opened } from '../checkouts/backup/encrypting';
import {
  account,
  checkout,
  clearDatabase,
  emptyAccounts,
  emptyHistory,
  NOW,
  removeDatabase,
} from '../support/examples';
import { giveDisk } from '../support/fakeDisk';

let history: HistoryDb;
let accounts: AccountsDb;
beforeEach(async () => {
  history = await emptyHistory();
  accounts = await emptyAccounts();
});

const NEWEST = { by: 'created', down: true } as const;
const EVERYTHING = { search: '', accountId: null, names: {}, sort: NEWEST };

/** A ready search worker over these rows, with all states that it reported. */
async function start(rows: StoredCheckout[] = []) {
  await history.checkouts.bulkPut(rows);
  const worker = open();
  const states: SearchState[] = [];
  await worker.watch((state) => states.push(state));
  await vi.waitFor(() => expect(states.at(-1)?.ready).toBe(true));
  return { worker, states };
}
const open = (wait: (ms: number) => Promise<void> = async () => {}, now = () => NOW) =>
  createSearchWorker({
    history,
    accounts,
    now,
    wait,
    failureOf,
  });

const find = async (worker: SearchWorker, query: Partial<Parameters<SearchWorker['find']>[0]> = {}) =>
  worker.find({ ...EVERYTHING, after: null, limit: 10, ...query });
const ids = async (worker: SearchWorker, query: Partial<Parameters<SearchWorker['find']>[0]> = {}) =>
  (await find(worker, query)).ids;

const many = (count: number) =>
  Array.from({ length: count }, (_, i) => checkout({ id: `id-${i}`, orderId: `#${i}`, createdAt: NOW - i }));

describe('the search worker', () => {
  it('finds by the words of a search, in the requested order', async () => {
    const { worker } = await start([
      checkout({ id: 'a', name: 'Top-up', createdAt: NOW - 2 }),
      checkout({ id: 'b', name: 'Balance', createdAt: NOW - 1 }),
      checkout({ id: 'c', name: 'Balance top', createdAt: NOW }),
    ]);
    expect(await ids(worker, { search: 'top' })).toEqual(['c', 'a']);
    expect(await ids(worker, { search: 'top', sort: { by: 'created', down: false } })).toEqual(['a', 'c']);
    expect(await ids(worker)).toEqual(['c', 'b', 'a']);
    expect(await ids(worker, { search: 'nobody' })).toEqual([]);
  });

  it('finds by account, and by accounts’ names', async () => {
    const { worker } = await start([
      checkout({ id: 'a', accountId: 'shop-1' }),
      checkout({ id: 'b', accountId: 'shop-2' }),
    ]);
    const names = { 'shop-1': 'Shoes', 'shop-2': 'Hats' };
    expect(await ids(worker, { accountId: 'shop-2' })).toEqual(['b']);
    expect(await ids(worker, { search: 'account:shoes', names })).toEqual(['a']);
    expect(await ids(worker, { search: 'account:shoes', names, accountId: 'shop-2' })).toEqual([]);
  });

  it('reads dates by its clock', async () => {
    const { worker } = await start([
      checkout({ id: 'a', createdAt: NOW }),
      checkout({ id: 'b', createdAt: NOW - 72 * HOUR }),
    ]);
    expect(await ids(worker, { search: 'created:today' })).toEqual(['a']);
  });

  it('shows archived ones only when the search asks for them', async () => {
    const { worker } = await start([checkout({ id: 'a', archived: 1 }), checkout({ id: 'b' })]);
    expect(await ids(worker)).toEqual(['b']);
    expect(await ids(worker, { search: 'is:archived' })).toEqual(['a']);
  });

  it.each([0, 1, 1001, 2500])('counts exactly: %d', async (count) => {
    const { worker } = await start(many(count));
    expect(await worker.count(EVERYTHING)).toBe(count);
    expect(await worker.count({ ...EVERYTHING, search: '#0' })).toBe(Math.min(count, 1));
  });

  it('answers a search while it counts', async () => {
    let at = NOW;
    const ends: (() => void)[] = [];
    const wait = (ms: number) => (ms > 0 ? Promise.resolve() : new Promise<void>((end) => ends.push(end)));
    await history.checkouts.bulkPut(many(600));
    // Each block of rows takes longer than a slice.
    const worker = open(wait, () => {
      at += 10;
      return at;
    });
    await worker.filled();
    const counted = vi.fn();
    void worker.count(EVERYTHING).then(counted);
    expect(await ids(worker, { search: '#599' })).toEqual(['id-599']);
    expect(counted).not.toHaveBeenCalled();
    await vi.waitFor(() => {
      for (const end of ends.splice(0)) end();
      expect(counted.mock.calls).toEqual([[600]]);
    });
  });

  it('returns the IDs of all matches, however many', async () => {
    const { worker } = await start(many(1200));
    const all = await worker.all(EVERYTHING);
    expect(all).toEqual(many(1200).map(({ id }) => id));
    expect(await worker.all({ ...EVERYTHING, search: '#1199' })).toEqual(['id-1199']);
  });

  it('pages through every row once while rows are added', async () => {
    const at = fc.integer({ min: -20, max: 20 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(at, { maxLength: 12 }),
        fc.array(at, { maxLength: 6 }),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        async (first, added, limit, down) => {
          await history.checkouts.clear();
          const rows = first.map((time, i) => checkout({ id: `first-${i}`, createdAt: NOW + time }));
          const { worker, states } = await start(rows);
          const found: string[] = [];
          let turn = 0;
          for (let after = null; ; ) {
            const page = await find(worker, { after, limit, sort: { by: 'created', down } });
            found.push(...page.ids);
            after = page.next;
            if (after === null) break;
            const time = added[turn++];
            if (time === undefined) continue;
            const { version = 0 } = states.at(-1) ?? {};
            await history.checkouts.put(checkout({ id: `added-${turn}`, createdAt: NOW + time }));
            await vi.waitFor(() => expect(states.at(-1)?.version).toBeGreaterThan(version), { interval: 1 });
          }
          expect(new Set(found).size).toBe(found.length);
          expect(found.filter((id) => id.startsWith('first')).sort()).toEqual(rows.map(({ id }) => id).sort());
        },
      ),
      { numRuns: runs(20) },
    );
  });

  it('returns the choices of the filters, the most frequent first', async () => {
    const { worker } = await start([
      checkout({ id: 'a', tags: ['vip'] }),
      checkout({ id: 'b', tags: ['vip', 'refund'] }),
    ]);
    expect((await worker.choices(false)).tags).toEqual([
      { value: 'vip', count: 2 },
      { value: 'refund', count: 1 },
    ]);
  });

  it('counts for an overview', async () => {
    const { worker } = await start([
      checkout({ id: 'a', status: 'SUCCESS', accountId: 'shop-1' }),
      checkout({ id: 'b', accountId: 'shop-2' }),
      checkout({ id: 'c', createdAt: NOW - 72 * HOUR }),
    ]);
    const days = { from: NOW - HOUR, to: NOW + HOUR, before: { from: NOW - 80 * HOUR, to: NOW - HOUR } };
    const counted = async (query = {}) => (await worker.overview({ ...EVERYTHING, ...days, ...query })).created;
    expect(await counted()).toBe(2);
    expect(await counted({ accountId: 'shop-1' })).toBe(1);
    expect((await worker.overview({ ...EVERYTHING, ...days })).before?.created).toBe(1);
  });
});

describe('the state of a search worker', () => {
  it('has the progress, at once for each listener, and a new version with each change', async () => {
    const { worker, states } = await start(many(2));
    expect(states[0]).toEqual({ read: 0, total: 0, ready: false, version: 0, failed: null });
    const last = states.at(-1);
    expect(last).toMatchObject({ read: 2, total: 2, ready: true, failed: null });
    const late = vi.fn();
    await worker.watch(late);
    expect(late.mock.calls).toEqual([[last]]);
    await history.checkouts.put(checkout({ id: 'new' }));
    await vi.waitFor(() => expect(states.at(-1)?.version).toBe((last?.version ?? 0) + 1));
    expect(late.mock.calls.at(-1)).toEqual([states.at(-1)]);
    expect(await ids(worker)).toContain('new');
  });

  it('is nothing when a write changes nothing that is searched, sorted or counted', async () => {
    const { states } = await start(many(2));
    const before = states.length;
    await history.checkouts.update('id-0', { nextRefreshAt: NOW });
    await history.checkouts.update('id-0', { hint: { status: 'SUCCESS', source: 'widget', at: NOW } });
    const { version = 0 } = states.at(-1) ?? {};
    await history.checkouts.update('id-0', { status: 'SUCCESS' });
    await vi.waitFor(() => expect(states.at(-1)?.version).toBe(version + 1));
    expect(states).toHaveLength(before + 1);
  });

  it('has the reason why the history cannot be read, until it can', async () => {
    await history.checkouts.bulkPut(many(3));
    const waiting = Promise.withResolvers<void>();
    const wait = vi.fn(() => waiting.promise);
    vi.spyOn(history.checkouts, 'count').mockReturnValueOnce(Dexie.Promise.reject(new Error('Broken')));
    const states: SearchState[] = [];
    const worker = open(wait);
    await worker.watch((state) => states.push(state));
    await vi.waitFor(() => expect(states.at(-1)?.failed).toEqual({ is: 'other', message: 'Broken' }));
    expect(states.at(-1)?.ready).toBe(false);
    await worker.filled();
    vi.restoreAllMocks();
    expect(wait.mock.calls).toEqual([[10_000]]);
    waiting.resolve();
    await vi.waitFor(() => expect(states.at(-1)).toMatchObject({ ready: true, failed: null, read: 3, total: 3 }));
    expect(await ids(worker)).toEqual(['id-0', 'id-1', 'id-2']);
  });

  it('reports a history that was removed before it was read, which is not an empty one', async () => {
    await history.checkouts.bulkPut(many(3));
    const wait = vi.fn(async () => {});
    const counted = Promise.withResolvers<number>();
    vi.spyOn(history.checkouts, 'count').mockReturnValueOnce(Dexie.Promise.resolve(counted.promise));
    const states: SearchState[] = [];
    const worker = open(wait);
    await removeDatabase(history.name);
    counted.resolve(3);
    await worker.watch((state) => states.push(state));
    await worker.filled();
    expect(states.at(-1)).toMatchObject({ ready: false, failed: { is: 'removed' } });
    expect(wait).not.toHaveBeenCalled();
  });

  it('reports no failure when the history is removed later: the results stay', async () => {
    const { worker, states } = await start(many(3));
    await removeDatabase(history.name);
    const read = vi.spyOn(history.checkouts, 'where');
    const anew = openHistory();
    await anew.checkouts.put(checkout({ id: 'anew' }));
    await vi.waitFor(() => expect(read).toHaveBeenCalled());
    // Later calls fail after this one.
    await expect(history.checkouts.count()).rejects.toThrow('closed');
    expect(states.at(-1)).toMatchObject({ ready: true, failed: null });
    expect(await ids(worker)).toEqual(['id-0', 'id-1', 'id-2']);
    anew.close();
  });

  it('reports that no copy can be made of a removed history, however the browser removes it', async () => {
    const { worker } = await start(many(3));
    await clearDatabase(history);
    await vi.waitFor(() => expect(history.hasBeenClosed()).toBe(true));
    const anew = openHistory();
    await anew.checkouts.put(checkout({ id: 'anew' }));
    const choice = { kind: 'csv', bom: false, ids: null, under: null, at: NOW, names: {} } as const;
    expect(failureIn(await worker.copy(choice, null).catch((error) => error))).toEqual({ is: 'removed' });
    expect(await ids(worker)).toEqual(['id-0', 'id-1', 'id-2']);
    anew.close();
  });

  it('reports that a later change cannot be read, until one can', async () => {
    const { worker, states } = await start();
    vi.spyOn(history.checkouts, 'bulkGet').mockReturnValueOnce(Dexie.Promise.reject(new Error('Broken')));
    await history.checkouts.put(checkout({ id: 'a' }));
    await vi.waitFor(() =>
      expect(states.at(-1)).toMatchObject({ ready: true, failed: { is: 'other', message: 'Broken' } }),
    );
    vi.restoreAllMocks();
    await history.checkouts.put(checkout({ id: 'b' }));
    await vi.waitFor(() => expect(states.at(-1)?.failed).toBeNull());
    expect((await ids(worker)).sort()).toEqual(['a', 'b']);
  });
});

describe('copies', () => {
  const plain = (copy: Blob) => ({ file: new File([copy], 'copy.jsonl'), opened: null, partly: false });
  const copy = (worker: SearchWorker, changes: Partial<Parameters<SearchWorker['copy']>[0]> = {}, progress = vi.fn()) =>
    worker.copy(
      { kind: 'lines', bom: false, ids: null, under: null, at: NOW, names: { shop: 'Shoes' }, ...changes },
      progress,
    );

  it('is on the disk until the browser has had time to save it, and then removed, also by the next desk [P-5]', async () => {
    const { files } = giveDisk();
    const waited = Promise.withResolvers<void>();
    const wait = vi.fn(async (ms: number) => (ms === SAVED_AFTER ? waited.promise : undefined));
    const worker = open(wait);
    await copy(worker);
    expect(files.size).toBe(1);
    for (const file of files.values()) file.at = NOW - SAVED_AFTER;
    waited.resolve();
    await vi.waitFor(() => expect(files.size).toBe(0));
    await copy(open(() => new Promise(() => {})));
    for (const file of files.values()) file.at = NOW - SAVED_AFTER;
    open();
    await vi.waitFor(() => expect(files.size).toBe(0));
    vi.unstubAllGlobals();
  });

  it('contain the requested rows with the accounts’ names, and report progress', async () => {
    const { worker } = await start(many(3));
    const progress = vi.fn();
    const made = await copy(worker, { kind: 'csv', ids: ['id-2', 'id-0'] }, progress);
    const lines = (await made?.file.text())?.trim().split('\r\n') ?? [];
    expect(lines.slice(1).map((line) => /#\d/.exec(line)?.[0])).toEqual(['#2', '#0']);
    expect(lines[1]).toContain('Shoes');
    expect(progress.mock.calls.at(-1)).toEqual([{ done: 2, total: 2 }]);
  });

  it('that are cancelled are null, and the next one succeeds', async () => {
    const { worker } = await start(many(3));
    const progress = vi.fn(() => void worker.stop());
    expect(await copy(worker, {}, progress)).toBeNull();
    expect(await copy(worker)).toMatchObject({ file: expect.any(Blob), checkouts: expect.any(Number) });
  });

  it('that fail say why', async () => {
    const { worker } = await start(many(3));
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('No room', 'QuotaExceededError');
    });
    expect(failureIn(await copy(worker).catch((error) => error))).toEqual({ is: 'full' });
    vi.restoreAllMocks();
  });

  it('are restored, and the restored rows are found at once', async () => {
    await accounts.accounts.put(account());
    const { worker, states } = await start(many(250));
    const file = (await copy(worker))?.file ?? null;
    if (file === null) throw new Error('There is no file.');
    await history.checkouts.clear();
    await vi.waitFor(async () => expect(await ids(worker)).toEqual([]));
    const { version = 0 } = states.at(-1) ?? {};
    const progress = vi.fn();
    expect(await worker.restore(plain(file), progress)).toMatchObject({
      outcome: 'restored',
      added: 250,
      aborted: false,
    });
    expect(progress.mock.calls.at(-1)?.[0]).toMatchObject({ read: file.size, size: file.size });
    expect(await worker.all(EVERYTHING)).toHaveLength(250);
    expect(states.at(-1)?.version).toBe(version + 1);
  });

  it('are restored when they are encrypted, unless something of them is missing', async () => {
    await accounts.accounts.put(account());
    const { worker } = await start(many(250));
    const file = (await copy(worker, { under: await cheapKey() }))?.file ?? new Blob();
    expect(await file.text()).not.toContain('id-0');
    await history.checkouts.clear();
    const key = await opened(file);
    const cut = (await file.text()).split('\n').slice(0, 2).join('\n');
    const given = (text: BlobPart, partly: boolean) => ({ ...plain(new Blob([text])), opened: key, partly });
    expect(await worker.restore(given(cut, false), vi.fn())).toMatchObject({ outcome: 'incomplete' });
    expect(await history.checkouts.count()).toBe(0);
    const { loss } = await worker.restore(given(cut, true), vi.fn()).then((result) => ({ loss: null, ...result }));
    expect(loss).toMatchObject({ gapCount: 1 });
    expect(await history.checkouts.count()).toBe((loss?.readable ?? 0) - 1);
    expect(await worker.restore(given(file, false), vi.fn())).toMatchObject({ outcome: 'restored' });
    expect(await worker.all(EVERYTHING)).toHaveLength(250);
  });

  it('can be cancelled during a restore', async () => {
    await accounts.accounts.put(account());
    const { worker } = await start(many(2050));
    const file = (await copy(worker))?.file ?? null;
    if (file === null) throw new Error('There is no file.');
    await history.checkouts.clear();
    const result = await worker.restore(plain(file), () => void worker.stop());
    expect(result).toMatchObject({ outcome: 'restored', aborted: true });
    const restored = await history.checkouts.count();
    expect(restored).toBeGreaterThan(0);
    expect(restored).toBeLessThan(2050);
    expect(await worker.all(EVERYTHING)).toHaveLength(restored);
  });

  it('in another format are refused, and nothing changes', async () => {
    const { worker } = await start(many(1));
    expect(await worker.restore(plain(new Blob(['Hello'])), vi.fn())).toEqual({
      outcome: 'refused',
      why: 'another format',
    });
    expect(await ids(worker)).toEqual(['id-0']);
  });
});
