import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { automaticCopies, copyKey } from '../../../lib/checkouts/housekeeping/settings';
import { derivedKey } from '../../../lib/sealing/derivedKey';
import { seal, unseal } from '../../../lib/sealing/seal';
import { readSetting } from '../../../lib/storage/settings';
import type { Desk } from './desk';
import { startDesk } from './desk';
import { startRoom } from './vault/room';

const PASSPHRASE = 'copper lantern quiet harbor';
let desk: Desk;
beforeEach(async () => {
  desk = await startDesk(await startRoom());
  await desk.start().started;
});
afterEach(() => vi.restoreAllMocks());
const stored = async () => [await readSetting(automaticCopies), (await readSetting(copyKey)) !== null];

it('keeps of the passphrase of automatic copies the key alone, which nothing can read [S-170]', async () => {
  await desk.send('setAutomaticCopies', { every: 'week', passphrase: PASSPHRASE });
  expect(await stored()).toEqual([{ every: 'week', encrypted: true }, true]);
  const kept = await readSetting(copyKey);
  if (!kept) throw new Error('There is no key.');
  await expect(crypto.subtle.exportKey('raw', kept.key)).rejects.toThrow();
  const sealed = await seal(kept.key, 'x', new TextEncoder().encode('a copy'));
  const opened = await unseal(await derivedKey(PASSPHRASE, kept), 'x', sealed);
  expect(new TextDecoder().decode(opened ?? undefined)).toBe('a copy');
});

it('changes the rhythm without a word about the passphrase, and takes that away when told so', async () => {
  await desk.send('setAutomaticCopies', { every: 'week', passphrase: PASSPHRASE });
  await desk.send('setAutomaticCopies', { every: 'day' });
  expect(await stored()).toEqual([{ every: 'day', encrypted: true }, true]);
  await desk.send('setAutomaticCopies', { every: 'day', passphrase: null });
  expect(await stored()).toEqual([{ every: 'day', encrypted: false }, false]);
});

it('forgets the key when there are to be no more copies', async () => {
  await desk.send('setAutomaticCopies', { every: 'week', passphrase: PASSPHRASE });
  await desk.send('setAutomaticCopies', { every: null });
  expect(await stored()).toEqual([null, false]);
});

it.each(['short', 'password1234'])(
  'refuses a passphrase that is guessed too soon, and stores nothing: %s',
  async (weak) => {
    expect(await desk.ask('setAutomaticCopies', { every: 'week', passphrase: weak })).toHaveProperty('failed');
    expect(await stored()).toEqual([null, false]);
  },
);
