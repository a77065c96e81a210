import { browser } from 'wxt/browser';
import { NewerDatabaseError, SETTINGS } from './databaseVersion';
import { hasAccounts, storageLost } from './outsideSettings';

/**
 * Settings that last, in a database of the extension's own origin: `storage.local` is open to the process of every page
 * that has a content script of ours, for reading and for writing. Without Dexie, because the popup reads settings before
 * it is loaded.
 */
const STORE = 'settings';

/** These stay in `storage.local`: only outside of the databases is it known that the browser lost them. */
const OUTSIDE: string[] = [hasAccounts.key, storageLost.key];

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

/** What is in `storage.local` and does not stay there. Once the database exists, nothing of it is of any use. */
export async function movable(): Promise<Values> {
  await open();
  return outside();
}

/** Resolves with the results when they are committed. */
async function inStore(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => { readonly result: unknown }[],
): Promise<unknown[]> {
  const transaction = await begin(mode);
  const requests = ask(transaction.objectStore(STORE));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(requests.map(({ result }) => result));
    transaction.onabort = () => reject(transaction.error);
  });
}

async function begin(mode: IDBTransactionMode): Promise<IDBTransaction> {
  try {
    return (await open()).transaction(STORE, mode);
  } catch (error) {
    // The browser closed this connection and has not said so yet.
    const { name } = Object(error) as { name?: unknown };
    if (name !== 'InvalidStateError') throw error;
    connection = null;
    return (await open()).transaction(STORE, mode);
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

/**
 * Creates it with what `storage.local` held before there was such a database, in the transaction that creates it: so it
 * is moved once, whoever closes the browser whenever, and nothing that is written there later is ever read.
 */
async function openOrCreate(): Promise<IDBDatabase> {
  const existing = await opened(null);
  if (existing) return existing;
  const values = await outside();
  const created = await opened(values);
  if (!created) throw new DOMException('The settings could not be created.', 'UnknownError');
  // Should this fail, the next start of the background sweeps.
  await browser.storage.local.remove(Object.keys(values)).catch(() => {});
  return created;
}

async function outside(): Promise<Values> {
  const all: Values = await browser.storage.local.get(null);
  return Object.fromEntries(Object.entries(all).filter(([key]) => !OUTSIDE.includes(key)));
}

/** Opens it; where it does not exist, creates it with these values, or is null without any. */
function opened(values: Values | null): Promise<IDBDatabase | null> {
  const { promise, resolve, reject } = Promise.withResolvers<IDBDatabase | null>();
  const opening = indexedDB.open(SETTINGS.name, SETTINGS.version);
  let missing = false;
  opening.onupgradeneeded = () => {
    missing = values === null;
    if (values === null) {
      opening.transaction?.abort();
      return;
    }
    const store = opening.result.createObjectStore(STORE);
    for (const [key, value] of Object.entries(values)) store.put(value, key);
  };
  opening.onsuccess = () => resolve(opening.result);
  opening.onerror = () => {
    if (missing) resolve(null);
    else if (opening.error?.name === 'VersionError') reject(new NewerDatabaseError(`${SETTINGS.name} is newer.`));
    else reject(opening.error);
  };
  return promise;
}
