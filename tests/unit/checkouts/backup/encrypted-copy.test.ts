import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { copyFile, copyName } from '../../../../lib/checkouts/backup/copyFile';
import type { OpenedCopy } from '../../../../lib/checkouts/backup/encryptedHeader';
import { encryptedLines } from '../../../../lib/checkouts/backup/encryptedLines';
import { restoreEncrypted } from '../../../../lib/checkouts/backup/restoreEncrypted';
import type { HistoryDb } from '../../../../lib/checkouts/database';
import { withAttention } from '../../../../lib/checkouts/rules/attention';
import { runs } from '../../../soak';
import { checkout, emptyHistory, NOW } from '../../support/examples';
import { cheapKey, copyLines, encrypted, opened, PASSPHRASE, readAll } from './encrypting';
import { done, storedIn } from './restoring';

const at = new Date(NOW);
const accountName = () => 'Shop';
const setup = { now: () => NOW, updateAttention: withAttention, accountOf: async () => 'shop' };

describe('an encrypted copy', () => {
  it('says in its first line what it is, and has nothing of the history in clear [S-70]', async () => {
    const file = await encrypted(copyLines(300, 500));
    const [first = '', ...blocks] = file.trimEnd().split('\n');
    expect(JSON.parse(first)).toMatchObject({
      format: 'checkout-desk-encrypted-copy',
      version: 1,
      about: expect.stringContaining('Restore from a backup'),
      holds: { format: 'checkout-desk-history', version: 1 },
    });
    expect(blocks.length).toBeGreaterThan(3);
    expect(file).not.toContain('checkout 1');
    expect(file).not.toContain(Buffer.from('checkout 1').toString('base64').slice(0, 12));
  });

  it('never encrypts the same twice alike', async () => {
    const under = await cheapKey();
    const [one, other] = await Promise.all([encrypted(copyLines(5), { under }), encrypted(copyLines(5), { under })]);
    const theirs = new Set(one.split('\n'));
    expect(other.split('\n').filter((line) => line !== '' && theirs.has(line))).toEqual([]);
  });

  it('opens without Checkout Desk by the program in docs/encrypted-copies.md', async () => {
    const lines = copyLines(200, 500);
    const [, program = ''] = /```js\n(.*?)```/s.exec(readFileSync('docs/encrypted-copies.md', 'utf8')) ?? [];
    const folder = mkdtempSync(join(tmpdir(), 'copy-'));
    const paths = { program: join(folder, 'open.mjs'), copy: join(folder, 'copy.jsonl') };
    writeFileSync(paths.program, program);
    const open = (text: string, passphrase = PASSPHRASE) => {
      writeFileSync(paths.copy, text);
      const { stdout, status } = spawnSync(process.execPath, [paths.program, paths.copy], { input: passphrase });
      return { text: stdout.toString(), failed: status !== 0 };
    };
    const file = await encrypted(lines);
    expect(open(file, `${PASSPHRASE}\n`)).toEqual({ text: `${lines.join('\n')}\n`, failed: false });
    expect(open(file, 'another').failed).toBe(true);
    expect(open(file.split('\n').toSpliced(2, 1).join('\n')).failed).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it('has the same lines for any parts in which they come, and any chunks in which it is read', async () => {
    const under = await cheapKey();
    const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'ü', '😀', '"', '\\', '\u2028'), minLength: 1 }), {
      maxLength: 12,
    });
    const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 12 });
    const chunks = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(texts, sizes, chunks, fc.nat({ max: 100 }), async (texts, parts, chunks, blockSize) => {
        const lines = [...copyLines(0), ...texts];
        const file = inChunks(await encrypted(lines, { under, parts, blockSize }), chunks);
        const { lines: read, loss } = await readAll(file);
        expect(read).toEqual(lines.map((text, at) => [at + 1, text]));
        expect(loss).toMatchObject({ gapCount: 0, strangers: 0, readable: lines.length });
      }),
      { numRuns: runs(100) },
    );
  });

  it('may have other line ends and blank lines, as a mail program leaves it', async () => {
    const lines = copyLines(300, 500);
    const file = new Blob([`\ufeff${(await encrypted(lines)).replaceAll('\n', '\r\n\r\n')}`]);
    expect((await readAll(file)).loss).toMatchObject({ gapCount: 0, strangers: 0, readable: lines.length });
  });

  it('is read in blocks: little of it is in memory at once, however large it is', async () => {
    const text = await encrypted(copyLines(3000, 1000));
    let pulled = 0;
    const file = inChunks(text, [10_000], (bytes) => {
      pulled += bytes;
    });
    const copy = encryptedLines(file, await opened(new Blob([text])));
    const most = { ahead: 0 };
    for await (const { end } of copy.lines()) most.ahead = Math.max(most.ahead, pulled - end);
    expect(text.length).toBeGreaterThan(4_000_000);
    expect(most.ahead).toBeLessThan(200_000);
  });

  it('is written in blocks: each part comes out before the next one goes in', async () => {
    // 100 parts of 100 lines: all but one block of what went in has come out.
    const parts = Array.from({ length: 100 }, () => 100);
    const text = await encrypted(copyLines(10_000, 1000), { parts });
    const blocks = text.split('\n').filter((line) => line.startsWith('{"block"'));
    const longest = Math.max(...blocks.map(({ length }) => length));
    expect(blocks.length).toBeGreaterThan(100);
    expect(longest).toBeLessThan(100_000);
  });
});

describe('a history that is copied encrypted', () => {
  let history: HistoryDb;
  beforeEach(async () => {
    history = await emptyHistory();
    await history.checkouts.bulkPut(
      Array.from({ length: 450 }, (_, i) =>
        checkout({ id: `CCO-${i}`, orderId: `order ${i}`, nextRefreshAt: NOW + 1 }),
      ),
    );
  });
  const copy = async (under = cheapKey()) =>
    copyFile(history, { kind: 'lines', bom: false, ids: null, under: await under }, { at, accountName });
  const restore = (file: Blob, as: OpenedCopy, partly = false) =>
    restoreEncrypted(history, file, { opened: as, partly }, setup);

  it('is restored as it was [S-71]', async () => {
    const file = await copy();
    expect(await file.text()).not.toContain('order 7');
    const before = await storedIn(history);
    await history.checkouts.clear();
    const result = await restore(file, await opened(file));
    expect(result).toEqual({
      ...done({ added: 450 }),
      loss: expect.objectContaining({ gapCount: 0, readable: 451 }),
    });
    expect(await storedIn(history)).toEqual(before);
    expect(await restore(file, await opened(file))).toMatchObject({ unchanged: 450 });
  });

  it('is empty when there is nothing, and restores nothing', async () => {
    await history.checkouts.clear();
    const file = await copy();
    expect(await restore(file, await opened(file))).toMatchObject({ outcome: 'restored', added: 0, damagedCount: 0 });
  });

  it('has a name of its own', () => {
    const under = { key: null as unknown as CryptoKey, rounds: 1, salt: new Uint8Array() };
    expect(copyName({ kind: 'lines', under }, at)).toBe('checkout-desk-2026-03-01.encrypted.jsonl');
  });

  it('with a damaged block restores nothing, unless the rest is wanted; then all the rest [S-72]', async () => {
    const lines = (await (await copy()).text()).split('\n');
    const [, , second = ''] = lines;
    lines[2] = second.replace(/(?<="sealed":".{100})./, (letter) => (letter === 'A' ? 'B' : 'A'));
    const file = new Blob([lines.join('\n')]);
    await history.checkouts.clear();
    const as = await opened(file);
    const refused = await restore(file, as);
    if (refused.outcome !== 'incomplete') throw new Error(`It was ${refused.outcome}.`);
    expect(await history.checkouts.count()).toBe(0);
    const [gap] = refused.loss.gaps;
    expect(gap?.blocks).toEqual({ from: 2, to: 2 });
    const result = await restore(file, as, true);
    expect(result).toMatchObject({ outcome: 'restored', loss: { gapCount: 1 }, damagedCount: 0 });
    const missing = gap?.ids ?? [];
    expect(missing.length).toBeGreaterThan(20);
    expect(await history.checkouts.count()).toBe(450 - missing.length);
    expect((await history.checkouts.bulkGet(missing)).every((row) => row === undefined)).toBe(true);
  });

  it('reports the number of a damaged line as it is in the copy, also after a gap', async () => {
    await history.checkouts.update('CCO-99', { answeredAt: Number.NaN });
    const lines = (await (await copy()).text()).split('\n');
    const file = new Blob([lines.toSpliced(2, 1).join('\n')]);
    await history.checkouts.clear();
    // In the order of IDs, CCO-99 is the last one; before it is the head.
    expect(await restore(file, await opened(file), true)).toMatchObject({ damaged: [{ line: 451 }] });
  });

  it('can be called off while it is checked, which changes nothing', async () => {
    const file = new Blob([await encrypted(copyLines(3000, 1000))]);
    const stop = new AbortController();
    const seen: unknown[] = [];
    const progress = (now: unknown) => {
      seen.push(now);
      stop.abort();
    };
    const as = { opened: await opened(file), partly: false };
    const result = await restoreEncrypted(history, file, as, { ...setup, progress, signal: stop.signal });
    expect(result).toMatchObject({ outcome: 'restored', aborted: true, added: 0, damagedCount: 0 });
    expect(seen).toEqual([expect.objectContaining({ checking: true, size: file.size })]);
  });

  it('ends its check when a removal of all data waits for it', async () => {
    const file = new Blob([await encrypted(copyLines(3000, 1000))]);
    const as = { opened: await opened(file), partly: false };
    const result = await restoreEncrypted(history, file, as, { ...setup, isUnwanted: async () => true });
    expect(result).toMatchObject({ aborted: true, damagedCount: 0 });
  });
});

/** A file that is read in chunks of these sizes, again and again, and not before they are wanted. */
function inChunks(text: string, sizes: readonly number[], pulled: (bytes: number) => void = () => {}): Blob {
  const blob = new Blob([text]);
  const bytes = new TextEncoder().encode(text);
  blob.stream = () => {
    let at = 0;
    let turn = 0;
    return new ReadableStream(
      {
        pull(controller) {
          if (at >= bytes.length) return controller.close();
          const chunk = bytes.slice(at, at + (sizes[turn++ % sizes.length] ?? 1));
          at += chunk.length;
          pulled(chunk.length);
          controller.enqueue(chunk);
        },
      },
      { highWaterMark: 0 },
    );
  };
  return blob;
}
