import { correction, generate } from 'lean-qr';
import { toSvgPath, toSvgSource } from 'lean-qr/extras/svg';
import { bitmapPng } from './png';

/** Light modules on every side, without which readers do not find the code (ISO/IEC 18004). */
export const QUIET_ZONE = 4;

/** The largest code holds a little more, and no phone reads that from a screen. */
const MOST_BYTES = 2000;

/** The least width of a saved picture, px: sharp on paper, too. */
const PICTURE = 1024;

/** A QR code: `size` modules wide and high without the quiet zone, its dark ones as the path of an SVG. */
export type Qr = { size: number; path: string; isDark: (x: number, y: number) => boolean };

/** 15 % of it may be hidden by a scratch or a reflection. Null for a text that is too long. */
export function qrOf(text: string): Qr | null {
  if (new TextEncoder().encode(text).length > MOST_BYTES) return null;
  const code = generate(text, { minCorrectionLevel: correction.M });
  return { size: code.size, path: toSvgPath(code), isDark: (x, y) => code.get(x, y) };
}

/** As a file that any program can show, black on white with its quiet zone. */
export function qrSvg(qr: Qr): Blob {
  const source = toSvgSource(
    { size: qr.size, get: qr.isDark },
    { on: 'black', off: 'white', pad: QUIET_ZONE, scale: scaleOf(qr), xmlDeclaration: true },
  );
  return new Blob([source], { type: 'image/svg+xml' });
}

/** Likewise as pixels, at least 1024 of them wide. */
export function qrPng(qr: Qr): Promise<Blob> {
  const scale = scaleOf(qr);
  const module = (pixel: number) => Math.floor(pixel / scale) - QUIET_ZONE;
  return bitmapPng((qr.size + 2 * QUIET_ZONE) * scale, (x, y) => qr.isDark(module(x), module(y)));
}

function scaleOf({ size }: Qr): number {
  return Math.ceil(PICTURE / (size + 2 * QUIET_ZONE));
}
