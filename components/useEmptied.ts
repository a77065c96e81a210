import type Dexie from 'dexie';
import { useEffect, useState } from 'preact/hooks';

/** Whether the database was removed under this page, by the browser or by a person in its settings. */
export function useEmptied(db: Dexie): boolean {
  const [emptied, setEmptied] = useState(false);
  useEffect(() => {
    const hear = ({ newVersion }: IDBVersionChangeEvent) => {
      if (newVersion === null) setEmptied(true);
    };
    // Closed for whatever reason; only one that is not there any more was removed.
    const closed = async () => {
      const left = await indexedDB.databases();
      if (!left.some(({ name }) => name === db.name)) setEmptied(true);
    };
    db.on('versionchange', hear);
    db.on('close', closed);
    return () => {
      db.on('versionchange').unsubscribe(hear);
      db.on('close').unsubscribe(closed);
    };
  }, [db]);
  return emptied;
}
