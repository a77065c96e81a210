const SIZE = /^[0-9a-f]{1,8}(?:[ \t]*;[^\r\n]*)?[ \t]*\r?\n/i;
const LINES = /\r?\n/;

/** A body that was sent in chunks (`Transfer-Encoding: chunked`), put together; null when it is none. */
export function dechunk(text: string): string | null {
  if (!SIZE.test(text)) return null;
  return bySize(new TextEncoder().encode(text)) ?? byLines(text);
}

const LF = 10;
const CR = 13;

/** The sizes count bytes. */
function bySize(bytes: Uint8Array): string | null {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (;;) {
    if (at >= bytes.length) return null;
    const line = bytes.indexOf(LF, at);
    const end = line === -1 ? bytes.length : line;
    const size = /^\s*([0-9a-f]{1,8})\s*(?:;|$)/i.exec(new TextDecoder().decode(bytes.subarray(at, end)))?.[1];
    if (size === undefined) return null;
    const length = Number.parseInt(size, 16);
    if (length === 0) return new TextDecoder().decode(join(parts));
    at = end + 1 + length;
    if (at > bytes.length) return null;
    parts.push(bytes.subarray(end + 1, at));
    if (bytes[at] === CR) at += 1;
    // Otherwise a size does not match, for example because line ends were changed within a chunk.
    if (bytes[at] !== LF) return at === bytes.length ? new TextDecoder().decode(join(parts)) : null;
    at += 1;
  }
}

function join(parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** For line ends changed by a text field: the text between the lines that are sizes, up to the last one, 0. */
function byLines(text: string): string | null {
  const lines = text.split(LINES);
  const end = lines.findIndex((line, i) => i > 0 && /^0+\s*(?:;.*)?$/.test(line));
  if (end === -1) return null;
  return lines
    .slice(0, end)
    .filter((line) => !/^[0-9a-f]{1,8}(?:\s*;.*)?$/i.test(line))
    .join('\n');
}
