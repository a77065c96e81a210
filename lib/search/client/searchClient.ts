import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import { proxy } from 'comlink';
import type { SearchState, SearchWorker } from '../contract';

/** The search worker as a page sees it. */
export type SearchClient = {
  worker: SearchWorker;
  /** What it reported last; null before it reported anything. */
  state: ReadonlySignal<SearchState | null>;
  /** Changes with what is searched; null while not everything can be searched. */
  version: ReadonlySignal<number | null>;
  /** Whether the history is being read, and whether all of it can be searched; neither before the worker reports. */
  isReading: ReadonlySignal<boolean>;
  isReady: ReadonlySignal<boolean>;
  /** What went wrong, in words. */
  failed: ReadonlySignal<string | null>;
  /** Reports that an answer failed to come. */
  fail: () => void;
  /** Aborted when the worker breaks. It is another one once the worker reports again. */
  lost: () => AbortSignal;
};

const NOTHING_YET: SearchState = { read: 0, total: 0, ready: false, version: 0, failed: null };

/** `thread` is where the worker's errors arrive. One whose script cannot be loaded reports that once: listen at once. */
export function createSearchClient(worker: SearchWorker, thread: Pick<EventTarget, 'addEventListener'>): SearchClient {
  const state = signal<SearchState | null>(null);
  let losing = new AbortController();
  const fail = () => {
    state.value = { ...(state.peek() ?? NOTHING_YET), failed: 'Reload this page.' };
  };
  thread.addEventListener('error', () => {
    losing.abort();
    fail();
  });
  const changed = (next: SearchState) => {
    if (losing.signal.aborted) losing = new AbortController();
    state.value = next;
  };
  void worker.watch(proxy(changed)).catch(fail);
  return {
    worker,
    state,
    version: computed(() => (state.value?.ready ? state.value.version : null)),
    isReading: computed(() => state.value?.ready === false),
    isReady: computed(() => state.value?.ready ?? false),
    failed: computed(() => state.value?.failed ?? null),
    fail,
    lost: () => losing.signal,
  };
}
