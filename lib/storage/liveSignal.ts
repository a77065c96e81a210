import type { ReadonlySignal } from '@preact/signals';
import { effect, signal, untracked } from '@preact/signals';
import type { liveQuery } from 'dexie';
import { isRemoved } from './removed';

/** The latest result of a query. It stays while a changed query is running. */
export type Live<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; error: unknown };

/** Dexie's `liveQuery`, loaded lazily: the popup shows its first rows before that. */
let observe: typeof liveQuery | undefined;

/**
 * The result of a database query, kept fresh when any page or the background changes the data. `choose` reads signals
 * and returns the query for their values, or null for none; it is called again when one of them changes.
 * The query runs while the signal has subscribers. `preloaded` is its value until the first result.
 */
export function liveSignal<T>(choose: () => (() => Promise<T>) | null, preloaded?: T): ReadonlySignal<Live<T>> {
  const initial: Live<T> = preloaded === undefined ? { state: 'loading' } : { state: 'ready', value: preloaded };
  let stop = () => {};
  const result = signal<Live<T>>(initial, {
    watched() {
      stop = effect(() => {
        const query = choose();
        if (query) return untracked(() => subscribe(query, (live) => (result.value = live)));
      });
    },
    unwatched() {
      stop();
      result.value = initial;
    },
  });
  return result;
}

/** Notifies with each result of the query. Returns the unsubscribe function. */
function subscribe<T>(query: () => Promise<T>, changed: (live: Live<T>) => void): () => void {
  let stop = () => {};
  let ended = false;
  let wasRead = false;
  const start = (watch: typeof liveQuery) => {
    if (ended) return;
    // Dexie's liveQuery swallows the error of a failed open, so a failure is returned as a result.
    const results = watch<Live<T>>(() =>
      query().then(
        (value) => ({ state: 'ready', value }),
        (error) => {
          // The database was removed while this page is open: the last result stays on screen.
          if (wasRead && isRemoved(error)) throw error;
          return { state: 'failed', error };
        },
      ),
    );
    const subscription = results.subscribe((live) => {
      wasRead ||= live.state === 'ready';
      changed(live);
    });
    stop = () => subscription.unsubscribe();
  };
  if (observe) start(observe);
  else
    void import('dexie').then((dexie) => {
      observe = dexie.liveQuery;
      start(observe);
    });
  return () => {
    ended = true;
    stop();
  };
}
