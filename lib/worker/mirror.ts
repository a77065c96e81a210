import type { ObservabilitySet } from 'dexie';
import Dexie, { RangeSet } from 'dexie';
import { batches } from '../checkouts/batches';
import type { HistoryDb, StoredCheckout } from '../checkouts/database';
import { entryOf } from '../search/entry';
import type { SearchIndex } from '../search/searchIndex';
import { SECOND } from '../shared/time';

const BATCH = 1000;
/** After a large write Dexie does not say which rows changed, so all are read again, but at most this often. */
const READ_ALL_EVERY = 2 * SECOND;

/**
 * Fills the search index from the history and keeps it up to date: Dexie tells every page and worker which rows a
 * transaction changed.
 */
export function createMirror(setup: {
  history: HistoryDb;
  index: SearchIndex;
  /**
   * Called after rows were read: with each batch while the index is filled, then after each write. `differs`: whether
   * the searchable, sortable or countable data has changed, which does not include the time of the next refresh, for
   * example.
   */
  changed: (differs: boolean) => void;
  /** Called when a change could not be read. It is read again with the next one. */
  failed: (error: unknown) => unknown;
  now: () => number;
  wait: (ms: number) => Promise<void>;
}) {
  const { history, index, changed, failed, now, wait } = setup;
  const part = `idb://${history.name}/checkouts/`;
  let stale = new RangeSet();
  let readAllAt = Number.NEGATIVE_INFINITY;
  let paused = false;
  /** Accumulates across reads, including those before a failure. */
  let differs = false;
  let running: Promise<void> | null = null;
  const progress = { read: 0, total: 0, ready: false };

  const onMutated = (parts: ObservabilitySet) => {
    const rows = parts[part];
    if (!rows || !('from' in rows)) return;
    stale.add(rows);
    if (!paused) void update();
  };
  Dexie.on('storagemutated', onMutated);

  const put = (rows: StoredCheckout[]) => {
    differs = index.put(rows.map(entryOf)) || differs;
  };
  const remove = (ids: string[]) => {
    differs = index.remove(ids) || differs;
  };

  async function readAll(): Promise<void> {
    const missing = new Set(index.ids());
    for await (const rows of batches(history.checkouts, ({ id }) => id, BATCH)) {
      put(rows);
      for (const { id } of rows) missing.delete(id);
      progress.read += rows.length;
      if (!progress.ready) changed(true);
    }
    remove([...missing]);
    readAllAt = now();
  }

  async function readAgain(keys: string[]): Promise<void> {
    const rows = await history.checkouts.bulkGet(keys);
    put(rows.filter((row) => row !== undefined));
    remove(keys.filter((_, position) => rows[position] === undefined));
  }

  function report(): void {
    const before = differs;
    differs = false;
    changed(before);
  }

  function catchUp(): Promise<void> {
    // In a microtask, so that `running` is set before `work` resets it.
    running ??= Promise.resolve().then(work);
    return running;
  }

  async function work(): Promise<void> {
    try {
      for (let ranges = [...stale]; ranges.length > 0 && !paused; ranges = [...stale]) {
        const keys = ranges.flatMap(({ from, to }) => (from === to && typeof from === 'string' ? [from] : []));
        const isKnown = keys.length === ranges.length;
        // At most the interval, even if the clock is set back meanwhile.
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
      // Synchronously after the last check for changes, so that a later change starts a new run.
      running = null;
    }
  }

  /** Not before the first full read: until then `fill` picks up the changes. */
  async function update(): Promise<void> {
    if (progress.ready) await catchUp().catch(failed);
  }

  return {
    progress: (): { read: number; total: number; ready: boolean } => ({ ...progress }),

    /**
     * Reads everything, once, and calls `read` before notifying. Rejects when the history cannot be read, and can
     * then be called again.
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

    /** Pauses while a restore writes thousands of rows; afterwards everything is read again. */
    async restWhile<T>(work: () => Promise<T>): Promise<T> {
      paused = true;
      try {
        return await work();
      } finally {
        paused = false;
        await update();
      }
    },

    stop: (): void => Dexie.on.storagemutated.unsubscribe(onMutated),
  };
}
export type Mirror = ReturnType<typeof createMirror>;
