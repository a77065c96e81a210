const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const BLACK_OR_WHITE = [1, 0, 0, 0, 0];

/**
 * Encodes a black and white image as PNG, one bit per pixel. Not with a canvas: a browser that protects against
 * fingerprinting returns other pixels than were drawn.
 */
export async function bitmapPng(width: number, isBlack: (x: number, y: number) => boolean): Promise<Blob> {
  const parts = [
    chunk('IHDR', [...bytesOf(width), ...bytesOf(width), ...BLACK_OR_WHITE]),
    chunk('IDAT', await deflate(pixels(width, isBlack))),
    chunk('IEND', []),
  ];
  return new Blob([Uint8Array.from(SIGNATURE), ...parts], { type: 'image/png' });
}

/** Each row starts with filter type 0 (none); a 1 bit is white. */
function pixels(width: number, isBlack: (x: number, y: number) => boolean): Uint8Array<ArrayBuffer> {
  const rowLength = 1 + Math.ceil(width / 8);
  const rows = new Uint8Array(rowLength * width);
  for (let y = 0; y < width; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (isBlack(x, y)) continue;
      const index = y * rowLength + 1 + (x >> 3);
      rows[index] = (rows[index] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return rows;
}

async function deflate(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const packed = new Blob([data]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** Length, type, data, and the checksum of type and data (PNG, section 5.3). */
function chunk(type: string, data: Iterable<number>): Uint8Array<ArrayBuffer> {
  const checked = [...new TextEncoder().encode(type), ...data];
  return Uint8Array.from([...bytesOf(checked.length - type.length), ...checked, ...bytesOf(crc32(checked))]);
}

function bytesOf(value: number): number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
}

function crc32(bytes: readonly number[]): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return ~rest;
}
