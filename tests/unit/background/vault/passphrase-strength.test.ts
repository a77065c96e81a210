import { beforeEach, describe, expect, it } from 'vitest';
import type { PassphraseRecord } from '../../../../lib/accounts/database';
import { lockState } from '../../../../lib/accounts/settings';
import { closeUnder, newVaultKey, openWith } from '../../../../lib/background/vault/passphraseKey';
import { sealingKeyOf, unseal } from '../../../../lib/sealing/seal';
import { Failed } from '../../../../lib/shared/failure/failed';
import { readSetting } from '../../../../lib/storage/settings';
import type { Room } from './room';
import { expectBothSign, FEWEST, keepBoth, PASSPHRASE, recordOf, rowsOf, startCovered, startRoom } from './room';

/** Long enough, and found by one graphics card within a month. */
const WEAK = 'x7#Kq!9vLm';

let room: Room;
beforeEach(async () => {
  room = await startRoom();
  await keepBoth(room);
});

/** A vault from before the floor was raised, under this passphrase, locked. */
async function startOld(passphrase: string): Promise<void> {
  room = await startCovered();
  await room.passphrase.unlock(PASSPHRASE);
  const record = await recordOf(room);
  const opened = await openWith(PASSPHRASE, record, FEWEST);
  if (!opened.ok) throw new Error('The vault does not open.');
  await room.db.passphrases.put(await oldRecord(passphrase, record.vaultId, opened.vaultKey));
  await room.restartBrowser();
}

/** As releases wrote it that did not name the derivation of the key. */
async function oldRecord(
  passphrase: string,
  vaultId: string,
  vaultKey: Uint8Array<ArrayBuffer>,
): Promise<PassphraseRecord> {
  const { subtle } = crypto;
  const [salt, iv] = [16, 12].map((length) => crypto.getRandomValues(new Uint8Array(length)));
  if (!salt || !iv) throw new Error('There is no salt.');
  const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  const base = await subtle.importKey('raw', new TextEncoder().encode(passphrase), 'PBKDF2', false, ['deriveBits']);
  const bits = await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: FEWEST }, base, 256);
  const key = await subtle.importKey('raw', bits, 'AES-GCM', false, ['encrypt']);
  const bound = [vaultId, FEWEST, Array.from(salt)];
  const sealed = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData: text(bound) }, key, vaultKey);
  const all = [JSON.stringify(bound), Array.from(iv), Array.from(new Uint8Array(sealed))];
  return {
    id: 'passphrase',
    vaultId,
    rounds: FEWEST,
    salt,
    iv,
    sealed,
    checksum: await subtle.digest('SHA-256', text(all)),
  };
}

describe('a new passphrase', () => {
  it.each([
    'password1234',
    'qwertyuiop12',
    'aaaaaaaaaaaaaaaaaa',
    '123456789012',
    '2024-11-29 2024',
    'letmeinplease',
    'Header Signed',
    WEAK,
  ])('is refused by the background, whatever the form let through: %j [S-103]', async (weak) => {
    const before = await rowsOf(room);
    await expect(room.passphrase.set(weak)).rejects.toEqual(new Failed({ is: 'passphrase too easy' }));
    expect(await rowsOf(room)).toEqual(before);
    expect(await room.passphrase.state()).toEqual({ is: 'off' });
  });

  it('is refused as the next one, too, before the old one is looked at [S-103]', async () => {
    const covered = await startCovered();
    await expect(covered.passphrase.change('wrong', WEAK)).rejects.toEqual(new Failed({ is: 'passphrase too easy' }));
    expect(await rowsOf(covered)).toEqual(covered.rows);
  });
});

describe('a passphrase from before that could not be set today', () => {
  it.each([WEAK, 'password12', '1234'])('keeps opening, and the lock says that it is weak: %j', async (weak) => {
    await startOld(weak);
    expect(await room.passphrase.unlock(weak)).toEqual({ ok: true });
    await expectBothSign(room);
    await room.passphrase.noteStrength(weak);
    expect(await readSetting(lockState)).toEqual({ is: 'unlocked', weak: true });
    expect(await room.wake().passphrase.state()).toEqual({ is: 'unlocked', weak: true });
  });

  it('is not called weak any more once it is changed, nor is a strong one ever', async () => {
    await startOld(WEAK);
    await room.passphrase.unlock(WEAK);
    await room.passphrase.noteStrength(WEAK);
    await room.passphrase.change(WEAK, PASSPHRASE);
    expect(await room.passphrase.state()).toEqual({ is: 'unlocked' });
    await room.passphrase.noteStrength(PASSPHRASE);
    expect(await room.passphrase.state()).toEqual({ is: 'unlocked' });
  });

  it('does not look unlocked again when it was locked before its strength was known', async () => {
    await startOld(WEAK);
    await room.passphrase.unlock(WEAK);
    const noting = room.passphrase.noteStrength(WEAK);
    await room.wake().passphrase.lock();
    await noting;
    expect(await readSetting(lockState)).toMatchObject({ is: 'locked' });
  });
});

describe('the name of the key derivation', () => {
  it('is stored with a new record, and bound to it', async () => {
    await room.passphrase.set(PASSPHRASE);
    const record = await recordOf(room);
    expect(record.kdf).toBe('PBKDF2-SHA256');
    const { kdf: _, ...stripped } = record;
    for (const changed of [stripped, { ...record, kdf: 'argon2id' }, { ...record, kdf: '' }]) {
      expect(await openWith(PASSPHRASE, changed, FEWEST)).toEqual({ ok: false, why: 'damaged' });
    }
  });

  it('may be missing in a record from before there was one, which opens as before', async () => {
    await startOld(PASSPHRASE);
    expect(await recordOf(room)).not.toHaveProperty('kdf');
    expect(await room.passphrase.unlock(PASSPHRASE)).toEqual({ ok: true });
    await expectBothSign(room);
  });

  it('opens a record that an earlier release has written, byte for byte', async () => {
    const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
    const opened = await openWith(
      PASSPHRASE,
      {
        id: 'passphrase',
        vaultId: '3f2f0c52-5e0f-4c0b-9d5b-2f3b8f7a1c11',
        rounds: 600,
        salt: bytes(FROZEN.salt),
        iv: bytes(FROZEN.iv),
        sealed: bytes(FROZEN.sealed).buffer,
        checksum: bytes(FROZEN.checksum).buffer,
      },
      FEWEST,
    );
    expect(opened).toEqual({ ok: true, vaultKey: bytes(FROZEN.vaultKey), checksumDamaged: false });
  });
});

it('derives a key that seals and opens, and that nobody can read out', async () => {
  const vaultKey = newVaultKey();
  const record = await closeUnder(PASSPHRASE, 'a vault', vaultKey, FEWEST);
  const opened = await openWith(PASSPHRASE, record, FEWEST);
  expect(opened).toMatchObject({ ok: true, vaultKey });
  expect(await unseal(await sealingKeyOf(vaultKey), 'x', record)).toBeNull();
});

/** A record that commit 05a480a has written for PASSPHRASE at 600 rounds, and the key in it. */
const FROZEN = {
  salt: 'f559fc7aa2a3bc34475ba0fa7fc51787',
  iv: '62dcc62984d57da2a72bb25c',
  sealed: '046fb6a4ee1b1386bbc0e80ae983f45b9c9da775dde7c789b96ae4754b7abf058998f770be16fd0fe1a7428ca0f38619',
  checksum: '87caf38b9abacf7bb18f14314ecf152d19e518f2635b90109e23a0d2333c28a6',
  vaultKey: '030a11181f262d343b424950575e656c737a81888f969da4abb2b9c0c7ced5dc',
};
