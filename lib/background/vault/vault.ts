import type { Account } from '../../accounts/account';
import type { AccountsDb, StoredSecret } from '../../accounts/database';
import type { AuthMode, Signer } from '../../inqud/authentication';
import { importSigningKey, sendSecret, signWith } from '../../inqud/authentication';
import { seal, unseal } from '../../sealing/seal';
import { wipe, withBytesOf } from '../../sealing/wipe';
import type { Lock } from './lock';
import { newBrowserKey, unsealSigningKey } from './sealing';

export type Vault = ReturnType<typeof createVault>;

/** A signer for an account's requests, or why there is none. */
export type Signing = { ok: true; sign: Signer } | { ok: false; why: 'locked' | 'noSecret' | 'damagedSecret' };

type Signable = Pick<Account, 'id' | 'tokenId' | 'mode' | 'secret'>;

/** Keeps the secrets and gives out signers. Nothing else in the program sees a stored secret. */
export function createVault({ db, lock }: { db: AccountsDb; lock: Lock }) {
  async function open({ id, tokenId, mode, secret }: Signable): Promise<Signing> {
    // Also for a secret that the passphrase does not cover yet: locked means that nothing is signed.
    const key = await vaultKeyOf(db, lock);
    if (key === 'locked') return { ok: false, why: 'locked' };
    const stored = await db.secrets.get(id);
    if (!stored || modeOf(stored) !== mode) return { ok: false, why: 'noSecret' };
    const sign = await signerOfStored(stored, key, tokenId);
    if (!sign) await db.accounts.update(id, { secret: 'damaged' });
    else if (secret === 'damaged')
      await db.accounts.update(id, { secret: stored.kind === 'passphrase' ? 'passphrase' : 'browser' });
    if (sign) return { ok: true, sign };
    return { ok: false, why: 'damagedSecret' };
  }

  return {
    /** The signer looks again at each request: one that a lock overtook signs nothing more. */
    async signerFor(account: Signable): Promise<Signing> {
      const opened = await readVault(() => open(account));
      if (!opened.ok) return opened;
      return {
        ok: true,
        sign: async (body) => {
          const now = await readVault(() => open(account));
          return now.ok ? now.sign(body) : null;
        },
      };
    },

    /** Saves an account with its secret, under the passphrase when there is one; saves nothing when that is locked. */
    keep: (account: Account, secret: string): Promise<boolean> =>
      changeVault(async () => {
        const key = await vaultKeyOf(db, lock);
        if (key === 'locked') return false;
        const stored = await withBytesOf(secret, (bytes) =>
          key
            ? underPassphrase(key, account.id, account.mode, bytes)
            : underBrowserKey(account.id, account.mode, bytes),
        );
        await db.transaction('rw', db.accounts, db.secrets, async () => {
          // The account was read before its turn came; its webhooks' secret may have changed since.
          const { webhookSecret = 'none' } = (await db.accounts.get(account.id)) ?? {};
          await db.secrets.put(stored);
          await db.accounts.put({ ...account, secret: key ? 'passphrase' : 'browser', webhookSecret });
        });
        return true;
      }),

    /** Forgets an account's secrets, its webhooks' too. */
    forget: (accountId: string): Promise<void> =>
      changeVault(() =>
        db.transaction('rw', db.accounts, db.secrets, db.webhookSecrets, async () => {
          await db.secrets.delete(accountId);
          await db.webhookSecrets.delete(accountId);
          await db.accounts.update(accountId, { secret: 'none', webhookSecret: 'none' });
        }),
      ),
  };
}

/** A signer for credentials that were typed and are not saved, to test them. */
export async function signerOf(tokenId: string, mode: AuthMode, secret: string): Promise<Signer> {
  return mode === 'signed'
    ? signWith(tokenId, await withBytesOf(secret, importSigningKey))
    : sendSecret(tokenId, secret);
}

/** The vault key of a passphrase, `locked`, or null when there is no passphrase. */
export async function vaultKeyOf(db: AccountsDb, lock: Lock): Promise<CryptoKey | 'locked' | null> {
  const record = await db.passphrases.get('passphrase');
  if (!record) return null;
  return (await lock.key(record.vaultId)) ?? 'locked';
}

/** Secrets and keys are read as they stand before a change or after it, and changed by one at a time. */
export function readVault<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request('vault', { mode: 'shared' }, work) as Promise<T>;
}
export function changeVault<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request('vault', work) as Promise<T>;
}

export function modeOf(stored: StoredSecret): AuthMode {
  if (stored.kind === 'passphrase') return stored.mode;
  return stored.kind === 'signing' ? 'signed' : 'secret';
}

/** Null when it does not open: damaged, or another account's. */
async function signerOfStored(stored: StoredSecret, key: CryptoKey | null, tokenId: string): Promise<Signer | null> {
  if (stored.kind === 'signing') return signWith(tokenId, stored.key);
  const under = stored.kind === 'sealed' ? stored.under : key;
  if (!under) return null;
  if (modeOf(stored) === 'signed') {
    const signing = await unsealSigningKey(under, boundTo(stored), stored);
    return signing && signWith(tokenId, signing);
  }
  const bytes = await unseal(under, boundTo(stored), stored);
  if (!bytes) return null;
  const secret = new TextDecoder().decode(bytes);
  wipe(bytes);
  return sendSecret(tokenId, secret);
}

export async function underPassphrase(
  key: CryptoKey,
  accountId: string,
  mode: AuthMode,
  secret: BufferSource,
): Promise<StoredSecret> {
  const record = { accountId, kind: 'passphrase', mode } as const;
  return { ...record, ...(await seal(key, boundTo(record), secret)) };
}

/** Without a passphrase: under keys that no code can read back. */
export async function underBrowserKey(accountId: string, mode: AuthMode, secret: BufferSource): Promise<StoredSecret> {
  if (mode === 'signed') return { accountId, kind: 'signing', key: await importSigningKey(secret) };
  const under = await newBrowserKey();
  const record = { accountId, kind: 'sealed' } as const;
  return { ...record, under, ...(await seal(under, boundTo(record), secret)) };
}

/** What a sealed secret is bound to: its account and, where that is written beside it, whether it may travel. */
export function boundTo(
  record: { accountId: string; kind: 'sealed' } | { accountId: string; kind: 'passphrase'; mode: AuthMode },
): string {
  return record.kind === 'sealed' ? record.accountId : `${record.accountId} ${record.mode}`;
}
