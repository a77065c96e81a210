import { fromBase64, toBase64 } from './base64.ts';

/** Base64 of letters, digits, `-` and `_` alone, without padding: it survives being pasted anywhere. */
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Null for what `toBase64Url` does not write. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text)) return null;
  const bytes = fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
  // The last character may have unused bits, which would give one content several texts.
  return bytes && toBase64Url(bytes) === text ? bytes : null;
}
