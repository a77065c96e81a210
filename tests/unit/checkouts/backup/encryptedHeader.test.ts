import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openWith } from '../../../../lib/checkouts/backup/encryptedHeader';
import { copyParts, HEAD, linesFormat } from '../../../../lib/checkouts/backup/export';
import { findHeader } from '../../../../lib/checkouts/backup/findHeader';
import { runs } from '../../../soak';
import { emptyHistory, NOW } from '../../support/examples';
import { cheapKey, copyLines, encrypted, PASSPHRASE } from './encrypting';

let file: string;
let header: string;
beforeAll(async () => {
  file = await encrypted(copyLines(20));
  header = file.slice(0, file.indexOf('\n'));
});
afterEach(() => void vi.restoreAllMocks());

/** What comes of typing this passphrase for a file. */
async function openText(text: BlobPart, passphrase = PASSPHRASE) {
  const found = await findHeader(new Blob([text]));
  if (found === null || typeof found === 'string') return found;
  const result = await openWith(passphrase, found);
  return result.ok ? 'opens' : result.why;
}

const changed = (fields: object) => JSON.stringify({ ...JSON.parse(header), ...fields });

describe('the header of an encrypted copy', () => {
  it.each([
    ['the passphrase', PASSPHRASE, 'opens'],
    ['another one', 'another passphrase', 'wrong'],
    ['one in another case', PASSPHRASE.toUpperCase(), 'wrong'],
    ['one with a blank behind it', `${PASSPHRASE} `, 'wrong'],
    ['none', '', 'wrong'],
  ])('opens by the right passphrase alone: %s [S-74]', async (_, typed, outcome) => {
    expect(await openText(file, typed)).toBe(outcome);
  });

  it('opens by the same letters from another keyboard', async () => {
    const text = await encrypted(copyLines(1), { under: await cheapKey('Zürich am See') });
    expect(await openText(text, 'Zu\u0308rich am See')).toBe('opens');
  });

  it('that is damaged in any bit is taken from the end of the file, and never called a wrong passphrase', async () => {
    const bytes = new TextEncoder().encode(file);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: header.length - 1 }), fc.nat({ max: 7 }), async (place, bit) => {
        expect(await openText(bytes.with(place, (bytes[place] ?? 0) ^ (1 << bit)))).toBe('opens');
      }),
      { numRuns: runs(150) },
    );
  });

  it('that is damaged at both ends is said to be damaged, whatever is typed', async () => {
    const broken = changed({ salt: `${JSON.parse(header).iv.padEnd(22, 'A')}==` });
    expect(await openText(`${broken}\n{}\n${broken}\n`)).toBe('damaged');
    const cut = file.slice(0, -200).replace('"rounds":5', '"rounds":6');
    expect([await openText(cut), await openText(cut, 'another')]).toEqual(['damaged', 'damaged']);
    expect(await openText(header.slice(0, 300))).toBe('damaged');
  });

  it.each([
    ['a thousand million rounds', { rounds: 1_000_000_000 }],
    ['endless rounds', { rounds: Number.MAX_VALUE }],
    ['no rounds', { rounds: 0 }],
    ['rounds as text', { rounds: '5' }],
    ['a short salt', { salt: 'AAAA' }],
    ['no key', { key: '' }],
    ['another cipher', { cipher: 'AES-128-GCM' }],
    ['another derivation', { kdf: 'none' }],
    ['what is no Base64', { iv: '%%%%' }],
  ])('with %s is damaged, and nothing is computed for it [S-75]', async (_, fields) => {
    const derive = vi.spyOn(crypto.subtle, 'deriveKey');
    const line = changed(fields);
    expect(await openText(`${line}\n${line}\n`)).toBe('damaged');
    expect(derive).not.toHaveBeenCalled();
  });

  it('of a newer release is said to be newer', async () => {
    const line = changed({ version: 2, cipher: 'of the future' });
    expect(await openText(`${line}\n`)).toBe('newer');
  });

  it('is not found in other files', async () => {
    const history = await emptyHistory();
    let plain = '';
    const format = linesFormat(new Date(NOW), () => 'Shop');
    for await (const part of copyParts(history, format, null)) plain += part.text;
    const note = `{"checkout":{"note":${JSON.stringify(header)}}}`;
    const others = [plain, `${plain}${note}\n`, '', '\n', 'Order ID\r\n', JSON.stringify(HEAD), 'x'.repeat(100_000)];
    expect(await Promise.all(others.map((text) => openText(text)))).toEqual(others.map(() => null));
    expect(await openText(new Uint8Array([0xff, 0xfe, 0x00]))).toBeNull();
  });

  it('leaves no bytes of a key: they are wiped, and what stays cannot be read back', async () => {
    const imported = vi.spyOn(crypto.subtle, 'importKey');
    expect(await openText(await encrypted(copyLines(1)))).toBe('opens');
    const keys = imported.mock.calls.map(([, bytes]) => bytes).filter((bytes) => bytes instanceof Uint8Array);
    // The passphrase and the file's key, as it was made and as it was opened.
    expect(keys.map((bytes) => [bytes.length > 0, bytes.every((byte) => byte === 0)])).toEqual(
      Array.from({ length: 4 }, () => [true, true]),
    );
    const results = await Promise.all(imported.mock.results.map(({ value }) => value));
    expect(results.some(({ extractable }) => extractable)).toBe(false);
  });
});
