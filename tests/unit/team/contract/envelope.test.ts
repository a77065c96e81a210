import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { seal } from '../../../../lib/sealing/seal';
import { LARGEST_RECORD, openRecord, sealRecord } from '../../../../lib/team/contract/envelope';
import { kidOf, newTeamKey, teamKeyOf } from '../../../../lib/team/contract/teamKey';
import { runs } from '../../../soak';

const SUBJECT = 'desk.CAP-1.CCO-1.anna.abcdefghij';
const key = await teamKeyOf(newTeamKey());
const other = await teamKeyOf(newTeamKey());

describe('a sealed record', () => {
  it('opens as it was, with the key that it names', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (record) => {
        const value: unknown = JSON.parse(JSON.stringify(record));
        const message = await sealRecord(value, SUBJECT, key);
        expect(await openRecord(message, SUBJECT, [other, key])).toEqual({ ok: true, value });
      }),
      { numRuns: runs(30) },
    );
  });

  it('does not open under another subject, so no message can be moved to another author or checkout', async () => {
    const message = await sealRecord({ v: 1 }, SUBJECT, key);
    for (const moved of [SUBJECT.replace('anna', 'bob'), SUBJECT.replace('CCO-1', 'CCO-2'), '']) {
      expect(await openRecord(message, moved, [key])).toEqual({ ok: false, why: 'damaged' });
    }
  });

  it('says that the key is missing, and that it is of a later release', async () => {
    const message = await sealRecord({ v: 1 }, SUBJECT, key);
    expect(await openRecord(message, SUBJECT, [other])).toEqual({ ok: false, why: 'key' });
    expect(await openRecord(message, SUBJECT, [])).toEqual({ ok: false, why: 'key' });
    const newer = Uint8Array.from(message);
    newer[0] = 2;
    expect(await openRecord(newer, SUBJECT, [key])).toEqual({ ok: false, why: 'newer' });
  });

  it('is damaged by each changed or missing byte, and by anything else', async () => {
    const message = await sealRecord({ v: 1, note: 'paid in cash' }, SUBJECT, key);
    for (let at = 5; at < message.length; at += 1) {
      const changed = Uint8Array.from(message);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await openRecord(changed, SUBJECT, [key])).toEqual({ ok: false, why: 'damaged' });
    }
    for (let length = 0; length < message.length; length += 1) {
      expect((await openRecord(message.slice(0, length), SUBJECT, [key])).ok).toBe(false);
    }
  });

  it('is never unfolded beyond its limit', async () => {
    const message = async (bytes: Uint8Array) => {
      const { iv, sealed } = await seal(key.key, `team record 1 ${key.kid} ${SUBJECT}`, Uint8Array.from(bytes));
      const kid = key.kid.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
      return new Uint8Array([1, ...kid, ...iv, ...new Uint8Array(sealed)]);
    };
    const text = (length: number) => new TextEncoder().encode(JSON.stringify('a'.repeat(length)));
    const large = await message(deflateSync(text(LARGEST_RECORD - 2)));
    expect(large.length).toBeLessThan(64 * 1024);
    expect((await openRecord(large, SUBJECT, [key])).ok).toBe(true);
    const tooLarge = await message(deflateSync(text(LARGEST_RECORD - 1)));
    expect(await openRecord(tooLarge, SUBJECT, [key])).toEqual({ ok: false, why: 'damaged' });
    for (const bytes of [
      new Uint8Array(),
      text(10),
      deflateSync(text(10)).slice(0, -2),
      deflateSync(new Uint8Array([255])),
    ]) {
      expect(await openRecord(await message(bytes), SUBJECT, [key])).toEqual({ ok: false, why: 'damaged' });
    }
  });
});

it('names a key by what it is, the same everywhere', async () => {
  expect(await kidOf(new Uint8Array(32))).toBe('f0a3558f');
  expect(key.kid).not.toBe(other.kid);
  await expect(teamKeyOf(new Uint8Array(31))).rejects.toThrow('32 bytes, not 31');
});
