import type { Account } from '../accounts/account';
import { currentOf, isLive } from '../accounts/lists';
import { currentAccount } from '../accounts/settings';
import type { StoredCheckout } from '../checkouts/database';
import { HIGHEST, LOWEST } from '../checkouts/keyRange';
import { ACCOUNTS, browserVersion, HISTORY } from '../storage/databaseVersion';
import { readSetting } from '../storage/settings';

/** What the popup shows first, as it is stored. */
export type PopupPreload = {
  /** In the order that a person gave them, those that were removed too. */
  accounts: Account[];
  /** The ID of the chosen one, if there are several and one was chosen. */
  chosen: string | null;
  /** The newest checkouts of the current account, or of all when there is none. */
  rows: StoredCheckout[];
};

/** How many of the newest checkouts are shown: in the popup, and beside a page. */
export const RECENT = { popup: 5, beside: 25 };

declare global {
  /** What `entrypoints/popup-preload.ts` is reading, in the pages that have it. */
  var readAhead: Promise<PopupPreload | null> | undefined;
}

/** ms that a page which could be shown waits for it: what takes longer comes with the rest. */
const SOON = 150;

/**
 * Reads what the popup shows first past Dexie, whose script is the larger part of the popup's and is loaded afterwards. Null
 * when there is nothing yet, or it is not what this release stores: then all comes from Dexie, which tells what is wrong.
 */
export function readPreload(most: number): Promise<PopupPreload | null> {
  return read(most).catch(() => null);
}

/** What is being read, if it is there soon. */
export function soon(reading: Promise<PopupPreload | null> | undefined): Promise<PopupPreload | null> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, SOON, null));
  return Promise.race([reading ?? null, late]);
}

async function read(most: number): Promise<PopupPreload | null> {
  const opening = open(HISTORY);
  // Asked for at once, so that mostly nobody waits for it.
  const ofAll = opening.then((history) => history && newest(history, null, most));
  const reading = readAccounts();
  // Only for several accounts: of all that is read here, a setting costs Firefox the most.
  const choosing = reading.then((accounts) =>
    (accounts?.filter(isLive).length ?? 0) > 1 ? readSetting(currentAccount) : null,
  );
  try {
    const [history, accounts, rows, chosen] = await Promise.all([opening, reading, ofAll, choosing]);
    if (!history || !accounts || !rows) return null;
    const current = currentOf(accounts.filter(isLive), chosen);
    const own = !current || rows.every(({ accountId }) => accountId === current.id);
    return { accounts, chosen, rows: own ? rows : await newest(history, current.id, most) };
  } finally {
    (await opening)?.close();
  }
}

/** Every account in the order that a person gave them, as `accountsInOrder` has them. */
async function readAccounts(): Promise<Account[] | null> {
  const db = await open(ACCOUNTS);
  if (!db) return null;
  try {
    return await done(db.transaction('accounts').objectStore('accounts').index('position').getAll());
  } finally {
    db.close();
  }
}

/** The newest checkouts of an account or of all, as `newestCheckouts` has them. */
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

/** The database as it is, or null when it is not there or of another release; nothing is made or changed. */
async function open({ name, version }: { name: string; version: number }): Promise<IDBDatabase | null> {
  const opening = indexedDB.open(name);
  // It is not there: without this, an empty one would be made.
  opening.onupgradeneeded = () => opening.transaction?.abort();
  const db = await done(opening).catch(() => null);
  if (!db) return null;
  // Nobody who wants to change it is to wait for this.
  db.onversionchange = () => db.close();
  if (db.version === browserVersion(version)) return db;
  db.close();
  return null;
}

function done<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}
