import type Dexie from 'dexie';

/**
 * Notifies when the browser, or the user in its settings, removes a database while it is open. Keeps it closed: Dexie
 * would create an empty one and carry on with that. Use one listener for each Dexie instance: the newest is called
 * first, and its return value keeps older ones from being called.
 */
export function whenRemoved(db: Dexie, listener: () => void = () => {}): () => void {
  const onRemoved = () => {
    db.close();
    listener();
  };
  const onVersionChange = ({ newVersion }: IDBVersionChangeEvent) => {
    if (newVersion !== null) return true;
    onRemoved();
    // Skips Dexie's own handler, which would reopen the database at the next query.
    return false;
  };
  // A browser that clears site data may close the connection without `versionchange`. It was removed only if it no
  // longer exists.
  const onClose = async () => {
    const left = await indexedDB.databases();
    if (!db.hasBeenClosed() && !left.some(({ name }) => name === db.name)) onRemoved();
  };
  db.on('versionchange', onVersionChange);
  db.on('close', onClose);
  return () => {
    db.on('versionchange').unsubscribe(onVersionChange);
    db.on('close').unsubscribe(onClose);
  };
}

/** The error of a query of a removed database, for what is not even asked any more. */
export const REMOVED_ERROR = Object.assign(new Error('The database was removed.'), { name: 'DatabaseClosedError' });

/** Whether a query failed because its database was removed. Failing to open it wraps the reason in `inner`. */
export function isRemoved(error: unknown): boolean {
  const { name, inner } = Object(error) as { name?: unknown; inner?: unknown };
  return name === 'DatabaseClosedError' && (!inner || isRemoved(inner));
}
