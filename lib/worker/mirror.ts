import type { ObservabilitySet } from 'dexie';
import Dexie, { RangeSet } from 'dexie';
import { batches } from '../checkouts/batches';
import type { HistoryDb, StoredCheckout } from '../checkouts/database';
import { entryOf } from '../search/entry';
import type { SearchIndex } from '../search/searchIndex';
import { SECOND } from '../shared/time';

const AT_ONCE = 1000;
/** Of a write of many rows nobody can tell which, so all are read again; this often at most. */
const READ_ALL_EVERY = 2 * SECOND;

/**
 * Fills a finder with the history, and keeps it as fresh, whoever writes: Dexie tells every page and worker which rows a
 * transaction changed.
 */
export function createMirror(setup: {
  history: HistoryDb;
  finder: SearchIndex;
  /**
   * Called after rows were read: while it is filled, and then after each write. `differs`: whether something else is
   * searched, sorted or counted now; when a checkout is asked about next, for one, is none of that.
   */
  changed: (differs: boolean) => void;
  /** Hears why a change could not be read. It is read with the next one. */
  failed: (error: unknown) => unknown;
  now: () => number;
  wait: (ms: number) => Promise<void>;
}) {
  const { history, finder, changed, failed, now, wait } = setup;
  const part = `idb://${history.name}/checkouts/`;
  let stale = new RangeSet();
  let readAllAt = Number.NEGATIVE_INFINITY;
  let resting = false;
  /** Also of what was read before a failure. */
  let differs = false;
  let working: Promise<void> | null = null;
  const progress = { read: 0, total: 0, ready: false };

  const hear = (parts: ObservabilitySet) => {
    const rows = parts[part];
    if (!rows || !('from' in rows)) return;
    stale.add(rows);
    if (!resting) void freshen();
  };
  Dexie.on('storagemutated', hear);

  const put = (rows: StoredCheckout[]) => {
    differs = finder.put(rows.map(entryOf)) || differs;
  };
  const remove = (ids: string[]) => {
    differs = finder.remove(ids) || differs;
  };

  async function readAll(): Promise<void> {
    const gone = new Set(finder.ids());
    for await (const rows of batches(history.checkouts, ({ id }) => id, AT_ONCE)) {
      put(rows);
      for (const { id } of rows) gone.delete(id);
      progress.read += rows.length;
      if (!progress.ready) changed(true);
    }
    remove([...gone]);
    readAllAt = now();
  }

  async function readAgain(keys: string[]): Promise<void> {
    const rows = await history.checkouts.bulkGet(keys);
    put(rows.filter((row) => row !== undefined));
    remove(keys.filter((_, index) => rows[index] === undefined));
  }

  function report(): void {
    const before = differs;
    differs = false;
    changed(before);
  }

  function catchUp(): Promise<void> {
    // Later, so that it is noted before it ends.
    working ??= Promise.resolve().then(work);
    return working;
  }

  async function work(): Promise<void> {
    try {
      for (let ranges = [...stale]; ranges.length > 0 && !resting; ranges = [...stale]) {
        const keys = ranges.flatMap(({ from, to }) => (from === to && typeof from === 'string' ? [from] : []));
        const isKnown = keys.length === ranges.length;
        // However the clock is set meanwhile.
        if (!isKnown) await wait(Math.min(READ_ALL_EVERY, readAllAt + READ_ALL_EVERY - now()));
        const reading = stale;
        stale = new RangeSet();
        try {
          await (isKnown ? readAgain(keys) : readAll());
        } catch (error) {
          stale.add(reading);
          throw error;
        }
        report();
      }
    } finally {
      // In the same moment as the last look for changes: one that comes after it starts anew.
      working = null;
    }
  }

  /** Not before all was read once: until then `fill` looks after what changes. */
  async function freshen(): Promise<void> {
    if (progress.ready) await catchUp().catch(failed);
  }

  return {
    progress: (): { read: number; total: number; ready: boolean } => ({ ...progress }),

    /**
     * Reads everything, once, and calls `read` before anybody hears of it. Rejects when the history cannot be read, and can
     * then be tried again.
     */
    async fill(read: () => void = () => {}): Promise<void> {
      progress.read = 0;
      progress.total = await history.checkouts.count();
      await readAll();
      read();
      progress.ready = true;
      differs = true;
      report();
      await catchUp();
    },

    /** While a restore writes thousands of rows, nothing is read again; afterwards all is. */
    async restWhile<T>(work: () => Promise<T>): Promise<T> {
      resting = true;
      try {
        return await work();
      } finally {
        resting = false;
        await freshen();
      }
    },

    stop: (): void => Dexie.on.storagemutated.unsubscribe(hear),
  };
}
export type Mirror = ReturnType<typeof createMirror>;
