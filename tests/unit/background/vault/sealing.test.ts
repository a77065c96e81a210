import { describe, expect, it } from 'vitest';
import { newBrowserKey, unsealSigningKey } from '../../../../lib/background/vault/sealing';
import { importSigningKey, signature } from '../../../../lib/inqud/authentication';
import { seal, sealingKeyOf, unseal } from '../../../../lib/sealing/seal';
import { bytesOf, SAMPLE_SECRET } from '../../support/examples';

const vaultKey = () => sealingKeyOf(crypto.getRandomValues(new Uint8Array(32)));

describe('a sealed signing secret', () => {
  it('becomes a key that signs as the secret does, and that nobody can read back', async () => {
    const key = await vaultKey();
    const signing = await unsealSigningKey(key, 'shop', await seal(key, 'shop', bytesOf(SAMPLE_SECRET)));
    if (!signing) throw new Error('It does not open.');
    expect(signing).toMatchObject({ extractable: false, usages: ['sign'] });
    await expect(crypto.subtle.exportKey('raw', signing)).rejects.toThrow();
    const plain = await importSigningKey(bytesOf(SAMPLE_SECRET));
    expect(await signature(signing, '{}', 'salt')).toBe(await signature(plain, '{}', 'salt'));
  });

  it('does not open for another account, nor under another key', async () => {
    const key = await vaultKey();
    const sealed = await seal(key, 'shop', bytesOf(SAMPLE_SECRET));
    expect(await unsealSigningKey(key, 'second', sealed)).toBeNull();
    expect(await unsealSigningKey(await vaultKey(), 'shop', sealed)).toBeNull();
    expect(await unseal(key, 'second', sealed)).toBeNull();
  });
});

it.each([
  ['of the vault', vaultKey],
  ['of the browser', newBrowserKey],
])('a sealing key %s cannot be read back', async (_whose, make) => {
  const key = await make();
  expect(key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
});
