import type { Account } from '../accounts/account';
import { currentOf, isLive } from '../accounts/lists';
import type { LockState } from '../accounts/settings';
import { currentAccount, hidesHistory, lockState } from '../accounts/settings';
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

/**
 * The lock's state, null while the background has to look first, and what the popup shows: null while that is hidden, and
 * when nothing is stored yet or another release stored it. Then everything comes from Dexie, which reports what is wrong.
 */
export type Preload = { lock: LockState | null; popup: PopupPreload | null };

const NOTHING: Preload = { lock: null, popup: null };

/** How many of the newest checkouts are shown: in the popup, and beside a page. */
export const RECENT = { popup: 7, beside: 25 };

declare global {
  /** The read that `entrypoints/popup-preload.ts` has started, in the pages that load it. */
  var readAhead: Promise<Preload> | undefined;
}

/** ms that the first render waits for the preload; if it takes longer, Dexie's first query renders the rows. */
const PRELOAD_TIMEOUT = 150;

/** Reads the popup's first rows without Dexie, whose script is the larger part of the popup's and is loaded lazily. */
export function readPreload(most: number): Promise<Preload> {
  return read(most).catch(() => NOTHING);
}

/** The preload, or nothing when it does not arrive in time. */
export function soon(reading: Promise<Preload> | undefined): Promise<Preload> {
  const timeout = new Promise<Preload>((resolve) => setTimeout(resolve, PRELOAD_TIMEOUT, NOTHING));
  return Promise.race([reading ?? NOTHING, timeout]);
}

async function read(most: number): Promise<Preload> {
  // Side by side: each takes about as long, and nothing is read of the history before the lock is known.
  const [history, accounts, lock] = await Promise.all([open(HISTORY), open(ACCOUNTS), readSetting(lockState)]);
  try {
    if (!history || !accounts || lock === null || hidesHistory(lock)) return { lock, popup: null };
    return { lock, popup: await readRows(history, accounts, most) };
  } finally {
    history?.close();
    accounts?.close();
  }
}

async function readRows(history: IDBDatabase, db: IDBDatabase, most: number): Promise<Omit<PopupPreload, 'lock'>> {
  // Started early, because this is the result that is needed in most cases.
  const newestOfAll = newest(history, null, most);
  // In the user's order, like `accountsInOrder`.
  const reading: Promise<Account[]> = resultOf(
    db.transaction('accounts').objectStore('accounts').index('position').getAll(),
  );
  // Only for several accounts: a setting is the slowest of these reads in Firefox.
  const choosing = reading.then((accounts) =>
    accounts.filter(isLive).length > 1 ? readSetting(currentAccount) : null,
  );
  const [accounts, rows, chosen] = await Promise.all([reading, newestOfAll, choosing]);
  const current = currentOf(accounts.filter(isLive), chosen);
  const own = !current || rows.every(({ accountId }) => accountId === current.id);
  return { accounts, chosen, rows: own ? rows : await newest(history, current.id, most) };
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
