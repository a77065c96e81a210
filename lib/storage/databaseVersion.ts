import type Dexie from 'dexie';

/** The two databases, by name and version as Dexie counts it. */
export const HISTORY = { name: 'checkout-desk-history', version: 4 } as const;
export const ACCOUNTS = { name: 'checkout-desk-accounts', version: 3 } as const;

/** The browser's number of a version: Dexie counts in its tenths. */
export const browserVersion = (version: number) => version * 10;

/** Thrown where a database was written by a newer release: its rows may mean what this one does not know. */
export class NewerDatabaseError extends Error {
  override name = 'NewerDatabaseError';
}

/** Refuses to open a database of a newer release, which Dexie would open as if it were ours. */
export function refuseNewer<T extends Dexie>(db: T): T {
  const { verno } = db;
  const check = () => {
    if (db.backendDB().version > browserVersion(verno))
      throw new NewerDatabaseError(`${db.name} is of a newer release.`);
  };
  db.on('ready', check, true);
  return db;
}
