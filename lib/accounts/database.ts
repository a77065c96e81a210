import type { EntityTable } from 'dexie';
import Dexie from 'dexie';
import type { Account } from './account';

/** How an account's secret is kept. Both kinds of key are non-extractable: no code can read their bytes. */
export type StoredSecret = { accountId: string } & (
  | { kind: 'signing'; key: CryptoKey }
  | { kind: 'sealed'; under: CryptoKey; iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer }
);

export type AccountsDb = Dexie & {
  accounts: EntityTable<Account, 'id'>;
  /** Opened by the vault only. */
  secrets: EntityTable<StoredSecret, 'accountId'>;
};

export function openAccounts(): AccountsDb {
  const db = new Dexie('checkout-desk-accounts') as AccountsDb;
  db.version(1).stores({ accounts: 'id, createdAt', secrets: 'accountId' });
  return db;
}
