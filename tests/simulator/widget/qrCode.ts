import { correction, generate } from 'lean-qr';

/** A QR code as rows of modules, 1 for a dark one, without the quiet zone. */
export function qrCode(text: string): readonly string[] {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const places = Array.from({ length: code.size }, (_, place) => place);
  return places.map((y) => places.map((x) => (code.get(x, y) ? '1' : '0')).join(''));
}
