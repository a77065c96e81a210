import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tab } from '../driver/types.ts';

/** Everything that our extension keeps, as one text: all storage areas and every row of every database. */
export function everythingStored(page: Tab): Promise<string> {
  return page.evaluate(async () => {
    const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const areas = await Promise.all(['local', 'session', 'sync'].map((area) => api.storage[area].get(null)));
    const rows: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
      });
      for (const table of db.objectStoreNames) {
        const all = db.transaction(table).objectStore(table).getAll();
        rows.push(await new Promise((resolve) => (all.onsuccess = () => resolve(all.result))));
      }
      db.close();
    }
    return JSON.stringify([areas, rows], (_key, inner) => {
      if (inner instanceof CryptoKey) return `key, extractable: ${inner.extractable}`;
      if (inner instanceof ArrayBuffer || ArrayBuffer.isView(inner)) {
        return String.fromCharCode(...new Uint8Array(inner as ArrayBuffer));
      }
      return inner;
    });
  });
}

/** The texts of the copies of the history that our extension keeps on the disk. */
export function copiesStored(page: Tab): Promise<string[]> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const texts: string[] = [];
    for await (const folder of root.values()) {
      for await (const file of (folder as FileSystemDirectoryHandle).values()) {
        texts.push(await (await (file as FileSystemFileHandle).getFile()).text());
      }
    }
    return texts;
  });
}

/** Every row of one database, by its table, as all of them were at one moment. */
export async function rowsOf<Tables extends Record<string, unknown[]>>(page: Tab, database: string): Promise<Tables> {
  const tables = await page.evaluate(async (database) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open(database));
    const names = Array.from(db.objectStoreNames);
    const moment = db.transaction(names);
    const rows = await Promise.all(names.map(async (name) => [name, await done(moment.objectStore(name).getAll())]));
    db.close();
    return Object.fromEntries(rows);
  }, database);
  // The caller says what our own tables hold; what travelled as JSON cannot be known better.
  return tables as Tables;
}

/** The stored value of a setting that lasts. */
export async function settingOf<Value>(page: Tab, key: string): Promise<Value> {
  const value = await page.evaluate(
    (key) =>
      new Promise((resolve) => {
        const opening = indexedDB.open('checkout-desk-settings');
        opening.onsuccess = () => {
          const asked = opening.result.transaction('settings').objectStore('settings').get(key);
          asked.onsuccess = () => {
            opening.result.close();
            resolve(asked.result);
          };
        };
      }),
    key,
  );
  // The caller says what our own setting holds, likewise.
  return value as Value;
}

/** The files below a folder that hold one of these texts, as UTF-8 or UTF-16. */
export function filesWith(folder: string, texts: string[]): string[] {
  const needles = texts.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return needles.some((needle) => bytes.includes(needle));
    });
}

/** A text as it would look if somebody stored it in disguise. */
export function disguisesOf(text: string): string[] {
  const bytes = Buffer.from(text);
  return [text, bytes.toString('base64').replace(/=+$/, ''), bytes.toString('hex'), Array.from(bytes).join()];
}

/** Puts so many accounts beside the first one, each named by `label` and its number. The page has to be loaded again. */
export async function putMoreAccounts(page: Tab, count: number, label: string): Promise<void> {
  await page.evaluate(
    async (count, label) => {
      const opening = indexedDB.open('checkout-desk-accounts');
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      const table = opening.result.transaction('accounts', 'readwrite').objectStore('accounts');
      const reading = table.getAll();
      await new Promise((resolve) => reading.addEventListener('success', resolve));
      const [account] = reading.result;
      for (let i = 1; i <= count; i += 1) {
        const changes = { id: `many-${i}`, label: `${label} ${i}`, position: 1000 + i, removed: null };
        table.put({ ...account, ...changes, tokenId: `TKN-00000000-0000-4000-8000-${String(i).padStart(12, '0')}` });
      }
      await new Promise((resolve) => table.transaction.addEventListener('complete', resolve));
      opening.result.close();
    },
    count,
    label,
  );
}
