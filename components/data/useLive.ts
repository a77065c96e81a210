import type { liveQuery } from 'dexie';
import { useLayoutEffect, useState } from 'preact/hooks';
import { isRemoved } from '../../lib/storage/removed';

/** What a query has brought so far. A result stays while a changed query is on its way. */
export type Live<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; error: unknown };

/** Once Dexie is here. The popup shows its first rows before that. */
let observe: typeof liveQuery | undefined;

/**
 * Runs the query now and whenever something it read has changed, in whatever page or background it was changed. A query
 * of null waits until there is one; `first` is what is shown until it has brought something.
 */
export function useLive<T>(query: (() => Promise<T>) | null, dependencies: unknown[], first?: T): Live<T> {
  const [live, setLive] = useState<Live<T>>(
    first === undefined ? { state: 'loading' } : { state: 'ready', value: first },
  );
  // Before the first paint: what is read then is sooner there.
  useLayoutEffect(() => {
    if (!query) return;
    let stop: (() => void) | undefined;
    let ended = false;
    let read = false;
    const start = (watch: typeof liveQuery) => {
      if (ended) return;
      // Dexie's liveQuery keeps a database that cannot be opened to itself, so a failure is a result like any other here.
      const result = watch<Live<T>>(() =>
        query().then(
          (value) => ({ state: 'ready', value }),
          (error) => {
            // What it has brought stays, then.
            if (read && isRemoved(error)) throw error;
            return { state: 'failed', error };
          },
        ),
      );
      const subscription = result.subscribe((news) => {
        read ||= news.state === 'ready';
        setLive(news);
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
      stop?.();
    };
  }, dependencies);
  return live;
}
