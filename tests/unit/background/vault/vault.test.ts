import { beforeEach, describe, expect, it } from 'vitest';
import { signerOf } from '../../../../lib/background/vault/vault';
import { importSigningKey, signature } from '../../../../lib/inqud/authentication';
import { account, bytesOf, SAMPLE_SECRET, TOKEN_ID } from '../../support/examples';
import type { Room } from './room';
import { everythingStored, expectNowhere, PASSPHRASE, startRoom } from './room';

let room: Room;
beforeEach(async () => {
  room = await startRoom();
});

const SHOP = account({ secret: 'none' });
const keep = (mode: 'signed' | 'secret', secret = SAMPLE_SECRET) => room.vault.keep({ ...SHOP, mode }, secret);
const signerFor = (changes: Parameters<typeof account>[0]) => room.vault.signerFor(account(changes));
const headersOf = async (changes: Parameters<typeof account>[0], body = '') => {
  const signing = await signerFor(changes);
  return signing.ok ? signing.sign(body) : null;
};
const NO_SECRET = { ok: false, why: 'noSecret' };
const DAMAGED = { ok: false, why: 'damagedSecret' };

describe('signed: "the signing secret is kept as a non-extractable CryptoKey"', () => {
  beforeEach(() => keep('signed'));

  it('signs as the secret does', async () => {
    const headers = await headersOf({ mode: 'signed' }, '{"a":1}');
    const key = await importSigningKey(bytesOf(SAMPLE_SECRET));
    expect(headers).toMatchObject({ 'X-Token-API-Id': TOKEN_ID });
    expect(headers?.['X-HMAC-SHA256-Signature']).toBe(await signature(key, '{"a":1}', headers?.['X-Salt'] ?? ''));
  });

  it('"no code, ours included, can read it back": the stored key cannot be exported [S-16]', async () => {
    const { keys } = await everythingStored(room);
    expect(keys).toHaveLength(1);
    for (const key of keys) await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  it('gives no signer that sends the secret, which it cannot know', async () => {
    expect(await signerFor({ mode: 'secret' })).toEqual(NO_SECRET);
  });
});

describe('secret: sealed under a key that cannot be read back', () => {
  beforeEach(() => keep('secret'));

  it('gives the secret in the header', async () => {
    expect(await headersOf({ mode: 'secret' })).toEqual({
      'X-Token-API-Id': TOKEN_ID,
      'X-Token-API-Secret': SAMPLE_SECRET,
    });
  });

  it('keeps a key that can open the seal and can never be exported', async () => {
    const { keys } = await everythingStored(room);
    expect(keys).toHaveLength(1);
    for (const key of keys) await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  it('gives no signer that signs', async () => {
    expect(await signerFor({ mode: 'signed' })).toEqual(NO_SECRET);
  });

  it('does not open for another account: "bound to it, so that records cannot be swapped"', async () => {
    const records = await room.db.secrets.toArray();
    await room.db.secrets.bulkPut(records.map((record) => ({ ...record, accountId: 'thief' })));
    expect(await room.db.secrets.count()).toBe(2);
    expect(await signerFor({ id: 'thief', mode: 'secret' })).toEqual(DAMAGED);
    expect(await signerFor({ mode: 'secret' })).toMatchObject({ ok: true });
  });

  it('does not open when it was damaged, and the account says so from then on', async () => {
    await room.db.secrets.toCollection().modify((record) => {
      if (record.kind === 'sealed') record.sealed = record.sealed.slice(1);
    });
    expect(await signerFor({ mode: 'secret' })).toEqual(DAMAGED);
    expect(await room.db.accounts.toArray()).toEqual([{ ...SHOP, mode: 'secret', secret: 'damaged' }]);
  });

  it('works again, and says so, once the secret was pasted again', async () => {
    await room.db.secrets.toCollection().modify((record) => {
      if (record.kind === 'sealed') record.iv = new Uint8Array(12);
    });
    await signerFor({ mode: 'secret' });
    await keep('secret');
    expect(await room.db.accounts.toArray()).toMatchObject([{ secret: 'browser' }]);
    expect(await headersOf({ mode: 'secret' })).toMatchObject({ 'X-Token-API-Secret': SAMPLE_SECRET });
  });

  it('is sealed again each time, under another key', async () => {
    const before = await everythingStored(room);
    await keep('secret');
    const after = await everythingStored(room);
    expect(after.texts).not.toEqual(before.texts);
  });
});

describe('the vault', () => {
  it.each(['signed', 'secret'] as const)("holds the secret's text nowhere, in the mode %s", async (mode) => {
    await keep(mode);
    expect((await everythingStored(room)).texts).toContain(TOKEN_ID);
    await expectNowhere(room, [SAMPLE_SECRET]);
  });

  it.each(['signed', 'secret'] as const)(
    'says how it keeps a secret, in one step with it, in mode %s',
    async (mode) => {
      await keep(mode);
      expect(await room.db.accounts.toArray()).toEqual([{ ...SHOP, mode, secret: 'browser' }]);
      await room.passphrase.set(PASSPHRASE);
      await keep(mode);
      expect(await room.db.accounts.toArray()).toEqual([{ ...SHOP, mode, secret: 'passphrase' }]);
      await room.vault.forget('shop');
      expect(await room.db.accounts.toArray()).toEqual([{ ...SHOP, mode, secret: 'none' }]);
      expect(await room.db.secrets.count()).toBe(0);
    },
  );

  it('has no signer for an account without a secret, and leaves it as it is', async () => {
    await room.db.accounts.put(SHOP);
    expect(await signerFor({})).toEqual(NO_SECRET);
    expect(await room.db.accounts.toArray()).toEqual([SHOP]);
  });

  it('keeps one secret per account: the last one, in its mode', async () => {
    await keep('signed', 'first');
    await keep('secret', 'second');
    expect(await room.db.secrets.count()).toBe(1);
    expect(await signerFor({ mode: 'signed' })).toEqual(NO_SECRET);
    expect(await headersOf({ mode: 'secret' })).toMatchObject({ 'X-Token-API-Secret': 'second' });
  });
});

describe('a signer: "one that a lock overtook signs nothing more"', () => {
  it.each(['signed', 'secret'] as const)(
    'signs nothing after a lock, and again after unlocking, in mode %s',
    async (mode) => {
      await room.passphrase.set(PASSPHRASE);
      await keep(mode);
      const signing = await signerFor({ mode });
      const sign = async () => (signing.ok ? signing.sign('{}') : 'no signer');
      expect(await sign()).toHaveProperty('X-Token-API-Id');
      await room.passphrase.lock();
      expect(await sign()).toBeNull();
      await room.wake().passphrase.unlock(PASSPHRASE);
      expect(await sign()).toHaveProperty('X-Token-API-Id');
    },
  );

  it('signs nothing after a lock though its key is one of the browser, which the passphrase does not cover yet', async () => {
    await keep('signed');
    const before = await signerFor({ mode: 'signed' });
    await room.passphrase.set(PASSPHRASE);
    expect(await room.db.accounts.toArray()).toMatchObject([{ secret: 'browser' }]);
    await room.passphrase.lock();
    expect(before.ok && (await before.sign(''))).toBeNull();
    expect(await signerFor({ mode: 'signed' })).toEqual({ ok: false, why: 'locked' });
  });

  it('signs nothing after its secret was forgotten', async () => {
    await keep('signed');
    const signing = await signerFor({ mode: 'signed' });
    await room.vault.forget('shop');
    expect(signing.ok && (await signing.sign(''))).toBeNull();
  });

  it('signs with the secret that is saved now, never with one that was replaced', async () => {
    await keep('secret', 'first');
    const signing = await signerFor({ mode: 'secret' });
    await keep('secret', 'second');
    expect(signing.ok && (await signing.sign(''))).toMatchObject({ 'X-Token-API-Secret': 'second' });
  });
});

describe('signerOf: typed credentials that are not saved', () => {
  it('signs or sends the secret, as its mode says, and stores nothing', async () => {
    const signed = await (await signerOf(TOKEN_ID, 'signed', SAMPLE_SECRET))('');
    const secret = await (await signerOf(TOKEN_ID, 'secret', SAMPLE_SECRET))('');
    expect(Object.values(signed ?? {})).not.toContain(SAMPLE_SECRET);
    expect(Object.keys(signed ?? {})).toContain('X-HMAC-SHA256-Signature');
    expect(Object.values(secret ?? {})).toContain(SAMPLE_SECRET);
    expect(await room.db.secrets.count()).toBe(0);
  });
});
