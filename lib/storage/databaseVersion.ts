import type Dexie from 'dexie';

/** The names and versions of the databases; those of the first two in Dexie's count. */
export const HISTORY = { name: 'checkout-desk-history', version: 6 } as const;
export const ACCOUNTS = { name: 'checkout-desk-accounts', version: 3 } as const;
export const SETTINGS = { name: 'checkout-desk-settings', version: 1, store: 'settings' } as const;

/** IndexedDB's own version number: Dexie multiplies its versions by ten. */
export const browserVersion = (version: number) => version * 10;

/** Thrown when a newer release has upgraded a database: this release may not understand its rows. */
export class NewerDatabaseError extends Error {
  override name = 'NewerDatabaseError';
}

/** Refuses to open a database of a newer release, which Dexie would open anyway. */
export function refuseNewer<T extends Dexie>(db: T): T {
  const { verno } = db;
  const check = () => {
    if (db.backendDB().version > browserVersion(verno))
      throw new NewerDatabaseError(`${db.name} is of a newer release.`);
  };
  db.on('ready', check, true);
  return db;
}
