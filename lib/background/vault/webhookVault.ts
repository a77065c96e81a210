import type { Account } from '../../accounts/account';
import type { AccountsDb, StoredWebhookSecret } from '../../accounts/database';
import type { Used } from '../../accounts/outcomes';
import { seal, unseal } from '../../sealing/seal';
import { wipe, withBytesOf } from '../../sealing/wipe';
import { Failed } from '../../shared/failure/failed';
import type { Mac } from '../../webhooks/digest';
import { macWith } from '../../webhooks/digest';
import type { Lock } from './lock';
import { newBrowserKey } from './sealing';
import { changeVault, readVault, vaultKeyOf } from './vault';

export type WebhookVault = ReturnType<typeof createWebhookVault>;

/** Keeps the secrets that Inqud signs webhooks with, each with its account. None is ever given out. */
export function createWebhookVault({ db, lock }: { db: AccountsDb; lock: Lock }) {
  return {
    /** Keeps it under the passphrase when there is one; keeps nothing when that is locked. */
    keep: (accountId: string, secret: string): Promise<boolean> =>
      changeVault(async () => {
        const key = await vaultKeyOf(db, lock);
        if (key === 'locked') return false;
        const stored = await withBytesOf(secret, (bytes) => sealed(key, accountId, bytes));
        await db.transaction('rw', db.accounts, db.webhookSecrets, async () => {
          const account = await db.accounts.get(accountId);
          if (!account || account.removed) throw new Failed({ is: 'account gone' });
          await db.webhookSecrets.put(stored);
          await db.accounts.update(accountId, { webhookSecret: key ? 'passphrase' : 'browser' });
        });
        return true;
      }),

    /** Lets `work` make digests with the kept secret. Locking and forgetting wait for its end, and nothing is left after. */
    use: <T>(accountId: string, work: (mac: Mac) => Promise<T>): Promise<Used<T>> =>
      readVault(async () => {
        // Also for a secret that the passphrase does not cover: locked means that nothing is opened.
        const key = await vaultKeyOf(db, lock);
        if (key === 'locked') return { ok: false, why: 'locked' };
        const stored = await db.webhookSecrets.get(accountId);
        if (!stored) return { ok: false, why: 'noSecret' };
        const bytes = await opened(stored, key);
        const webhookSecret = bytes ? keptAs(stored) : 'damaged';
        if ((await db.accounts.get(accountId))?.webhookSecret !== webhookSecret)
          await db.accounts.update(accountId, { webhookSecret });
        if (!bytes) return { ok: false, why: 'damagedSecret' };
        try {
          return { ok: true, value: await work(macWith(bytes)) };
        } finally {
          wipe(bytes);
        }
      }),

    forget: (accountId: string): Promise<void> =>
      changeVault(() =>
        db.transaction('rw', db.accounts, db.webhookSecrets, async () => {
          await db.webhookSecrets.delete(accountId);
          await db.accounts.update(accountId, { webhookSecret: 'none' });
        }),
      ),
  };
}

/** Seals a kept secret under another vault key, or under a key of the browser. What does not open stays as it is. */
export async function moveWebhookSecret(
  stored: StoredWebhookSecret,
  from: CryptoKey | null,
  to: CryptoKey | null,
): Promise<{ stored: StoredWebhookSecret; webhookSecret: Account['webhookSecret'] }> {
  const bytes = await opened(stored, from);
  if (!bytes) return { stored, webhookSecret: 'damaged' };
  const moved = await sealed(to, stored.accountId, bytes).finally(() => wipe(bytes));
  return { stored: moved, webhookSecret: keptAs(moved) };
}

/** Null when it does not open: damaged, or another account's. */
export async function opened(stored: StoredWebhookSecret, key: CryptoKey | null): Promise<ArrayBuffer | null> {
  const under = stored.kind === 'sealed' ? stored.under : key;
  return under && unseal(under, boundTo(stored.accountId), stored);
}

export async function sealed(
  key: CryptoKey | null,
  accountId: string,
  secret: BufferSource,
): Promise<StoredWebhookSecret> {
  if (key) return { accountId, kind: 'passphrase', ...(await seal(key, boundTo(accountId), secret)) };
  const under = await newBrowserKey();
  return { accountId, kind: 'sealed', under, ...(await seal(under, boundTo(accountId), secret)) };
}

/** Under one vault key, no token's secret opens as a webhook's, nor the other way round. */
function boundTo(accountId: string): string {
  return `${accountId} webhook`;
}

function keptAs({ kind }: StoredWebhookSecret): 'browser' | 'passphrase' {
  return kind === 'passphrase' ? 'passphrase' : 'browser';
}
