import type { Damage } from './damage';

/** One line of a file: its number from 1, the offset of its end in bytes, and its text or why it cannot be read. */
export type Line = { number: number; end: number } & ({ text: string } | { damaged: Damage });

/** Bytes of the longest line of a copy. */
export const LONGEST = 1_000_000;
const NEWLINE = 10;

/** A file as a copy to restore. */
export function linesSource(file: Blob): { size: number; lines: () => AsyncGenerator<Line> } {
  return { size: file.size, lines: () => linesOf(file) };
}

/** Streams the lines of a UTF-8 file. A line of more than `longest` bytes is not kept in memory. */
export async function* linesOf(file: Blob, longest = LONGEST): AsyncGenerator<Line> {
  const reader = file.stream().getReader();
  let number = 0;
  let end = 0;
  let parts: Uint8Array[] = [];
  let size = 0;
  const add = (part: Uint8Array) => {
    size += part.length;
    end += part.length;
    if (size > longest) parts = [];
    else parts.push(part);
  };
  const take = (): Line => {
    number += 1;
    const line = { number, end, ...(size > longest ? { damaged: { is: 'too long' } as const } : decoded(parts, size)) };
    parts = [];
    size = 0;
    return line;
  };
  try {
    for (;;) {
      const { value: chunk } = await reader.read();
      if (!chunk) break;
      let from = 0;
      for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
        add(chunk.subarray(from, at));
        from = at + 1;
        end += 1;
        yield take();
      }
      add(chunk.subarray(from));
    }
    if (size > 0) yield take();
  } finally {
    await reader.cancel();
  }
}

function decoded(parts: Uint8Array[], size: number): { text: string } | { damaged: Damage } {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { damaged: { is: 'undecodable' } };
  }
}
