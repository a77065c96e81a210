import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../../lib/checkouts/backup/lines';

async function read(...parts: BlobPart[]) {
  const lines = [];
  for await (const line of linesOf(new Blob(parts))) lines.push(line);
  return lines;
}
const textsOf = (lines: Awaited<ReturnType<typeof read>>) => lines.map((line) => ('text' in line ? line.text : null));

/** A file that is read in chunks of these sizes. */
function inPieces(text: string, sizes: number[]): Blob {
  const bytes = new TextEncoder().encode(text);
  const blob = new Blob([bytes]);
  let at = 0;
  blob.stream = () =>
    new ReadableStream({
      pull(controller) {
        if (at >= bytes.length) return controller.close();
        const size = sizes.shift() ?? 3;
        controller.enqueue(bytes.slice(at, at + size));
        at += size;
      },
    });
  return blob;
}

describe('the lines of a file', () => {
  it('are none in an empty one', async () => expect(await read()).toEqual([]));

  it('are counted from 1, each with its end offset', async () => {
    expect(await read('a\n\nü\n')).toEqual([
      { number: 1, end: 2, text: 'a' },
      { number: 2, end: 3, text: '' },
      { number: 3, end: 6, text: 'ü' },
    ]);
  });

  it('include a last one without a line end', async () => expect(textsOf(await read('a\nb'))).toEqual(['a', 'b']));

  it('have no byte order mark at the start', async () => expect(textsOf(await read('\ufeffa\nb'))).toEqual(['a', 'b']));

  it('of a million bytes are read, a longer one is reported and skipped [S-26]', async () => {
    const longest = 'x'.repeat(1_000_000);
    const lines = await read(longest, '\n', longest, 'y\n', 'after');
    expect(textsOf(lines)).toEqual([longest, null, 'after']);
    expect(lines[1]).toEqual({ number: 2, end: 2_000_003, damaged: { is: 'too long' } });
  });

  it('that are not UTF-8 are reported, and only those', async () => {
    const lines = await read('a\n', new Uint8Array([0x7b, 0xff, 0x7d, 0x0a]), 'ü\n', new Uint8Array([0xc3]));
    expect(textsOf(lines)).toEqual(['a', null, 'ü', null]);
    expect(lines[1]).toMatchObject({ number: 2, damaged: { is: 'undecodable' } });
  });

  it('are the same for any chunks of the file', async () => {
    const lines = fc.array(fc.string({ unit: fc.constantFrom('a', 'ü', '€', '😀', ' ', '\r') }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(lines, fc.array(fc.integer({ min: 1, max: 7 })), async (texts, sizes) => {
        const found = [];
        for await (const line of linesOf(inPieces(`${texts.join('\n')}\n`, sizes))) found.push(line);
        expect(textsOf(found)).toEqual(texts);
      }),
    );
  });

  it('can be abandoned in the middle, which releases the file', async () => {
    let cancelled = false;
    const file = new Blob(['x']);
    file.stream = () =>
      new ReadableStream({
        pull: (controller) => controller.enqueue(new TextEncoder().encode('a\nb\n')),
        cancel: () => {
          cancelled = true;
        },
      });
    for await (const line of linesOf(file)) if (line.number === 3) break;
    expect(cancelled).toBe(true);
  });
});
