import type { EntityTable } from 'dexie';
import Dexie from 'dexie';
import type { AuthMode } from '../inqud/authentication';
import type { Sealed } from '../sealing/seal';
import { ACCOUNTS, refuseNewer } from '../storage/databaseVersion';
import type { Account } from './account';
import { COLOURS } from './account';

/**
 * How an account's secret is stored. Without a passphrase, under non-extractable keys: the signing key itself,
 * or the secret sealed under a key of its own. With one, sealed under the vault key that only the passphrase unlocks.
 */
export type StoredSecret = { accountId: string } & (
  | { kind: 'signing'; key: CryptoKey }
  | ({ kind: 'sealed'; under: CryptoKey } & Sealed)
  | ({ kind: 'passphrase'; mode: AuthMode } & Sealed)
);

/** A kept webhook secret, sealed like a secret that is sent in a header. */
export type StoredWebhookSecret = { accountId: string } & (
  | ({ kind: 'sealed'; under: CryptoKey } & Sealed)
  | ({ kind: 'passphrase' } & Sealed)
);

/** The vault key, sealed under a key derived from the passphrase, with the parameters to derive that key again. */
export type PassphraseRecord = {
  id: 'passphrase';
  /** Identifies this vault key; an unlocked key with another ID belongs to a vault that no longer exists. */
  vaultId: string;
  /** How the key is derived; PBKDF2-SHA256 when it is not set. */
  kdf?: string;
  rounds: number;
  salt: Uint8Array<ArrayBuffer>;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
  /**
   * SHA-256 over all of the above: distinguishes a damaged record from a wrong passphrase, and reveals nothing secret.
   */
  checksum: ArrayBuffer;
};

export type AccountsDb = Dexie & {
  accounts: EntityTable<Account, 'id'>;
  /** Opened by the vault only. */
  secrets: EntityTable<StoredSecret, 'accountId'>;
  /** Opened by the webhook vault only. */
  webhookSecrets: EntityTable<StoredWebhookSecret, 'accountId'>;
  /** At most one; opened by the vault only. */
  passphrases: EntityTable<PassphraseRecord, 'id'>;
};

export function openAccounts(name: string = ACCOUNTS.name): AccountsDb {
  const db = new Dexie(name) as AccountsDb;
  db.version(1).stores({ accounts: 'id, createdAt', secrets: 'accountId' });
  db.version(2)
    .stores({ accounts: 'id, position', secrets: 'accountId', passphrases: 'id' })
    .upgrade(async (change) => {
      const kept = new Set(await change.table('secrets').toCollection().primaryKeys());
      const accounts = await change.table<Account>('accounts').toArray();
      accounts.sort((a, b) => a.createdAt - b.createdAt);
      await change.table<Account>('accounts').bulkPut(
        accounts.map((account, position) => ({
          ...account,
          colour: COLOURS[position % COLOURS.length] ?? 'grey',
          position,
          secret: kept.has(account.id) ? 'browser' : 'none',
          removed: null,
        })),
      );
    });
  db.version(ACCOUNTS.version)
    .stores({ webhookSecrets: 'accountId' })
    .upgrade((change) => change.table<Account>('accounts').toCollection().modify({ webhookSecret: 'none' }));
  return refuseNewer(db);
}
