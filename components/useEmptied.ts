import type Dexie from 'dexie';
import { useEffect, useState } from 'preact/hooks';
import { whenRemoved } from '../lib/removed';

/** Whether one of these databases was removed under this page, by the browser or by a person in its settings. */
export function useEmptied(...databases: Dexie[]): boolean {
  const [emptied, setEmptied] = useState(false);
  useEffect(() => {
    const stops = databases.map((db) => {
      const stop = whenRemoved(db, () => setEmptied(true));
      // Closed for whatever reason; only one that is not there any more was removed.
      const closed = async () => {
        const left = await indexedDB.databases();
        if (db.hasBeenClosed() || left.some(({ name }) => name === db.name)) return;
        db.close();
        setEmptied(true);
      };
      db.on('close', closed);
      return () => {
        stop();
        db.on('close').unsubscribe(closed);
      };
    });
    return () => {
      for (const stop of stops) stop();
    };
  }, databases);
  return emptied;
}
