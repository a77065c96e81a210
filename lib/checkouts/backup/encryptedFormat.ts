import { toBase64 } from '../../sealing/base64';
import type { PassphraseKey } from '../../sealing/derivedKey';
import { seal } from '../../sealing/seal';
import { blockBoundTo, LONGEST_ID, newHeader } from './encryptedHeader';
import type { CopyFormat } from './export';

/** Characters of the lines that become one block: what a damaged byte takes with it, and what is in memory at once. */
const BLOCK_SIZE = 64_000;

/** Encrypts another format whose rows are one line each, block by block, under a fresh key. */
export async function encryptedFormat(
  inner: CopyFormat,
  under: PassphraseKey,
  blockSize = BLOCK_SIZE,
): Promise<CopyFormat> {
  const { line: header, opened } = await newHeader(under);
  let blocks = 0;
  let written = 0;
  /** What the next block gets: its lines, and the checkouts in them. */
  let lines: string[] = [];
  let ids: string[] = [];
  let size = 0;
  /** The checkouts of the block before: should that be damaged, it is known which ones are missing. */
  let before: string[] = [];
  let total = 0;

  const block = async (isLast: boolean) => {
    blocks += 1;
    const text = [JSON.stringify({ line: written + 1, before, total }), ...lines].join('\n');
    const bound = blockBoundTo(opened, blocks, isLast);
    const { iv, sealed } = await seal(opened.key, bound, new TextEncoder().encode(text));
    written += lines.length;
    before = ids;
    lines = [];
    ids = [];
    size = 0;
    const printed = { iv: toBase64(iv), sealed: toBase64(new Uint8Array(sealed)) };
    return `${JSON.stringify({ block: blocks, last: isLast, ...printed })}\n`;
  };
  const add = async (text: string, idAt: (line: number) => string | undefined) => {
    const full: string[] = [];
    const added = text.split('\n');
    for (const [at, line] of added.slice(0, -1).entries()) {
      lines.push(line);
      const id = idAt(at);
      if (id !== undefined && id.length <= LONGEST_ID) ids.push(id);
      size += line.length;
      if (size >= blockSize) full.push(await block(false));
    }
    return full.join('');
  };
  const head = await add(inner.head, () => undefined);
  return {
    head: `${header}\n${head}`,
    async checkouts(rows, from) {
      total = from.total;
      return add(await inner.checkouts(rows, from), (line) => rows[line]?.id);
    },
    creates: async (rows) => add(await inner.creates(rows), () => undefined),
    /** The last block has no line, so that none of the others is damaged without its lines being known. */
    tail: async () => `${lines.length > 0 ? await block(false) : ''}${await block(true)}${header}\n`,
  };
}
