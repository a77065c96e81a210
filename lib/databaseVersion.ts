import type Dexie from 'dexie';

/** Thrown where a database was written by a newer release: its rows may mean what this one does not know. */
export class NewerDatabaseError extends Error {
  override name = 'NewerDatabaseError';
}

/** Refuses to open a database of a newer release, which Dexie would open as if it were ours. */
export function refuseNewer<T extends Dexie>(db: T): T {
  const { verno } = db;
  const check = () => {
    // Dexie counts in tenths of the browser's versions.
    if (db.backendDB().version > verno * 10) throw new NewerDatabaseError(`${db.name} is of a newer release.`);
  };
  db.on('ready', check, true);
  return db;
}
