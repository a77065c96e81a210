import { effect, signal } from '@preact/signals';
import Dexie from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Live } from '../../../lib/storage/liveSignal';
import { liveSignal } from '../../../lib/storage/liveSignal';

type Row = { id: string; colour: string };

const databases: Dexie[] = [];
function openTable() {
  const db = new Dexie(`live-${databases.length}`) as Dexie & { rows: Dexie.Table<Row, string> };
  db.version(1).stores({ rows: 'id, colour' });
  databases.push(db);
  return db.rows;
}
afterEach(async () => {
  for (const db of databases) await db.delete();
});

function subscribe<T>(read: () => T): { seen: T[]; stop: () => void } {
  const seen: T[] = [];
  return { seen, stop: effect(() => void seen.push(read())) };
}
const last = <T>(seen: Live<T>[]) => seen.at(-1);

describe('the signal of a query', () => {
  it('is loading, then what the query brings, and follows what is written', async () => {
    const rows = openTable();
    const live = liveSignal(() => () => rows.count());
    const { seen, stop } = subscribe(() => live.value);
    expect(seen).toEqual([{ state: 'loading' }]);
    await vi.waitFor(() => expect(last(seen)).toEqual({ state: 'ready', value: 0 }));
    await rows.put({ id: 'a', colour: 'red' });
    await vi.waitFor(() => expect(last(seen)).toEqual({ state: 'ready', value: 1 }));
    stop();
  });

  it('asks again when a signal of the choice changes, and keeps its result until the next one is there', async () => {
    const rows = openTable();
    await rows.bulkPut([
      { id: 'a', colour: 'red' },
      { id: 'b', colour: 'blue' },
    ]);
    const colour = signal('red');
    const live = liveSignal(() => {
      const wanted = colour.value;
      return () => rows.where({ colour: wanted }).primaryKeys();
    });
    const { seen, stop } = subscribe(() => live.value);
    await vi.waitFor(() => expect(last(seen)).toEqual({ state: 'ready', value: ['a'] }));
    colour.value = 'blue';
    expect(last(seen)).toEqual({ state: 'ready', value: ['a'] });
    await vi.waitFor(() => expect(last(seen)).toEqual({ state: 'ready', value: ['b'] }));
    stop();
  });

  it('waits while there is no query, with what was preloaded', async () => {
    const rows = openTable();
    const isOpen = signal(false);
    const live = liveSignal(() => (isOpen.value ? () => rows.count() : null), 7);
    const { seen, stop } = subscribe(() => live.value);
    expect(seen).toEqual([{ state: 'ready', value: 7 }]);
    isOpen.value = true;
    await vi.waitFor(() => expect(last(seen)).toEqual({ state: 'ready', value: 0 }));
    stop();
  });

  it('says that a query failed, and recovers', async () => {
    const rows = openTable();
    let fails = true;
    const live = liveSignal(() => () => (fails ? rows.count().then(() => Promise.reject('full')) : rows.count()));
    const { seen, stop } = subscribe(() => live.value);
    await vi.waitFor(() => expect(last(seen)).toEqual({ state: 'failed', error: 'full' }));
    fails = false;
    await rows.put({ id: 'a', colour: 'red' });
    await vi.waitFor(() => expect(last(seen)).toEqual({ state: 'ready', value: 1 }));
    stop();
  });

  it('asks nothing once nobody subscribes', async () => {
    const rows = openTable();
    const query = vi.fn(() => rows.count());
    const live = liveSignal(() => query);
    const { seen, stop } = subscribe(() => live.value);
    await vi.waitFor(() => expect(last(seen)).toEqual({ state: 'ready', value: 0 }));
    stop();
    query.mockClear();
    await rows.put({ id: 'a', colour: 'red' });
    await rows.count();
    expect(query).not.toHaveBeenCalled();
    expect(live.value).toEqual({ state: 'loading' });
  });
});
