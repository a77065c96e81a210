import { vi } from 'vitest';
import { SETTINGS } from '../../../lib/storage/databaseVersion';
import { writeValue } from '../../../lib/storage/settingsDatabase';

/** Stores what no release of ours would. */
export const storeAnything = ({ key }: { key: string }, value: unknown) => writeValue(key, value);

/** Everything in the database of settings; null when there is no such database. */
export async function storedSettings(): Promise<Record<string, unknown> | null> {
  const all = await indexedDB.databases();
  if (!all.some(({ name }) => name === SETTINGS.name)) return null;
  const opening = indexedDB.open(SETTINGS.name);
  const db = await resultOf(opening);
  const store = db.transaction('settings').objectStore('settings');
  const [keys, values] = await Promise.all([resultOf(store.getAllKeys()), resultOf(store.getAll())]);
  db.close();
  return Object.fromEntries(keys.map((key, index) => [String(key), values[index]]));
}

/** Lets no setting be stored in the database. */
export function fillDisk(): void {
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The disk is full.', 'QuotaExceededError');
  });
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
