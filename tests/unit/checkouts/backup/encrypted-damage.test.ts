import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenedCopy } from '../../../../lib/checkouts/backup/encryptedHeader';
import type { Loss } from '../../../../lib/checkouts/backup/loss';
import { runs } from '../../../soak';
import { cheapKey, copyLines, encrypted, idOf, opened, readAll } from './encrypting';

/** About fifteen blocks. */
const LINES = copyLines(120, 40);
const BLOCK_SIZE = 500;
let bytes: Uint8Array<ArrayBuffer>;
let other: Uint8Array<ArrayBuffer>;
let key: OpenedCopy;

beforeAll(async () => {
  const under = await cheapKey();
  const encode = (text: string) => new TextEncoder().encode(text);
  bytes = encode(await encrypted(LINES, { under, blockSize: BLOCK_SIZE }));
  other = encode(await encrypted(copyLines(120, 39), { under, blockSize: BLOCK_SIZE }));
  key = await opened(new Blob([bytes]));
});

/**
 * What holds of every file, whatever was done to it: each line that is read is the one of that number, and those that are
 * not read are exactly those that are said to be missing.
 */
async function expectTruth(file: Uint8Array<ArrayBuffer>): Promise<Loss> {
  const { lines, loss } = await readAll(new Blob([file]), key);
  const isMissing = (number: number) =>
    loss.gaps.some(({ lines: { from, to } }) => number >= from && number <= (to ?? Number.POSITIVE_INFINITY));
  const expected = LINES.map((text, at) => [at + 1, text] as const).filter(([number]) => !isMissing(number));
  // Where the first block is lost, the header says what the file is.
  const withHead = expected.map(([number, text]) => [number, number === 1 ? lines[0]?.[1] : text]);
  expect(lines).toEqual(lines.length === 0 ? [] : withHead);
  if (lines.length > 0) expect(lines[0]?.[1]).toContain('"checkout-desk-history"');
  return loss;
}

const linesOf = (file: Uint8Array) => new TextDecoder().decode(file).trimEnd().split('\n');
const fileOf = (lines: readonly string[]) => new TextEncoder().encode(`${lines.join('\n')}\n`);
/** The header, blocks 1 to the last, the header again. */
const blocks = () => linesOf(bytes);
const at = fc.integer({ min: 0, max: 1_000_000 }).map((part) => part / 1_000_001);

describe('whatever is done to an encrypted copy, no wrong line is read, and what is missing is said [S-73]', () => {
  it('when it is cut off anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(at, async (part) => {
        const cut = bytes.slice(0, Math.floor(part * bytes.length));
        const { gaps } = await expectTruth(cut);
        // Cut off after its last block, nothing is missing.
        const hasLast = new TextDecoder().decode(cut).includes('"last":true') && cut.length > bytes.length - 900;
        if (!hasLast) expect(gaps.at(-1)?.blocks.to).toBeNull();
      }),
      { numRuns: runs(200) },
    );
  });

  it('when any bit is flipped', async () => {
    await fc.assert(
      fc.asyncProperty(at, fc.nat({ max: 7 }), async (part, bit) => {
        const place = Math.floor(part * bytes.length);
        const loss = await expectTruth(bytes.with(place, (bytes[place] ?? 0) ^ (1 << bit)));
        expect(loss.gapCount).toBeLessThanOrEqual(1);
      }),
      { numRuns: runs(400) },
    );
  });

  it('when bytes are taken out, put in, or are others', async () => {
    await fc.assert(
      fc.asyncProperty(at, fc.nat({ max: 3000 }), fc.uint8Array({ maxLength: 300 }), async (part, length, junk) => {
        const place = Math.floor(part * bytes.length);
        const rest = bytes.slice(place + length);
        await expectTruth(new Uint8Array([...bytes.slice(0, place), ...junk, ...rest]));
      }),
      { numRuns: runs(200) },
    );
  });

  it('when its blocks are taken out, doubled, reordered, or mixed with those of another copy of the same passphrase', async () => {
    const pool = [...blocks(), ...linesOf(other)];
    const choice = fc.array(fc.integer({ min: 0, max: pool.length - 1 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(choice, fc.array(fc.tuple(at, at), { maxLength: 3 }), async (picked, swaps) => {
        await expectTruth(fileOf(picked.map((place) => pool[place] ?? '')));
        const swapped = blocks();
        for (const [one, two] of swaps.map((pair) => pair.map((part) => Math.floor(part * swapped.length)))) {
          if (one === undefined || two === undefined) continue;
          [swapped[one], swapped[two]] = [swapped[two] ?? '', swapped[one] ?? ''];
        }
        await expectTruth(fileOf(swapped));
      }),
      { numRuns: runs(200) },
    );
  });
});

describe('the damage of an encrypted copy', () => {
  /** Line 0 is the header, line n block n. */
  const damaged = (...numbers: number[]) =>
    blocks().map((line, at) => (numbers.includes(at) ? line.replace(/(?<="sealed":").{4}/, 'AAAA') : line));
  const without = (...numbers: number[]) => blocks().filter((_, at) => !numbers.includes(at));
  const last = () => blocks().length - 2;

  it.each([
    ['damaged', damaged],
    ['missing', without],
  ])('names a block that is %s: its number, its lines, its checkouts', async (_, change) => {
    const loss = await expectTruth(fileOf(change(3)));
    const { from, to } = loss.gaps[0]?.lines ?? { from: 0, to: 0 };
    expect(loss.gaps).toEqual([
      {
        blocks: { from: 3, to: 3 },
        lines: { from, to },
        ids: LINES.slice(from - 1, to ?? 0).map(idOf),
        about: null,
      },
    ]);
    expect([from > 10, (to ?? 0) - from > 5]).toEqual([true, true]);
    expect(loss.strangers).toBe(0);
  });

  it('names several blocks in a row as one, and each of several places', async () => {
    const { gaps, gapCount } = await expectTruth(fileOf(damaged(3, 4, 6)));
    expect(gaps.map((gap) => gap.blocks)).toEqual([
      { from: 3, to: 4 },
      { from: 6, to: 6 },
    ]);
    expect(gapCount).toBe(2);
    // Of block 4 the next one says it; of block 3 nothing is left that could.
    expect(gaps[0]?.ids.length).toBeLessThan((gaps[0]?.lines.to ?? 0) - (gaps[0]?.lines.from ?? 0) + 1);
  });

  it('of the first block takes what the file is from the header', async () => {
    const { gaps } = await expectTruth(fileOf(damaged(1)));
    expect(gaps[0]).toMatchObject({ blocks: { from: 1, to: 1 }, lines: { from: 2 } });
  });

  it('at the end says about how many checkouts are missing', async () => {
    const whole = blocks();
    const { gaps } = await expectTruth(fileOf(whole.slice(0, 4)));
    const from = gaps[0]?.lines.from ?? 0;
    expect(gaps).toEqual([
      { blocks: { from: 4, to: null }, lines: { from, to: null }, ids: [], about: LINES.length - (from - 1) },
    ]);
  });

  it('of the last block, which has no lines, is said all the same: what should be there cannot be known', async () => {
    const { gaps } = await expectTruth(fileOf(damaged(last())));
    expect(gaps).toEqual([
      { blocks: { from: last(), to: null }, lines: { from: LINES.length + 1, to: null }, ids: [], about: 0 },
    ]);
  });

  it('of everything leaves nothing to read', async () => {
    const { readable, gaps } = await expectTruth(fileOf(damaged(...blocks().keys())));
    expect([readable, gaps[0]?.lines]).toEqual([0, { from: 2, to: null }]);
  });

  it('counts what is no part of the file, while nothing is missing', async () => {
    const [header = '', first = '', ...rest] = blocks();
    const strange = [linesOf(other)[2] ?? '', first, '{"block":2}', 'junk'];
    const loss = await expectTruth(fileOf([header, first, ...strange, ...rest, first]));
    expect(loss).toMatchObject({ gapCount: 0, strangers: strange.length + 1, readable: LINES.length });
  });

  it('counts a header that is damaged as no part of it, since the other one is there', async () => {
    const lines = blocks();
    for (const place of [0, lines.length - 1]) {
      const file = new Blob([fileOf(lines.with(place, lines[place]?.replace('"iv":"', '"iv":"x') ?? ''))]);
      expect((await readAll(file)).loss).toMatchObject({ gapCount: 0, strangers: 1 });
    }
  });

  it('lists the first hundred places, and counts all', async () => {
    const under = await cheapKey();
    const lines = copyLines(500, 70);
    const each = linesOf(new TextEncoder().encode(await encrypted(lines, { under, blockSize: 60 })));
    const file = new Blob([fileOf(each.filter((_, place) => place % 2 === 0))]);
    const { loss } = await readAll(file);
    expect([loss.gaps.length, loss.gapCount]).toEqual([100, 250]);
  });
});
