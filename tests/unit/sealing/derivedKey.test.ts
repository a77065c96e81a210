import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { derivedKey, newSalt, ROUNDS } from '../../../lib/sealing/derivedKey';
import { seal, unseal } from '../../../lib/sealing/seal';
import { bytesOf } from '../support/examples';

const PARAMETERS = { rounds: 10, salt: newSalt() };

afterEach(() => void vi.restoreAllMocks());

describe('the key of a passphrase', () => {
  it('is PBKDF2-SHA256 for AES-256-GCM, as any other program computes it', async () => {
    const { iv, sealed } = await seal(await derivedKey('four words', PARAMETERS), 'here', bytesOf('text'));
    const key = pbkdf2Sync('four words', PARAMETERS.salt, PARAMETERS.rounds, 32, 'sha256');
    const decipher = createDecipheriv('aes-256-gcm', key, iv);
    const bytes = Buffer.from(sealed);
    decipher.setAAD(Buffer.from('here'));
    decipher.setAuthTag(bytes.subarray(-16));
    expect(`${decipher.update(bytes.subarray(0, -16))}${decipher.final()}`).toBe('text');
  });

  it('is another for other letters, another salt, other rounds; the same for the same letters typed otherwise', async () => {
    const sealed = await seal(await derivedKey('Zür', PARAMETERS), '', bytesOf('text'));
    const opens = async (...how: Parameters<typeof derivedKey>) =>
      (await unseal(await derivedKey(...how), '', sealed)) !== null;
    expect(await opens('Zu\u0308r', PARAMETERS)).toBe(true);
    expect(await opens('Zur', PARAMETERS)).toBe(false);
    expect(await opens('Zür', { ...PARAMETERS, rounds: 11 })).toBe(false);
    expect(await opens('Zür', { ...PARAMETERS, salt: newSalt() })).toBe(false);
  });

  it('cannot be read back, and leaves none of the typed bytes', async () => {
    const typed = vi.spyOn(crypto.subtle, 'importKey');
    const key = await derivedKey('four words', PARAMETERS);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
    expect(typed.mock.calls.map(([, bytes]) => bytes)).toEqual([new Uint8Array(10)]);
  });

  it('takes a million rounds', () => expect(ROUNDS).toEqual({ fresh: 1_000_000, fewest: 600_000 }));
});
