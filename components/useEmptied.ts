import type Dexie from 'dexie';
import { useEffect, useState } from 'preact/hooks';

/** Whether the database was removed under this page, by the browser or by a person in its settings. */
export function useEmptied(db: Dexie): boolean {
  const [emptied, setEmptied] = useState(false);
  useEffect(() => {
    const hear = ({ newVersion }: IDBVersionChangeEvent) => {
      if (newVersion === null) setEmptied(true);
    };
    const closed = () => setEmptied(true);
    db.on('versionchange', hear);
    db.on('close', closed);
    return () => {
      db.on('versionchange').unsubscribe(hear);
      db.on('close').unsubscribe(closed);
    };
  }, [db]);
  return emptied;
}
