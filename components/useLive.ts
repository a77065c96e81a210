import { liveQuery } from 'dexie';
import { useLayoutEffect, useState } from 'preact/hooks';

/** What a query has brought so far. A result stays while a changed query is on its way. */
export type Live<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; error: unknown };

/** Runs the query now and whenever something it read has changed, in whatever page or background it was changed. */
export function useLive<T>(query: () => Promise<T>, dependencies: unknown[]): Live<T> {
  const [live, setLive] = useState<Live<T>>({ state: 'loading' });
  // Before the first paint: what is read then is sooner there.
  useLayoutEffect(() => {
    // Dexie's liveQuery keeps a database that cannot be opened to itself, so a failure is a result like any other here.
    const result = liveQuery<Live<T>>(() =>
      query().then(
        (value) => ({ state: 'ready', value }),
        (error) => ({ state: 'failed', error }),
      ),
    );
    const subscription = result.subscribe(setLive);
    return () => subscription.unsubscribe();
  }, dependencies);
  return live;
}
