import type { Account } from '../accounts/account';
import { currentOf, isLive } from '../accounts/lists';
import { currentAccount } from '../accounts/settings';
import type { StoredCheckout } from '../checkouts/database';
import { HIGHEST, LOWEST } from '../checkouts/keyRange';
import { ACCOUNTS, browserVersion, HISTORY } from '../storage/databaseVersion';
import { readSetting } from '../storage/settings';

/** The stored data of the popup's first render. */
export type PopupPreload = {
  /** In the user's order, removed ones included. */
  accounts: Account[];
  /** The ID of the chosen account, if there are several and one was chosen. */
  chosen: string | null;
  /** The newest checkouts of the current account, or of all when there is none. */
  rows: StoredCheckout[];
};

/** How many of the newest checkouts are shown: in the popup, and beside a page. */
export const RECENT = { popup: 7, beside: 25 };

declare global {
  /** The read that `entrypoints/popup-preload.ts` has started, in the pages that load it. */
  var readAhead: Promise<PopupPreload | null> | undefined;
}

/** ms that the first render waits for the preload; if it takes longer, Dexie's first query renders the rows. */
const PRELOAD_TIMEOUT = 150;

/**
 * Reads the popup's first rows without Dexie, whose script is the larger part of the popup's and is loaded lazily. Null
 * when nothing is stored yet or another release stored it: then everything comes from Dexie, which reports what is
 * wrong.
 */
export function readPreload(most: number): Promise<PopupPreload | null> {
  return read(most).catch(() => null);
}

/** The preload, or null when it does not arrive in time. */
export function soon(reading: Promise<PopupPreload | null> | undefined): Promise<PopupPreload | null> {
  const timeout = new Promise<null>((resolve) => setTimeout(resolve, PRELOAD_TIMEOUT, null));
  return Promise.race([reading ?? null, timeout]);
}

async function read(most: number): Promise<PopupPreload | null> {
  const opening = open(HISTORY);
  // Started early, because this is the result that is needed in most cases.
  const newestOfAll = opening.then((history) => history && newest(history, null, most));
  const reading = readAccounts();
  // Only for several accounts: a setting is the slowest of these reads in Firefox.
  const choosing = reading.then((accounts) =>
    (accounts?.filter(isLive).length ?? 0) > 1 ? readSetting(currentAccount) : null,
  );
  try {
    const [history, accounts, rows, chosen] = await Promise.all([opening, reading, newestOfAll, choosing]);
    if (!history || !accounts || !rows) return null;
    const current = currentOf(accounts.filter(isLive), chosen);
    const own = !current || rows.every(({ accountId }) => accountId === current.id);
    return { accounts, chosen, rows: own ? rows : await newest(history, current.id, most) };
  } finally {
    (await opening)?.close();
  }
}

/** Every account in the user's order, like `accountsInOrder`. */
async function readAccounts(): Promise<Account[] | null> {
  const db = await open(ACCOUNTS);
  if (!db) return null;
  try {
    return await resultOf(db.transaction('accounts').objectStore('accounts').index('position').getAll());
  } finally {
    db.close();
  }
}

/** The newest checkouts of one account or of all, like `newestCheckouts`. */
function newest(history: IDBDatabase, accountId: string | null, most: number): Promise<StoredCheckout[]> {
  const checkouts = history.transaction('checkouts').objectStore('checkouts');
  const index = checkouts.index(accountId === null ? '[archived+createdAt]' : '[accountId+archived+createdAt]');
  const own = accountId === null ? [0] : [accountId, 0];
  const cursor = index.openCursor(IDBKeyRange.bound([...own, LOWEST], [...own, HIGHEST]), 'prev');
  return new Promise((resolve, reject) => {
    const rows: StoredCheckout[] = [];
    cursor.onerror = () => reject(cursor.error);
    cursor.onsuccess = () => {
      if (cursor.result) rows.push(cursor.result.value);
      if (!cursor.result || rows.length === most) resolve(rows);
      else cursor.result.continue();
    };
  });
}

/** Opens a database, or returns null when it does not exist or has another version; creates and changes nothing. */
async function open({ name, version }: { name: string; version: number }): Promise<IDBDatabase | null> {
  const opening = indexedDB.open(name);
  // It does not exist: without this, an empty one would be created.
  opening.onupgradeneeded = () => opening.transaction?.abort();
  const db = await resultOf(opening).catch(() => null);
  if (!db) return null;
  // Do not block an upgrade or a deletion by another page.
  db.onversionchange = () => db.close();
  if (db.version === browserVersion(version)) return db;
  db.close();
  return null;
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
