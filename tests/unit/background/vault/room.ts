import { expect } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Account } from '../../../../lib/accounts/account';
import type { PassphraseRecord } from '../../../../lib/accounts/database';
import { createLock } from '../../../../lib/background/vault/lock';
import { createPassphrase } from '../../../../lib/background/vault/passphrase';
import type { Signing } from '../../../../lib/background/vault/vault';
import { createVault } from '../../../../lib/background/vault/vault';
import { createWebhookVault } from '../../../../lib/background/vault/webhookVault';
import { importSigningKey, signature } from '../../../../lib/inqud/authentication';
import { account, bytesOf, emptyAccounts, NOW } from '../../support/examples';

/** The fewest rounds that a stored record may have here: a thousandth of the product's, which cost a tenth of a second each time. */
export const FEWEST = 600;

export const PASSPHRASE = 'correct horse battery staple';

/** The accounts' side of the background over an empty database and an empty browser, with a clock to set. */
export async function startRoom() {
  fakeBrowser.reset();
  const db = await emptyAccounts();
  const world = { now: NOW };
  /** A background of its own: what another one held in memory, it does not have. */
  const wake = (fresh = FEWEST) => {
    const lock = createLock({ now: () => world.now });
    return {
      lock,
      vault: createVault({ db, lock }),
      webhooks: createWebhookVault({ db, lock }),
      passphrase: createPassphrase({ db, lock, rounds: { fresh, fewest: FEWEST } }),
    };
  };
  return {
    db,
    world,
    wake,
    ...wake(),
    /** The browser is closed and opened again: its session storage is empty then. */
    restartBrowser: () => fakeBrowser.storage.session.clear(),
  };
}
export type Room = Awaited<ReturnType<typeof startRoom>>;

let coveredRows: Rows | undefined;

/** Two accounts whose secrets are wholly under PASSPHRASE, locked. The passphrase is worked out once in a file. */
export async function startCovered(): Promise<Room & { rows: Rows }> {
  const room = await startRoom();
  if (!coveredRows) {
    await room.passphrase.set(PASSPHRASE);
    await keepBoth(room);
    coveredRows = await rowsOf(room);
    fakeBrowser.reset();
  }
  await putBack(room, coveredRows);
  expect(await room.passphrase.state()).toMatchObject({ is: 'locked' });
  return { ...room, rows: coveredRows };
}

/** The record that the passphrase opens. */
export async function recordOf({ db }: Pick<Room, 'db'>): Promise<PassphraseRecord> {
  const record = await db.passphrases.get('passphrase');
  if (!record) throw new Error('There is no passphrase record.');
  return record;
}

/** Whether what was given signs as the account's secret does. */
export async function expectSigns(signing: Signing, { tokenId, mode }: Account, secret: string): Promise<void> {
  if (!signing.ok) throw new Error(`There is no signer: ${signing.why}.`);
  const headers = await signing.sign('{"a":1}');
  if (mode === 'secret') {
    expect(headers).toEqual({ 'X-Token-API-Id': tokenId, 'X-Token-API-Secret': secret });
    return;
  }
  const key = await importSigningKey(bytesOf(secret));
  const salt = headers?.['X-Salt'] ?? '';
  expect(headers).toEqual({
    'X-Token-API-Id': tokenId,
    'X-Salt': salt,
    'X-HMAC-SHA256-Signature': await signature(key, '{"a":1}', salt),
  });
}

/** Two accounts, one in each mode, and their secrets. */
export const SIGNED = account({ id: 'signed', label: 'Signed', mode: 'signed', position: 0, secret: 'none' });
export const HEADER = account({ id: 'header', label: 'Header', mode: 'secret', position: 1, secret: 'none' });
export const SECRETS = { signed: 'first-secret-qJ5ux0', header: 'second-secret-zT8pw3' };

export async function keepBoth({ vault }: Pick<Room, 'vault'>): Promise<void> {
  expect(await vault.keep(SIGNED, SECRETS.signed)).toBe(true);
  expect(await vault.keep(HEADER, SECRETS.header)).toBe(true);
}

export async function expectBothSign({ vault }: Pick<Room, 'vault'>): Promise<void> {
  await expectSigns(await vault.signerFor(SIGNED), SIGNED, SECRETS.signed);
  await expectSigns(await vault.signerFor(HEADER), HEADER, SECRETS.header);
}

/** Everything in a stored value that is text or bytes, and every key in it. */
export function contentsOf(value: unknown): { texts: string[]; keys: CryptoKey[] } {
  if (typeof value === 'string') return { texts: [value], keys: [] };
  if (value instanceof CryptoKey) return { texts: [], keys: [value] };
  if (value instanceof ArrayBuffer) return { texts: [Buffer.from(value).toString('latin1')], keys: [] };
  if (ArrayBuffer.isView(value)) return contentsOf(value.buffer);
  if (Array.isArray(value) && value.every((item) => typeof item === 'number')) {
    return { texts: [Buffer.from(value).toString('latin1')], keys: [] };
  }
  const parts = typeof value === 'object' && value !== null ? Object.entries(value).flat().map(contentsOf) : [];
  return { texts: parts.flatMap(({ texts }) => texts), keys: parts.flatMap(({ keys }) => keys) };
}

/** All that is in the database and in every storage area of the browser. */
export async function everythingStored({ db }: Pick<Room, 'db'>) {
  const { local, session, sync, managed } = fakeBrowser.storage;
  const areas = [local.get(), session.get(), sync.get(), managed.get()];
  return contentsOf(await Promise.all([...db.tables.map((table) => table.toArray()), ...areas]));
}

/** No secret is stored as text, nor in a form that anybody reads back as text. */
export async function expectNowhere(room: Pick<Room, 'db'>, secrets: string[]): Promise<void> {
  const { texts, keys } = await everythingStored(room);
  for (const secret of secrets) {
    const forms = [secret, btoa(secret), Buffer.from(secret).toString('hex')].map((form) => form.slice(0, 16));
    expect(texts.filter((text) => forms.some((form) => text.includes(form)))).toEqual([]);
  }
  for (const { extractable } of keys) expect(extractable).toBe(false);
}

/** All rows of the accounts' database, to compare or to put back. CryptoKeys are compared as they are. */
export async function rowsOf({ db }: Pick<Room, 'db'>) {
  return {
    accounts: await db.accounts.toArray(),
    secrets: await db.secrets.toArray(),
    webhookSecrets: await db.webhookSecrets.toArray(),
    passphrases: await db.passphrases.toArray(),
  };
}
export type Rows = Awaited<ReturnType<typeof rowsOf>>;

export async function putBack({ db }: Pick<Room, 'db'>, rows: Rows): Promise<void> {
  await Promise.all(db.tables.map((table) => table.clear()));
  await db.accounts.bulkPut(rows.accounts);
  await db.secrets.bulkPut(rows.secrets);
  await db.webhookSecrets.bulkPut(rows.webhookSecrets);
  await db.passphrases.bulkPut(rows.passphrases);
}

/** One bit of some bytes turned over, in a copy. */
export function flipped(bytes: ArrayBuffer | Uint8Array, bit: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes).slice();
  const at = (bit >> 3) % copy.length;
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit & 7));
  return copy;
}
