import { correction, generate } from 'lean-qr';
import { toSvgPath, toSvgSource } from 'lean-qr/extras/svg';
import { bitmapPng } from './png';

/** The width of the quiet zone, in modules, without which scanners do not find the code (ISO/IEC 18004). */
export const QUIET_ZONE = 4;

/** The largest code holds a little more, but phones cannot scan that from a screen. */
const MOST_BYTES = 2000;

/** The minimum width of a saved image, px: sharp in print, too. */
const PICTURE = 1024;

/** A QR code: `size` modules wide and high without the quiet zone, its dark modules as an SVG path. */
export type Qr = { size: number; path: string; isDark: (x: number, y: number) => boolean };

/** With error correction level M: 15 % of it may be unreadable. Null for a text that is too long. */
export function qrOf(text: string): Qr | null {
  if (new TextEncoder().encode(text).length > MOST_BYTES) return null;
  const code = generate(text, { minCorrectionLevel: correction.M });
  return { size: code.size, path: toSvgPath(code), isDark: (x, y) => code.get(x, y) };
}

/** As an SVG file, black on white with its quiet zone. */
export function qrSvg(qr: Qr): Blob {
  const source = toSvgSource(
    { size: qr.size, get: qr.isDark },
    { on: 'black', off: 'white', pad: QUIET_ZONE, scale: scaleOf(qr), xmlDeclaration: true },
  );
  return new Blob([source], { type: 'image/svg+xml' });
}

/** The same as PNG, at least 1024 px wide. */
export function qrPng(qr: Qr): Promise<Blob> {
  const scale = scaleOf(qr);
  const module = (pixel: number) => Math.floor(pixel / scale) - QUIET_ZONE;
  return bitmapPng((qr.size + 2 * QUIET_ZONE) * scale, (x, y) => qr.isDark(module(x), module(y)));
}

function scaleOf({ size }: Qr): number {
  return Math.ceil(PICTURE / (size + 2 * QUIET_ZONE));
}
