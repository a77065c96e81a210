import Dexie from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { AccountsDb } from '../../../lib/accounts/database';
import { openAccounts } from '../../../lib/accounts/database';
import { accountsInOrder } from '../../../lib/accounts/lists';
import { createLock } from '../../../lib/background/vault/lock';
import { createPassphrase } from '../../../lib/background/vault/passphrase';
import { createVault } from '../../../lib/background/vault/vault';
import { expectNowhere, expectSigns, FEWEST, PASSPHRASE } from '../background/vault/room';
import { bytesOf, NOW } from '../support/examples';

const NAME = 'checkout-desk-accounts';

/*
 * The database as version 0.1.0 wrote it, frozen: nothing here may follow the current code, because users' existing
 * databases do not either.
 */
const WIDGET = 'CAP-df02b127-6717-4a73-a231-5a57155308a5';
const old = (
  id: string,
  label: string,
  mode: 'signed' | 'secret',
  createdAt: number,
  paused: object | null = null,
) => ({
  id,
  label,
  widgetId: WIDGET,
  tokenId: `TKN-${id}-5e5e6551`,
  mode,
  createdAt,
  paused,
});
const PAUSED = { at: NOW, error: { kind: 'refused', status: 401, messages: ['No.'] } };
const V1_ACCOUNTS = [
  old('second', 'Second', 'secret', NOW + 2),
  old('first', 'First', 'signed', NOW + 1, PAUSED),
  old('third', 'Third', 'signed', NOW + 3),
];
const SECRETS = { first: 'first-secret-qJ5ux0', second: 'second-secret-zT8pw3' };

async function writeVersion1(accounts: object[] = V1_ACCOUNTS): Promise<void> {
  await Dexie.delete(NAME);
  const db = new Dexie(NAME);
  db.version(1).stores({ accounts: 'id, createdAt', secrets: 'accountId' });
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const signing = await crypto.subtle.importKey('raw', bytesOf(SECRETS.first), hmac, false, ['sign']);
  const under = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bound = { name: 'AES-GCM', iv, additionalData: bytesOf('second') };
  const sealed = await crypto.subtle.encrypt(bound, under, bytesOf(SECRETS.second));
  await db.table('accounts').bulkPut(accounts);
  await db.table('secrets').bulkPut([
    { accountId: 'first', kind: 'signing', key: signing },
    { accountId: 'second', kind: 'sealed', under, iv, sealed },
  ]);
  db.close();
}

let db: AccountsDb;
beforeEach(() => {
  fakeBrowser.reset();
});
const open = () => {
  db = openAccounts();
  return db;
};
const upgraded = { removed: null, webhookSecret: 'none' };

describe('a database of version 0.1.0', () => {
  it('keeps every row, and adds colours, positions and the kind of each secret, in creation order', async () => {
    await writeVersion1();
    const [second, first, third] = V1_ACCOUNTS;
    expect(await accountsInOrder(open())).toEqual([
      { ...first, ...upgraded, colour: 'blue', position: 0, secret: 'browser' },
      { ...second, ...upgraded, colour: 'green', position: 1, secret: 'browser' },
      { ...third, ...upgraded, colour: 'orange', position: 2, secret: 'none' },
    ]);
    expect(await db.secrets.count()).toBe(2);
    expect(await db.passphrases.count()).toBe(0);
    db.close();
  });

  it('signs as before, with the same non-extractable keys', async () => {
    await writeVersion1();
    open();
    const lock = createLock({ now: () => NOW });
    const vault = createVault({ db, lock });
    const [first, second, third] = await accountsInOrder(db);
    if (!first || !second || !third) throw new Error('An account is lost.');
    await expectSigns(await vault.signerFor(first), first, SECRETS.first);
    await expectSigns(await vault.signerFor(second), second, SECRETS.second);
    expect(await vault.signerFor(third)).toEqual({ ok: false, why: 'noSecret' });

    const passphrase = createPassphrase({ db, lock, rounds: { fresh: FEWEST, fewest: FEWEST } });
    await passphrase.set(PASSPHRASE);
    expect(await passphrase.cover('first', SECRETS.first)).toEqual({ ok: true });
    await expectSigns(await vault.signerFor(first), first, SECRETS.first);
    await expectSigns(await vault.signerFor(second), second, SECRETS.second);
    await expectNowhere({ db }, Object.values(SECRETS));
    db.close();
  });

  it('is upgraded once: opening it again changes nothing', async () => {
    await writeVersion1();
    await open().accounts.update('first', { colour: 'pink', position: 9, secret: 'damaged' });
    const before = await db.accounts.toArray();
    db.close();
    expect(await open().accounts.toArray()).toEqual(before);
    db.close();
  });

  it('reuses colours when there are more accounts than colours', async () => {
    const many = Array.from({ length: 20 }, (_, i) => old(`n${i}`, `Shop ${i}`, 'signed', NOW + i));
    await writeVersion1(many);
    const accounts = await accountsInOrder(open());
    expect(accounts.map(({ label }) => label)).toEqual(many.map(({ label }) => label));
    expect(accounts[8]).toMatchObject({ colour: 'blue', position: 8, secret: 'none' });
    expect(new Set(accounts.map(({ colour }) => colour)).size).toBe(8);
    db.close();
  });

  it('may be empty or missing', async () => {
    await writeVersion1([]);
    expect(await accountsInOrder(open())).toEqual([]);
    db.close();
    await Dexie.delete(NAME);
    expect(await accountsInOrder(open())).toEqual([]);
    db.close();
  });
});
