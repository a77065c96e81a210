import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PassphraseRecord, StoredSecret } from '../../../../lib/accounts/database';
import { runs } from '../../../soak';
import { cpuTime } from '../../support/cpuTime';
import type { Room, Rows } from './room';
import {
  expectBothSign,
  FEWEST,
  flipped,
  HEADER,
  keepBoth,
  PASSPHRASE,
  recordOf,
  rowsOf,
  SECRETS,
  SIGNED,
  startCovered,
  startRoom,
} from './room';

const WRONG = { ok: false, why: 'wrong' };
const DAMAGED = { ok: false, why: 'damaged' };
const DAMAGED_SECRET = { ok: false, why: 'damagedSecret' };

describe('"a flipped bit is always noticed": in the passphrase record [S-24]', () => {
  let room: Awaited<ReturnType<typeof startCovered>>;
  beforeEach(async () => {
    room = await startCovered();
  });
  const unlock = (passphrase = PASSPHRASE) => room.wake().passphrase.unlock(passphrase);

  /** Locked, and nothing stored is other than it was. */
  async function expectUntouched(before: Rows): Promise<void> {
    expect(await room.wake().passphrase.state()).toMatchObject({ is: 'locked' });
    expect(await rowsOf(room)).toEqual(before);
  }

  /** Stores a damaged record, sees that nothing opens and nothing changes, and puts the good one back. */
  async function expectNoticed(damage: (record: PassphraseRecord) => object): Promise<void> {
    const good = await recordOf(room);
    const damaged = { ...good, ...damage(good) };
    await room.db.passphrases.put(damaged);
    expect(await unlock()).toEqual(DAMAGED);
    await expectUntouched({ ...room.rows, passphrases: [damaged] });
    await room.db.passphrases.put(good);
  }

  async function expectOpensStill(): Promise<void> {
    expect(await unlock()).toEqual({ ok: true });
    await expectBothSign(room);
  }

  const bit = fc.nat({ max: 48 * 8 - 1 });
  const damages: [string, fc.Arbitrary<(record: PassphraseRecord) => object>][] = [
    [
      'salt',
      bit.map((at) => ({ salt }) => ({ salt: flipped(salt, at) })),
    ],
    [
      'iv',
      bit.map((at) => ({ iv }) => ({ iv: flipped(iv, at) })),
    ],
    [
      'sealed',
      bit.map((at) => ({ sealed }) => ({ sealed: flipped(sealed, at).buffer })),
    ],
    [
      'vaultId',
      fc.nat({ max: 35 }).map((at) => ({ vaultId }) => ({
        vaultId: String.fromCharCode(...Array.from(vaultId, (c, i) => c.charCodeAt(0) ^ (i === at ? 1 : 0))),
      })),
    ],
    // The higher bits would make a test of minutes, as they would make an unlock of minutes.
    [
      'rounds',
      fc.nat({ max: 18 }).map((at) => ({ rounds }) => ({ rounds: rounds ^ (1 << at) })),
    ],
  ];

  it.each(damages)(
    'in %s, which changes nothing else and loses nothing',
    async (_region, damage) => {
      await fc.assert(fc.asyncProperty(damage, expectNoticed), { numRuns: runs(7) });
      await expectOpensStill();
    },
    30_000,
  );

  it.each([0, -1, 1, FEWEST - 1, FEWEST + 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 32, '600000', null])(
    'in rounds, so far that it would be %s: never counted for hours',
    async (rounds) => {
      const before = cpuTime();
      await expectNoticed(() => ({ rounds }));
      expect(cpuTime() - before).toBeLessThan(5000);
    },
  );

  it.each([
    { salt: null },
    { salt: new Uint8Array() },
    { iv: 'text' },
    { iv: new Uint8Array() },
    { sealed: null },
    { sealed: new ArrayBuffer() },
    { checksum: undefined },
  ])('in what kind of thing it is: %j', async (damage) => {
    await expectNoticed(() => damage);
    await expectOpensStill();
  });

  it('says "damaged" for a wrong passphrase too: nobody is asked to keep trying', async () => {
    await room.db.passphrases.put({ ...(await recordOf(room)), salt: new Uint8Array(16) });
    expect(await unlock('a wrong passphrase')).toEqual(DAMAGED);
  });

  it.each([0, 100, 255])('in the checksum alone, bit %d: it still opens, and is repaired', async (at) => {
    const good = await recordOf(room);
    const checksum = flipped(good.checksum, at).buffer;
    await room.db.passphrases.put({ ...good, checksum });
    expect(await unlock('a wrong passphrase')).toEqual(DAMAGED);
    expect((await recordOf(room)).checksum).toEqual(checksum);

    expect(await unlock()).toEqual({ ok: true });
    expect(await recordOf(room)).toMatchObject({ vaultId: good.vaultId, rounds: good.rounds });
    await room.passphrase.lock();
    expect(await unlock('a wrong passphrase')).toEqual(WRONG);
    await expectOpensStill();
  });
});

describe('"a flipped bit is always noticed": in a sealed secret [S-24]', () => {
  let room: Room;
  const sealedOf = async (id: string) => {
    const stored = await room.db.secrets.get(id);
    if (!stored || stored.kind === 'signing') throw new Error(`${id} is not sealed.`);
    return stored;
  };
  const put = (stored: StoredSecret, change: object) => room.db.secrets.put({ ...stored, ...change });
  const covered = async () => {
    room = await startCovered();
    await room.passphrase.unlock(PASSPHRASE);
  };
  const underBrowserKeys = async () => {
    room = await startRoom();
    await keepBoth(room);
  };

  it.each([
    ['signed, under the passphrase', covered, SIGNED],
    ['secret, under the passphrase', covered, HEADER],
    ['secret, under a key of the browser', underBrowserKeys, HEADER],
  ])('in each byte: %s', async (_how, start, account) => {
    await start();
    const good = await sealedOf(account.id);
    const bytes = good.iv.length + good.sealed.byteLength;
    for (let at = 0; at < bytes; at++) {
      const inIv = at < good.iv.length;
      const bit = (inIv ? at : at - good.iv.length) * 8 + (at % 8);
      const damaged = {
        ...good,
        ...(inIv ? { iv: flipped(good.iv, bit) } : { sealed: flipped(good.sealed, bit).buffer }),
      };
      await room.db.secrets.put(damaged);
      expect(await room.vault.signerFor(account), `bit ${bit} of ${inIv ? 'iv' : 'sealed'}`).toEqual(DAMAGED_SECRET);
      expect(await room.db.secrets.get(account.id)).toEqual(damaged);
    }
    expect(await room.db.accounts.get(account.id)).toMatchObject({ secret: 'damaged' });
    await room.db.secrets.put(good);
    await expectBothSign(room);
  });

  it.each([
    ['under the passphrase', covered],
    ['under keys of the browser', underBrowserKeys],
  ])('in that it was cut short, or in that nothing is left of it: %s', async (_how, start) => {
    await start();
    const good = await sealedOf('header');
    for (const sealed of [good.sealed.slice(0, -1), good.sealed.slice(0, 16), new ArrayBuffer()]) {
      await put(good, { sealed });
      expect(await room.vault.signerFor(HEADER)).toEqual(DAMAGED_SECRET);
    }
    for (const broken of [{ iv: undefined }, { sealed: undefined }, { sealed: 'text' }]) {
      await put(good, broken);
      expect(await room.vault.signerFor(HEADER)).toEqual(DAMAGED_SECRET);
    }
  });

  it('in that two accounts have each other’s: neither signs for the other, and put right both sign', async () => {
    room = await startRoom();
    await room.passphrase.set(PASSPHRASE);
    const second = { ...SIGNED, id: 'second', label: 'Second' };
    await room.vault.keep(SIGNED, SECRETS.signed);
    await room.vault.keep(second, SECRETS.header);
    const [one, two] = [await sealedOf('signed'), await sealedOf('second')];
    await room.db.secrets.bulkPut([
      { ...one, accountId: 'second' },
      { ...two, accountId: 'signed' },
    ]);
    expect(await room.vault.signerFor(SIGNED)).toEqual(DAMAGED_SECRET);
    expect(await room.vault.signerFor(second)).toEqual(DAMAGED_SECRET);
    await room.db.secrets.bulkPut([one, two]);
    expect(await room.vault.signerFor(SIGNED)).toMatchObject({ ok: true });
    expect(await room.vault.signerFor(second)).toMatchObject({ ok: true });
  });

  it('in its mode: what is kept for signing is never sent in a header', async () => {
    await covered();
    await put(await sealedOf('signed'), { mode: 'secret' });
    expect(await room.vault.signerFor(SIGNED)).toEqual({ ok: false, why: 'noSecret' });
  });

  it('and the others sign on, whatever became of one', async () => {
    await covered();
    await put(await sealedOf('signed'), { sealed: new ArrayBuffer(40) });
    expect(await room.vault.signerFor(SIGNED)).toEqual(DAMAGED_SECRET);
    const header = await room.vault.signerFor(HEADER);
    expect(header.ok && (await header.sign(''))).toMatchObject({ 'X-Token-API-Secret': SECRETS.header });
  });

  it('is kept through a change and a removal of the passphrase as damaged, and the others are not lost', async () => {
    await covered();
    await put(await sealedOf('signed'), { iv: new Uint8Array(12) });
    expect(await room.passphrase.change(PASSPHRASE, 'another passphrase')).toEqual({ ok: true });
    expect(await room.passphrase.remove('another passphrase')).toEqual({ ok: true });
    expect(await room.vault.signerFor(SIGNED)).toEqual(DAMAGED_SECRET);
    const header = await room.vault.signerFor(HEADER);
    expect(header.ok && (await header.sign(''))).toMatchObject({ 'X-Token-API-Secret': SECRETS.header });
    expect((await rowsOf(room)).accounts).toMatchObject([
      { id: 'header', secret: 'browser' },
      { id: 'signed', secret: 'damaged' },
    ]);
  });
});
