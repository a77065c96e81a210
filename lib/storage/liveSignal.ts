import type { ReadonlySignal } from '@preact/signals';
import { effect, signal, untracked } from '@preact/signals';
import type { liveQuery } from 'dexie';
import { isRemoved } from './removed';

/** What a query has brought so far. A result stays while a changed query is under way. */
export type Live<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; error: unknown };

/** Dexie's `liveQuery`, once its script is loaded. The popup shows its first rows before that. */
let observe: typeof liveQuery | undefined;

/**
 * The result of a database query, kept fresh whichever page or background changes what it read. `choose` reads signals
 * and returns the query that they ask for, or null while there is none; it is called again when one of them changes.
 * The query runs while anything subscribes to the signal. `preloaded` is its value until the query has brought one.
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

/** Calls back with each result of the query. Returns how to stop. */
function subscribe<T>(query: () => Promise<T>, changed: (live: Live<T>) => void): () => void {
  let stop = () => {};
  let ended = false;
  let wasRead = false;
  const start = (watch: typeof liveQuery) => {
    if (ended) return;
    // Dexie's liveQuery swallows that a database cannot be opened, so a failure is a result like any other here.
    const results = watch<Live<T>>(() =>
      query().then(
        (value) => ({ state: 'ready', value }),
        (error) => {
          // A database that was removed under this page: what has been read stays on screen.
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
