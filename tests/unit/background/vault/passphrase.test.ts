import { beforeEach, describe, expect, it } from 'vitest';
import { closeUnder, newVaultKey, openWith } from '../../../../lib/background/vault/passphraseKey';
import { ROUNDS } from '../../../../lib/sealing/derivedKey';
import { sealingKeyOf, unseal } from '../../../../lib/sealing/seal';
import { MINUTE } from '../../../../lib/shared/time';
import { NOW } from '../../support/examples';
import type { Room } from './room';
import {
  expectBothSign,
  expectNowhere,
  FEWEST,
  HEADER,
  keepBoth,
  PASSPHRASE,
  putBack,
  recordOf,
  rowsOf,
  SECRETS,
  SIGNED,
  startCovered,
  startRoom,
} from './room';

const OTHER = 'another four random words';
let room: Room;

describe('set', () => {
  beforeEach(async () => {
    room = await startRoom();
    await keepBoth(room);
  });

  it('seals what can be sealed, leaves unlocked, and both accounts sign as before', async () => {
    await room.passphrase.set(PASSPHRASE);
    expect(await room.passphrase.state()).toEqual({ is: 'unlocked' });
    await expectBothSign(room);
    expect((await rowsOf(room)).accounts).toMatchObject([
      { id: 'header', secret: 'passphrase' },
      { id: 'signed', secret: 'browser' },
    ]);
    await expectNowhere(room, [...Object.values(SECRETS), PASSPHRASE]);
  });

  it('leaves no key of the browser beside a secret that it sealed', async () => {
    await room.passphrase.set(PASSPHRASE);
    const [header] = (await rowsOf(room)).secrets;
    expect(Object.keys(header ?? {}).toSorted()).toEqual(['accountId', 'iv', 'kind', 'mode', 'sealed']);
  });

  it.each([[''], ['        '], ['1234'], ['short one'], ['x'.repeat(501)]])(
    'refuses %j, and changes nothing',
    async (weak) => {
      const before = await rowsOf(room);
      await expect(room.passphrase.set(weak)).rejects.toThrow('passphrase refused');
      expect(await rowsOf(room)).toEqual(before);
      expect(await room.passphrase.state()).toEqual({ is: 'off' });
    },
  );

  it('refuses a second one beside the first', async () => {
    await room.passphrase.set(PASSPHRASE);
    const before = await rowsOf(room);
    await expect(room.passphrase.set(OTHER)).rejects.toThrow('passphrase exists');
    expect(await rowsOf(room)).toEqual(before);
  });

  it('is one, when two pages set one at once: the other is refused', async () => {
    const both = await Promise.allSettled([room.passphrase.set(PASSPHRASE), room.wake().passphrase.set(OTHER)]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await expectBothSign(room);
    expect(await room.passphrase.unlock(PASSPHRASE)).toEqual({ ok: true });
  });
});

describe('change: "All secrets get a new key"', () => {
  let room: Awaited<ReturnType<typeof startCovered>>;
  beforeEach(async () => {
    room = await startCovered();
  });

  it('"so that the old passphrase opens nothing that is stored from now on"', async () => {
    const oldRecord = await recordOf(room);
    expect(await room.passphrase.change(PASSPHRASE, OTHER)).toEqual({ ok: true });
    const old = await openWith(PASSPHRASE, oldRecord, FEWEST);
    if (!old.ok) throw new Error('The old copy of the record does not open.');
    const thief = await sealingKeyOf(old.vaultKey);
    for (const stored of await room.db.secrets.toArray()) {
      expect(stored.kind !== 'signing' && (await unseal(thief, stored.accountId, stored))).toBeNull();
    }
    expect(await recordOf(room)).not.toMatchObject({ vaultId: oldRecord.vaultId });
  });

  it('"An old copy of the files stays as it was: with the old passphrase it opens the same tokens" [S-106]', async () => {
    const copy = await rowsOf(room);
    await room.passphrase.change(PASSPHRASE, OTHER);
    const thief = await startRoom();
    await putBack(thief, copy);
    expect(await thief.passphrase.unlock(PASSPHRASE)).toEqual({ ok: true });
    await expectBothSign(thief);
  });

  it('opens with the new one alone from then on, also in a browser that was closed', async () => {
    await room.passphrase.change(PASSPHRASE, OTHER);
    await expectBothSign(room);
    await room.restartBrowser();
    expect(await room.passphrase.unlock(PASSPHRASE)).toEqual({ ok: false, why: 'wrong' });
    expect(await room.passphrase.unlock(OTHER)).toEqual({ ok: true });
    await expectBothSign(room);
  });

  it('refuses a weak one before it asks for the old one', async () => {
    await expect(room.passphrase.change('wrong', '0000')).rejects.toThrow('passphrase refused');
    expect(await rowsOf(room)).toEqual(room.rows);
  });
});

describe('remove', () => {
  it('puts the secrets back under keys of this browser: "No secret has to be pasted again"', async () => {
    room = await startCovered();
    expect(await room.passphrase.remove(PASSPHRASE)).toEqual({ ok: true });
    expect(await room.passphrase.state()).toEqual({ is: 'off' });
    await expectBothSign(room);
    expect(await room.db.passphrases.count()).toBe(0);
    expect((await rowsOf(room)).secrets).toMatchObject([
      { accountId: 'header', kind: 'sealed', under: { extractable: false } },
      { accountId: 'signed', kind: 'signing', key: { extractable: false } },
    ]);
    await expectNowhere(room, [...Object.values(SECRETS), PASSPHRASE]);
  });
});

describe('cover', () => {
  beforeEach(async () => {
    room = await startRoom();
    await keepBoth(room);
    await room.passphrase.set(PASSPHRASE);
  });

  it('takes the pasted secret under the passphrase in the place of its key', async () => {
    expect(await room.passphrase.cover('signed', SECRETS.signed)).toEqual({ ok: true });
    expect((await rowsOf(room)).accounts.map(({ secret }) => secret)).toEqual(['passphrase', 'passphrase']);
    expect((await rowsOf(room)).secrets.map(({ kind }) => kind)).toEqual(['passphrase', 'passphrase']);
    await expectBothSign(room);
    await expectNowhere(room, Object.values(SECRETS));
  });

  it.each(['', 'x', `${SECRETS.signed}x`, SECRETS.header])(
    'keeps the key for %j, which is another secret',
    async (pasted) => {
      const before = await rowsOf(room);
      const answer = room.passphrase.cover('signed', pasted).catch(() => ({ ok: false, why: 'different' }));
      expect(await answer).toEqual({ ok: false, why: 'different' });
      expect(await rowsOf(room)).toEqual(before);
      await expectBothSign(room);
    },
  );

  it('says that it is locked, and changes nothing', async () => {
    await room.passphrase.lock();
    const before = await rowsOf(room);
    expect(await room.passphrase.cover('signed', SECRETS.signed)).toEqual({ ok: false, why: 'locked' });
    expect(await rowsOf(room)).toEqual(before);
  });

  it.each(['header', 'gone'])('has nothing to do for the account %s', async (id) => {
    await expect(room.passphrase.cover(id, SECRETS.header)).rejects.toThrow('no pasting needed');
  });
});

describe('reset: "Forgets every secret and the passphrase. Accounts and history stay."', () => {
  it('needs no passphrase, and leaves the accounts in their order, without a secret', async () => {
    room = await startCovered();
    await room.passphrase.reset();
    expect(await room.passphrase.state()).toEqual({ is: 'off' });
    expect(await rowsOf(room)).toEqual({
      accounts: [HEADER, SIGNED],
      secrets: [],
      webhookSecrets: [],
      passphrases: [],
    });
    expect(await room.vault.signerFor(SIGNED)).toEqual({ ok: false, why: 'noSecret' });
  });

  it('leaves no key behind for what is saved next', async () => {
    room = await startCovered();
    await room.passphrase.unlock(PASSPHRASE);
    await room.passphrase.reset();
    await keepBoth(room);
    expect((await rowsOf(room)).accounts.map(({ secret }) => secret)).toEqual(['browser', 'browser']);
    await room.passphrase.set(OTHER);
    await room.restartBrowser();
    expect(await room.passphrase.unlock(PASSPHRASE)).toEqual({ ok: false, why: 'wrong' });
  });
});

describe('without a passphrase', () => {
  it.each([
    ['change', () => room.passphrase.change(PASSPHRASE, OTHER)],
    ['remove', () => room.passphrase.remove(PASSPHRASE)],
    ['unlock', () => room.passphrase.unlock(PASSPHRASE)],
    ['cover', () => room.passphrase.cover('signed', SECRETS.signed)],
  ])('%s says so', async (_what, work) => {
    room = await startRoom();
    await keepBoth(room);
    const before = await rowsOf(room);
    await expect(work()).rejects.toThrow('no passphrase');
    expect(await rowsOf(room)).toEqual(before);
    expect(await room.passphrase.locksAt()).toBeNull();
  });

  it('a lock by hand changes nothing', async () => {
    room = await startRoom();
    await keepBoth(room);
    await room.passphrase.lock();
    expect(await room.passphrase.state()).toEqual({ is: 'off' });
    await expectBothSign(room);
  });
});

describe('when it locks by itself', () => {
  it('is known while it is unlocked, and not while it is locked', async () => {
    room = await startCovered();
    expect(await room.passphrase.locksAt()).toBeNull();
    room.world.now = NOW + MINUTE;
    await room.passphrase.unlock(PASSPHRASE);
    expect(await room.passphrase.locksAt()).toBe(NOW + MINUTE + 60 * MINUTE);
  });
});

it('writes new passphrases with the rounds of today', async () => {
  room = await startRoom();
  await room.wake(FEWEST + 1).passphrase.set(PASSPHRASE);
  expect(await recordOf(room)).toMatchObject({ rounds: FEWEST + 1 });
});

it('opens a record with the rounds of today, and none with fewer than OWASP asks for: "at least 600,000"', async () => {
  const { fresh, fewest } = ROUNDS;
  expect(fewest).toBe(600_000);
  expect(fresh).toBeGreaterThanOrEqual(fewest);
  const vaultKey = newVaultKey();
  const recordWith = (rounds: number) => closeUnder(PASSPHRASE, 'a vault', vaultKey, rounds);
  expect(await openWith(PASSPHRASE, await recordWith(fresh), fewest)).toMatchObject({ ok: true, vaultKey });
  expect(await openWith(PASSPHRASE, await recordWith(fewest), fewest)).toMatchObject({ ok: true, vaultKey });
  expect(await openWith(PASSPHRASE, await recordWith(fewest - 1), fewest)).toEqual({ ok: false, why: 'damaged' });
});
