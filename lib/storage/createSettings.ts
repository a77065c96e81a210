import { browser } from 'wxt/browser';
import { SETTINGS } from './databaseVersion';
import { OUTSIDE } from './outsideKeys';

/** These stay in `storage.local`: only outside of the databases is it known that the browser lost them. */
const STAYING: string[] = Object.values(OUTSIDE);

/**
 * Creates the database of settings with what `storage.local` held before there was such a database, in the transaction that
 * creates it: so it is moved once, whoever closes the browser whenever, and nothing that is written there later is ever
 * read. Separate from `settingsDatabase.ts` because it is needed once.
 */
export async function createSettings(): Promise<IDBDatabase> {
  const values = await movable();
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(SETTINGS.name, SETTINGS.version);
    // Not when somebody else has created it meanwhile.
    opening.onupgradeneeded = () => {
      const store = opening.result.createObjectStore(SETTINGS.store);
      for (const [key, value] of Object.entries(values)) store.put(value, key);
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  // Should this fail, the next start of the background sweeps.
  await browser.storage.local.remove(Object.keys(values)).catch(() => {});
  return db;
}

/** What is in `storage.local` and does not stay there. Once the database exists, nothing of it is of any use. */
export async function movable(): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = await browser.storage.local.get(null);
  return Object.fromEntries(Object.entries(all).filter(([key]) => !STAYING.includes(key)));
}
