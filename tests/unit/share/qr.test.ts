import { crc32, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { qrFileName } from '../../../lib/share/fileName';
import type { Qr } from '../../../lib/share/qr';
import { QUIET_ZONE, qrOf, qrPng, qrSvg } from '../../../lib/share/qr';
import { runs } from '../../soak';
import { CHECKOUT_ID } from '../support/examples';

const LINK = `https://paycrypto.inqud.com/checkout/${CHECKOUT_ID}`;

const made = (text: string): Qr => {
  const qr = qrOf(text);
  if (!qr) throw new Error(`There is no code for ${text.length} characters.`);
  return qr;
};

/** What a phone reads in a square image of this many pixels. */
function readPixels(width: number, isBlack: (x: number, y: number) => boolean): string | null {
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (let at = 0; at < width * width; at += 1) {
    if (isBlack(at % width, Math.floor(at / width))) data.fill(0, at * 4, at * 4 + 3);
  }
  return jsQR(data, width, width)?.data ?? null;
}

/** Decodes a 1-bit PNG, strictly. */
async function readPng(file: Blob) {
  const bytes = Buffer.from(await file.arrayBuffer());
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const chunks: Record<string, Buffer> = {};
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const checked = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(checked));
    chunks[checked.toString('latin1', 0, 4)] = checked.subarray(4);
    at += 12 + length;
  }
  const { IHDR, IDAT, IEND } = chunks;
  if (!IHDR || !IDAT || !IEND) throw new Error(`It has only ${Object.keys(chunks)}.`);
  const width = IHDR.readUInt32BE(0);
  expect([IHDR.readUInt32BE(4), ...IHDR.subarray(8)]).toEqual([width, 1, 0, 0, 0, 0]);
  const rows = inflateSync(IDAT);
  const rowLength = 1 + Math.ceil(width / 8);
  expect(rows).toHaveLength(rowLength * width);
  const isBlack = (x: number, y: number) => ((rows[y * rowLength + 1 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0;
  return { width, isBlack };
}

describe('the QR code of a link', () => {
  it('is read as exactly the link', () => {
    const qr = made(LINK);
    const width = (qr.size + 2 * QUIET_ZONE) * 4;
    const module = (pixel: number) => Math.floor(pixel / 4) - QUIET_ZONE;
    expect(readPixels(width, (x, y) => qr.isDark(module(x), module(y)))).toBe(LINK);
  });

  it('is read from its PNG, whatever the link', async () => {
    await fc.assert(
      fc.asyncProperty(fc.webUrl({ withFragments: true, withQueryParameters: true }), async (link) => {
        const { width, isBlack } = await readPng(await qrPng(made(link)));
        expect(readPixels(width, isBlack)).toBe(link);
      }),
      { numRuns: runs(5) },
    );
  }, 30_000);

  it('has four light modules on every side of its PNG, which is at least 1024 px wide', async () => {
    const qr = made(LINK);
    const { width, isBlack } = await readPng(await qrPng(qr));
    const scale = width / (qr.size + 8);
    expect(width).toBeGreaterThanOrEqual(1024);
    const edge = Array.from({ length: width }, (_, at) => [at, 4 * scale - 1] as const);
    expect(edge.some(([x, y]) => isBlack(x, y) || isBlack(y, x) || isBlack(width - 1 - y, x))).toBe(false);
    expect(isBlack(4 * scale, 4 * scale)).toBe(true);
  });

  it('is black on white in its SVG, which loads nothing external', async () => {
    const qr = made(LINK);
    const svg = await qrSvg(qr).text();
    expect(qrSvg(qr).type).toBe('image/svg+xml');
    expect(svg).toMatch(/^<\?xml version="1\.0" encoding="UTF-8" \?><svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toContain(`viewBox="-4 -4 ${qr.size + 8} ${qr.size + 8}"`);
    expect(svg).toMatch(/<rect [^>]*fill="white"/);
    expect(svg).toMatch(/<path d="[MLZ\d ]+" fill="black"/);
    expect(svg).toContain(qr.path);
    expect(svg).not.toMatch(/href|script|style/);
  });

  it('is null for a text that is too long', () => {
    for (const long of ['x'.repeat(2000), 'ü'.repeat(1000), 'aA1'.repeat(666)]) expect(qrOf(long)).not.toBeNull();
    for (const tooLong of ['x'.repeat(2001), 'ü'.repeat(1001)]) expect(qrOf(tooLong)).toBeNull();
  });
});

describe('the name of its file', () => {
  it.each([
    ['10482', 'qr-10482.png'],
    ['A-17_b.c', 'qr-A-17_b.c.png'],
    ['Größe/№ 5', 'qr-Größe-5.png'],
    ['../../etc/passwd', 'qr-etc-passwd.png'],
    ['a\\b:c*d?"<>|e', 'qr-a-b-c-d-e.png'],
    ['\u202egnp.exe', 'qr-gnp.exe.png'],
    ['...', 'qr.png'],
    ['', 'qr.png'],
    ['注文 12', 'qr-注文-12.png'],
    ['x'.repeat(200), `qr-${'x'.repeat(60)}.png`],
    ['\ud83d', 'qr.png'],
  ])('of order %j is %s', (orderId, name) => {
    expect(qrFileName(orderId, 'png')).toBe(name);
  });

  it('is valid on every system, whatever the order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (orderId) => {
        expect(qrFileName(orderId, 'svg')).toMatch(/^qr(-[\p{L}\p{N}\p{M}_][\p{L}\p{N}\p{M}._-]*)?\.svg$/u);
      }),
    );
  });
});
