import { beforeEach, describe, expect, it } from 'vitest';
import type { AccountsDb } from '../../../lib/accounts/database';
import type { Vault } from '../../../lib/accounts/vault';
import { createVault, signerOf } from '../../../lib/accounts/vault';
import { importSigningKey, signature } from '../../../lib/inqud/authentication';
import { account, emptyAccounts, SAMPLE_SECRET, TOKEN_ID } from '../examples';

let db: AccountsDb;
let vault: Vault;
beforeEach(async () => {
  db = await emptyAccounts();
  vault = createVault(db);
});

const headersOf = async (changes: Parameters<typeof account>[0], body = '') =>
  (await vault.signerFor(account(changes)))?.(body);

/** Everything in a stored value that is text or bytes, and every key in it. */
function contentsOf(value: unknown): { texts: string[]; keys: CryptoKey[] } {
  if (typeof value === 'string') return { texts: [value], keys: [] };
  if (value instanceof CryptoKey) return { texts: [], keys: [value] };
  if (value instanceof ArrayBuffer) return { texts: [Buffer.from(value).toString('latin1')], keys: [] };
  if (ArrayBuffer.isView(value)) return contentsOf(value.buffer);
  const parts = typeof value === 'object' && value !== null ? Object.values(value).map(contentsOf) : [];
  return { texts: parts.flatMap(({ texts }) => texts), keys: parts.flatMap(({ keys }) => keys) };
}

async function everythingStored() {
  const tables = await Promise.all(db.tables.map((table) => table.toArray()));
  return contentsOf(tables);
}

describe('signed: "the signing secret is kept as a non-extractable CryptoKey"', () => {
  beforeEach(() => vault.keep('shop', 'signed', SAMPLE_SECRET));

  it('signs as the secret does', async () => {
    const headers = await headersOf({ mode: 'signed' }, '{"a":1}');
    const key = await importSigningKey(SAMPLE_SECRET);
    expect(headers).toMatchObject({ 'X-Token-API-Id': TOKEN_ID });
    expect(headers?.['X-HMAC-SHA256-Signature']).toBe(await signature(key, '{"a":1}', headers?.['X-Salt'] ?? ''));
  });

  it('"no code, ours included, can read it back": the stored key cannot be exported', async () => {
    const { keys } = await everythingStored();
    expect(keys).toHaveLength(1);
    for (const key of keys) await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  it('gives no signer that sends the secret, which it cannot know', async () => {
    expect(await vault.signerFor(account({ mode: 'secret' }))).toBeNull();
  });
});

describe('secret: sealed under a key that cannot be read back', () => {
  beforeEach(() => vault.keep('shop', 'secret', SAMPLE_SECRET));

  it('gives the secret in the header', async () => {
    expect(await headersOf({ mode: 'secret' })).toEqual({
      'X-Token-API-Id': TOKEN_ID,
      'X-Token-API-Secret': SAMPLE_SECRET,
    });
  });

  it('keeps a key that can open the seal and can never be exported', async () => {
    const { keys } = await everythingStored();
    expect(keys).toHaveLength(1);
    for (const key of keys) await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  it('gives no signer that signs', async () => {
    expect(await vault.signerFor(account({ mode: 'signed' }))).toBeNull();
  });

  it('does not open for another account: "the account ID is bound to it, so records cannot be swapped"', async () => {
    const records = await db.secrets.toArray();
    await db.secrets.bulkPut(records.map((record) => ({ ...record, accountId: 'thief' })));
    expect(await db.secrets.count()).toBe(2);
    expect(await vault.signerFor(account({ id: 'thief', mode: 'secret' }))).toBeNull();
    expect(await vault.signerFor(account({ mode: 'secret' }))).not.toBeNull();
  });

  it('does not open when it was damaged', async () => {
    await db.secrets.toCollection().modify((record) => {
      if (record.kind === 'sealed') record.sealed = record.sealed.slice(1);
    });
    expect(await vault.signerFor(account({ mode: 'secret' }))).toBeNull();
  });

  it('is sealed anew each time, under another key', async () => {
    const before = await everythingStored();
    await vault.keep('shop', 'secret', SAMPLE_SECRET);
    const after = await everythingStored();
    expect(after.texts).not.toEqual(before.texts);
  });
});

describe('the vault', () => {
  it.each(['signed', 'secret'] as const)("holds the secret's text nowhere, in the mode %s", async (mode) => {
    await vault.keep('shop', mode, SAMPLE_SECRET);
    await db.accounts.put(account({ mode }));
    const { texts } = await everythingStored();
    expect(texts).toContain(TOKEN_ID);
    for (const text of texts) {
      expect(text).not.toContain(SAMPLE_SECRET.slice(0, 8));
      expect(text).not.toContain(btoa(SAMPLE_SECRET).slice(0, 8));
      expect(text).not.toContain(Buffer.from(SAMPLE_SECRET).toString('hex').slice(0, 8));
    }
  });

  it('has no signer for an account without a secret', async () => {
    expect(await vault.signerFor(account())).toBeNull();
  });

  it('keeps one secret per account: the last one, in its mode', async () => {
    await vault.keep('shop', 'signed', 'first');
    await vault.keep('shop', 'secret', 'second');
    expect(await db.secrets.count()).toBe(1);
    expect(await vault.signerFor(account({ mode: 'signed' }))).toBeNull();
    expect(await headersOf({ mode: 'secret' })).toMatchObject({ 'X-Token-API-Secret': 'second' });
  });
});

describe('signerOf: typed credentials that are not saved', () => {
  it('signs or sends the secret, as its mode says, and stores nothing', async () => {
    const signed = await (await signerOf(TOKEN_ID, 'signed', SAMPLE_SECRET))('');
    const secret = await (await signerOf(TOKEN_ID, 'secret', SAMPLE_SECRET))('');
    expect(Object.values(signed)).not.toContain(SAMPLE_SECRET);
    expect(Object.values(secret)).toContain(SAMPLE_SECRET);
    expect(await db.secrets.count()).toBe(0);
  });
});
