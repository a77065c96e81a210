import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import { proxy } from 'comlink';
import type { Failure } from '../../shared/failure/failure';
import type { SearchState, SearchWorker } from '../contract';

/** The search worker as a page sees it. */
export type SearchClient = {
  worker: SearchWorker;
  /** The last reported state; null before the first report. */
  state: ReadonlySignal<SearchState | null>;
  /** Changes with the searchable data; null while the index is incomplete. */
  version: ReadonlySignal<number | null>;
  /** Whether the history is being read, and whether all of it can be searched; neither before the worker reports. */
  isReading: ReadonlySignal<boolean>;
  isReady: ReadonlySignal<boolean>;
  /** What went wrong. */
  failed: ReadonlySignal<Failure | null>;
  /** Reports that an answer failed to come. */
  fail: () => void;
  /** Aborted when the worker crashes. A new signal once the worker reports again. */
  lost: () => AbortSignal;
};

const NOTHING_YET: SearchState = { read: 0, total: 0, ready: false, version: 0, failed: null };

/** `thread` receives the worker's errors. A script that fails to load reports that once, so subscribe immediately. */
export function createSearchClient(worker: SearchWorker, thread: Pick<EventTarget, 'addEventListener'>): SearchClient {
  const state = signal<SearchState | null>(null);
  let crash = new AbortController();
  const fail = () => {
    state.value = { ...(state.peek() ?? NOTHING_YET), failed: { is: 'worker lost' } };
  };
  thread.addEventListener('error', () => {
    crash.abort();
    fail();
  });
  const changed = (next: SearchState) => {
    if (crash.signal.aborted) crash = new AbortController();
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
    lost: () => crash.signal,
  };
}
