import * as v from 'valibot';
import { fromBase64 } from '../../sealing/base64';
import { unseal } from '../../sealing/seal';
import type { OpenedCopy } from './encryptedHeader';
import { blockBoundTo, LONGEST_ID, readHeader } from './encryptedHeader';
import type { Line } from './lines';
import { LONGEST, linesOf } from './lines';
import type { Loss } from './loss';
import { NO_LOSS, withGap } from './loss';

/** Bytes of a block that has one line of the longest kind, in Base64. */
const LONGEST_BLOCK = 4 * LONGEST;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Outer = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ block: count, last: v.boolean(), iv: v.string(), sealed: v.string() }),
);
const Inner = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ line: count, before: v.array(v.pipe(v.string(), v.maxLength(LONGEST_ID))), total: count }),
);
type Block = { block: number; last: boolean; lines: string[] } & v.InferOutput<typeof Inner>;

/**
 * The lines of an encrypted copy, each with its number in the copy, and with the offset of its block's end in the file.
 * Needs constant memory. Every line is authentic; what is missing between them, `loss` says once all are read.
 */
export function encryptedLines(file: Blob, opened: OpenedCopy) {
  let loss = NO_LOSS;

  async function* lines(): AsyncGenerator<Line> {
    loss = NO_LOSS;
    /** Of the block that is due, and of its first line. */
    let block = 1;
    let number = 1;
    let total = 0;
    let isComplete = false;
    /** Lines of the file since the last authentic block that are none. */
    let strangers = 0;
    let end = 0;
    const lineOf = (text: string): Line => ({
      number: number++,
      end,
      ...(text.length > LONGEST ? { damaged: { is: 'too long' } as const } : { text }),
    });
    const gap = (to: Block | null) => {
      const blocks = { from: block, to: to && to.block - 1 };
      // The first line says what the file is: the header says it, too.
      const from = Math.max(number, 2);
      if (to && to.line <= from) return;
      strangers = to ? Math.max(0, strangers - (to.block - block)) : 0;
      // Before the checkouts is the head.
      const about = to ? null : Math.max(0, total - (from - 2));
      loss = withGap(loss, { blocks, lines: { from, to: to && to.line - 1 }, ids: to?.before ?? [], about });
    };

    for await (const line of linesOf(file, LONGEST_BLOCK)) {
      if ('text' in line && line.text.trim() === '') continue;
      const found = 'text' in line ? await blockIn(line.text, opened) : null;
      if (found === 'header') continue;
      end = line.end;
      if (found === null || found.block < block || found.line < number || isComplete) {
        strangers += 1;
        // For whoever counts how far it is: a file may have many of them.
        yield { number, end, text: '' };
        continue;
      }
      if (found.block > block) {
        gap(found);
        if (number === 1) yield lineOf(JSON.stringify(opened.holds));
        number = found.line;
      }
      loss = { ...loss, strangers: loss.strangers + strangers, readable: loss.readable + found.lines.length };
      strangers = 0;
      for (const text of found.lines) yield lineOf(text);
      block = found.block + 1;
      total = found.total;
      isComplete = found.last;
    }
    if (!isComplete) gap(null);
    loss = { ...loss, strangers: loss.strangers + strangers };
  }

  return { size: file.size, lines, loss: (): Loss => loss };
}

/** The block in a line, if it is one of this file and nothing of it was changed. */
async function blockIn(line: string, opened: OpenedCopy): Promise<Block | 'header' | null> {
  const outer = v.safeParse(Outer, line);
  if (!outer.success) return isHeader(line, opened);
  const { block, last } = outer.output;
  const [iv, sealed] = [fromBase64(outer.output.iv), fromBase64(outer.output.sealed)];
  if (!iv || !sealed) return null;
  const bytes = await unseal(opened.key, blockBoundTo(opened, block, last), { iv, sealed: sealed.buffer });
  if (!bytes) return null;
  const [first = '', ...lines] = new TextDecoder().decode(bytes).split('\n');
  const inner = v.safeParse(Inner, first);
  return inner.success ? { block, last, lines, ...inner.output } : null;
}

async function isHeader(line: string, { checksum }: OpenedCopy): Promise<'header' | null> {
  const header = await readHeader(line);
  const isOurs = header !== null && typeof header === 'object' && header.isIntact && header.checksum === checksum;
  return isOurs ? 'header' : null;
}
