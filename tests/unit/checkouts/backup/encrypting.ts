import type Dexie from 'dexie';
import { encryptedFormat } from '../../../../lib/checkouts/backup/encryptedFormat';
import type { OpenedCopy } from '../../../../lib/checkouts/backup/encryptedHeader';
import { openWith } from '../../../../lib/checkouts/backup/encryptedHeader';
import { encryptedLines } from '../../../../lib/checkouts/backup/encryptedLines';
import { HEAD } from '../../../../lib/checkouts/backup/export';
import { findHeader } from '../../../../lib/checkouts/backup/findHeader';
import type { PassphraseKey } from '../../../../lib/sealing/derivedKey';
import { newPassphraseKey } from '../../../../lib/sealing/derivedKey';

export const PASSPHRASE = 'four words of a copy';

/** With few rounds, so that a property can be tried often. */
export const cheapKey = (passphrase = PASSPHRASE): Promise<PassphraseKey> => newPassphraseKey(passphrase, 5);

/** Lines of a copy, the first of which is its head; each other one is the checkout of that number. */
export const copyLines = (count: number, length = 20): string[] => [
  JSON.stringify({ ...HEAD, exportedAt: 'now' }),
  ...Array.from({ length: count }, (_, at) => `checkout ${at} ${'x'.repeat(length)}`),
];

/** An encrypted file of these lines, given to the format in parts of these sizes; each line's ID is its text's beginning. */
export async function encrypted(
  lines: readonly string[],
  { under, parts = [], blockSize }: { under?: PassphraseKey; parts?: readonly number[]; blockSize?: number } = {},
): Promise<string> {
  const [head = '', ...rest] = lines;
  let given: string[] = [];
  const inner = {
    head: `${head}\n`,
    checkouts: async () => given.map((line) => `${line}\n`).join(''),
    creates: () => '',
  };
  const format = await encryptedFormat(inner, under ?? (await cheapKey()), blockSize);
  let text = format.head;
  const sizes = [...parts];
  for (let from = 0; from < rest.length; from += given.length) {
    given = rest.slice(from, from + (sizes.shift() ?? rest.length));
    const rows = given.map((line) => ({ id: idOf(line) }));
    // Not asked by this format.
    text += await format.checkouts(rows, { db: null as unknown as Dexie, inOrder: true, total: rest.length });
  }
  return text + (await format.tail?.());
}

/** "checkout 7" */
export const idOf = (line: string): string => line.split(' ').slice(0, 2).join(' ');

export async function opened(file: Blob, passphrase = PASSPHRASE): Promise<OpenedCopy> {
  const header = await findHeader(file);
  if (header === null || typeof header === 'string') throw new Error(`It has no header: ${header}`);
  const result = await openWith(passphrase, header);
  if (!result.ok) throw new Error(result.why);
  return result.opened;
}

/** What is read of a file: each line by its number, and what is said to be missing. */
export async function readAll(file: Blob, as?: OpenedCopy) {
  const copy = encryptedLines(file, as ?? (await opened(file)));
  const lines: [number: number, text: string][] = [];
  for await (const line of copy.lines()) if ('text' in line && line.text !== '') lines.push([line.number, line.text]);
  return { lines, loss: copy.loss() };
}
