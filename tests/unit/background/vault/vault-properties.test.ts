import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { newBrowserKey } from '../../../../lib/background/vault/sealing';
import { seal } from '../../../../lib/sealing/seal';
import { runs } from '../../../soak';
import type { Rows } from './room';
import {
  expectBothSign,
  expectNowhere,
  FEWEST,
  keepBoth,
  PASSPHRASE,
  recordOf,
  rowsOf,
  SECRETS,
  startCovered,
  startRoom,
} from './room';

const WRONG = { ok: false, why: 'wrong' };

let room: Awaited<ReturnType<typeof startCovered>>;
const start = async () => {
  room = await startCovered();
};
const unlock = (passphrase = PASSPHRASE) => room.wake().passphrase.unlock(passphrase);

/** Locked, and nothing stored is other than it was. */
async function expectUntouched(before: Rows): Promise<void> {
  expect(await room.wake().passphrase.state()).toMatchObject({ is: 'locked' });
  expect(await rowsOf(room)).toEqual(before);
}

describe('"a wrong passphrase never decrypts" [S-23]', () => {
  beforeEach(start);

  it.each([
    ['nothing', ''],
    ['a space more', `${PASSPHRASE} `],
    ['another case', PASSPHRASE.toUpperCase()],
    ['a letter less', PASSPHRASE.slice(0, -1)],
    ['another space', PASSPHRASE.replace(' ', '  ')],
    ['a zero byte before', `\0${PASSPHRASE}`],
    ['the name of the vault', 'passphrase'],
  ])('not %s', async (_what, typed) => {
    expect(await unlock(typed)).toEqual(WRONG);
    await expectUntouched(room.rows);
  });

  it('nor any other text, and the right one still opens', async () => {
    const other = fc.string({ unit: 'binary', maxLength: 60 }).filter((text) => !text.startsWith(PASSPHRASE));
    await fc.assert(
      fc.asyncProperty(other, async (typed) => {
        expect(await unlock(typed)).toEqual(WRONG);
      }),
      { numRuns: runs(12) },
    );
    await expectUntouched(room.rows);
    expect(await unlock()).toEqual({ ok: true });
    await expectBothSign(room);
  }, 30_000);

  // Not typed by any keyboard, and no help to a thief, so it is only written down here.
  it('but for zero bytes at its end, which PBKDF2 itself does not see: HMAC fills up with them', async () => {
    expect(await unlock(`${PASSPHRASE}\0`)).toEqual({ ok: true });
  });

  it.each(['change', 'remove'] as const)('nor does it %s anything', async (what) => {
    const { passphrase } = room.wake();
    const tried =
      what === 'change'
        ? passphrase.change('a wrong passphrase', 'another passphrase')
        : passphrase.remove('a wrong passphrase');
    expect(await tried).toEqual(WRONG);
    await expectUntouched(room.rows);
  });
});

describe('"parameter upgrade keeps every account"', () => {
  beforeEach(start);

  it('rewrites a weaker record when it is opened, with the rounds of today; the old passphrase still opens', async () => {
    const old = await recordOf(room);
    const today = room.wake(FEWEST + 100);
    expect(await today.passphrase.unlock(PASSPHRASE)).toEqual({ ok: true });
    const raised = await recordOf(room);
    expect(raised).toMatchObject({ rounds: FEWEST + 100, vaultId: old.vaultId });
    expect(raised.salt).not.toEqual(old.salt);
    await expectBothSign(today);
    expect(await rowsOf(room)).toEqual({ ...room.rows, passphrases: [raised] });

    await room.restartBrowser();
    expect(await today.passphrase.unlock('a wrong passphrase')).toEqual(WRONG);
    expect(await today.passphrase.unlock(PASSPHRASE)).toEqual({ ok: true });
    expect(await recordOf(room)).toEqual(raised);
    await expectBothSign(today);
  });

  it('never lowers the rounds: a stronger record stays as it is, also when it is repaired', async () => {
    await room.wake(FEWEST + 100).passphrase.unlock(PASSPHRASE);
    const strong = await recordOf(room);
    expect(await unlock()).toEqual({ ok: true });
    expect(await recordOf(room)).toEqual(strong);
    await room.db.passphrases.put({ ...strong, checksum: new ArrayBuffer(32) });
    expect(await unlock()).toEqual({ ok: true });
    expect(await recordOf(room)).toMatchObject({ rounds: FEWEST + 100 });
  });

  it('writes nothing for a wrong passphrase', async () => {
    expect(await room.wake(FEWEST + 100).passphrase.unlock('a wrong passphrase')).toEqual(WRONG);
    await expectUntouched(room.rows);
  });
});

describe('what is random', () => {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

  it('"a fresh IV each time": no two of 2,000 seals under one key have the same', async () => {
    const key = await newBrowserKey();
    const ivs = await Promise.all(
      Array.from({ length: 2000 }, async () => hex((await seal(key, 'x', new Uint8Array(8))).iv)),
    );
    expect(new Set(ivs).size).toBe(2000);
  });

  it('is fresh in the vault too: no two of what is stored by saving, changing and raising have the same', async () => {
    await start();
    const seen: string[] = [];
    const note = async () => {
      for (const stored of await room.db.secrets.toArray()) if (stored.kind !== 'signing') seen.push(hex(stored.iv));
      const { salt, iv, vaultId } = await recordOf(room);
      seen.push(hex(iv), hex(salt), vaultId);
    };
    await room.passphrase.unlock(PASSPHRASE);
    await note();
    await room.passphrase.change(PASSPHRASE, PASSPHRASE);
    await note();
    for (let i = 0; i < 50; i++) {
      await keepBoth(room);
      for (const stored of await room.db.secrets.toArray()) if (stored.kind !== 'signing') seen.push(hex(stored.iv));
    }
    expect(new Set(seen).size).toBe(seen.length);
    await expectNowhere(room, [...Object.values(SECRETS), PASSPHRASE]);
  });
});

describe('"the same letters can be typed as different code points" (NFKC)', () => {
  it.each([
    ['a letter and its accent', 'caf\u00e9 caf\u00e9 caf\u00e9 plinth', 'cafe\u0301 cafe\u0301 cafe\u0301 plinth'],
    ['a sign of its own', '\u212b\u212b\u212b and \u2126\u2126 plinth', '\u00c5\u00c5\u00c5 and \u03a9\u03a9 plinth'],
    ['full width', '\uff43\uff4f\uff52\uff52\uff45\uff43\uff54\u3000horse', 'correct horse'],
    ['a ligature', 'o\ufb00ice of \ufb01ne art', 'office of fine art'],
    [
      'syllables',
      '\ud55c\uad6d\uc5b4 \uc554\ud638 \ubb38\uad6c\uc785\ub2c8\ub2e4',
      '\ud55c\uad6d\uc5b4 \uc554\ud638 \ubb38\uad6c\uc785\ub2c8\ub2e4'.normalize('NFD'),
    ],
  ])('%s', async (_what, first, second) => {
    expect(first).not.toBe(second);
    const { passphrase, restartBrowser } = await startRoom();
    await passphrase.set(first);
    await restartBrowser();
    expect(await passphrase.unlock(second)).toEqual({ ok: true });
  });
});
