import type Dexie from 'dexie';
import { useEffect, useState } from 'preact/hooks';
import { whenRemoved } from '../../lib/storage/removed';

/** Whether one of these databases was removed under this page, by the browser or by a person in its settings. */
export function useRemoved(...databases: Dexie[]): boolean {
  const [emptied, setEmptied] = useState(false);
  useEffect(() => {
    const stops = databases.map((db) => whenRemoved(db, () => setEmptied(true)));
    return () => {
      for (const stop of stops) stop();
    };
  }, databases);
  return emptied;
}
