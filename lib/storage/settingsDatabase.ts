import { NewerDatabaseError, SETTINGS } from './databaseVersion';

/**
 * Settings that last, in a database of the extension's own origin: `storage.local` is open to the process of every page
 * that has a content script of ours, for reading and for writing. Without Dexie, because the popup reads settings before
 * it is loaded.
 */
type Values = Record<string, unknown>;

let connection: Promise<IDBDatabase> | null = null;

/** The stored values of these keys; a key that is not set is left out. */
export async function readValues(keys: string[]): Promise<Values> {
  const values = await inStore('readonly', (store) => keys.map((key) => store.get(key)));
  return Object.fromEntries(keys.map((key, index) => [key, values[index]]).filter(([, value]) => value !== undefined));
}

/** Stores a value; null removes it. */
export async function writeValue(key: string, value: unknown): Promise<void> {
  await inStore('readwrite', (store) => [value === null ? store.delete(key) : store.put(value, key)]);
}

/** Removes every value but this one. */
export async function removeAllBut(key: string): Promise<void> {
  await inStore('readwrite', (store) => [
    store.delete(IDBKeyRange.upperBound(key, true)),
    store.delete(IDBKeyRange.lowerBound(key, true)),
  ]);
}

/** Resolves with the results when they are committed. */
async function inStore(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => { readonly result: unknown }[],
): Promise<unknown[]> {
  const transaction = await begin(mode);
  const requests = ask(transaction.objectStore(SETTINGS.store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(requests.map(({ result }) => result));
    transaction.onabort = () => reject(transaction.error);
  });
}

async function begin(mode: IDBTransactionMode): Promise<IDBTransaction> {
  try {
    return (await open()).transaction(SETTINGS.store, mode);
  } catch (error) {
    // The browser closed this connection and has not said so yet.
    const { name } = Object(error) as { name?: unknown };
    if (name !== 'InvalidStateError') throw error;
    connection = null;
    return (await open()).transaction(SETTINGS.store, mode);
  }
}

function open(): Promise<IDBDatabase> {
  connection ??= openOrCreate().then(keepOpen, (error) => {
    // The next one tries again.
    connection = null;
    throw error;
  });
  return connection;
}

/** Does not block a removal of the database; whoever needs it after that opens it again. */
function keepOpen(db: IDBDatabase): IDBDatabase {
  const forget = () => {
    connection = null;
  };
  db.onclose = forget;
  db.onversionchange = () => {
    db.close();
    forget();
  };
  return db;
}

/** Opens it, and creates it where it does not exist. */
function openOrCreate(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(SETTINGS.name, SETTINGS.version);
    let isMissing = false;
    opening.onupgradeneeded = () => {
      isMissing = true;
      opening.transaction?.abort();
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => {
      if (isMissing) import('./createSettings').then(({ createSettings }) => createSettings()).then(resolve, reject);
      else reject(opening.error?.name === 'VersionError' ? new NewerDatabaseError(SETTINGS.name) : opening.error);
    };
  });
}
