import type { AuthMode, Signer } from '../inqud/authentication';
import { importSigningKey, sendSecret, signWith } from '../inqud/authentication';
import type { Account } from './account';
import type { AccountsDb, StoredSecret } from './database';

export type Vault = ReturnType<typeof createVault>;

/** Keeps the secrets and gives out signers. Nothing else in the program sees a stored secret. */
export function createVault(db: AccountsDb) {
  return {
    /** Keeps the secret of an account that is being saved; call it inside no transaction (WebCrypto would end it). */
    async keep(accountId: string, mode: AuthMode, secret: string): Promise<void> {
      await db.secrets.put(mode === 'signed' ? await signing(accountId, secret) : await seal(accountId, secret));
    },

    /** A signer for the account's requests, or null when no secret is kept for it in its mode, or none that opens. */
    async signerFor({ id, tokenId, mode }: Account): Promise<Signer | null> {
      const stored = await db.secrets.get(id);
      if (stored?.kind === 'signing' && mode === 'signed') return signWith(tokenId, stored.key);
      const secret = stored?.kind === 'sealed' && mode === 'secret' ? await unseal(stored) : null;
      return secret === null ? null : sendSecret(tokenId, secret);
    },
  };
}

/** A signer for credentials that were typed and are not saved, to test them. */
export async function signerOf(tokenId: string, mode: AuthMode, secret: string): Promise<Signer> {
  return mode === 'signed' ? signWith(tokenId, await importSigningKey(secret)) : sendSecret(tokenId, secret);
}

async function signing(accountId: string, secret: string): Promise<StoredSecret> {
  return { accountId, kind: 'signing', key: await importSigningKey(secret) };
}

/** AES-GCM under a new key that cannot be read back; the account ID is bound to it, so records cannot be swapped. */
async function seal(accountId: string, secret: string): Promise<StoredSecret> {
  const under = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(aesGcm(accountId, iv), under, new TextEncoder().encode(secret));
  return { accountId, kind: 'sealed', under, iv, sealed };
}

/** Null for a damaged record or another account's: the person is asked for the secret again. */
async function unseal({ accountId, iv, under, sealed }: StoredSecret & { kind: 'sealed' }): Promise<string | null> {
  const bytes = await crypto.subtle.decrypt(aesGcm(accountId, iv), under, sealed).catch(() => null);
  return bytes && new TextDecoder().decode(bytes);
}

function aesGcm(accountId: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(accountId) };
}
