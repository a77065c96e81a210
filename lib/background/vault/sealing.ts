import type { Sealed } from '../../accounts/database';
import { HMAC_SHA256 } from '../../inqud/authentication';

export const AES_GCM = { name: 'AES-GCM', length: 256 };

/** Overwrites bytes of a key or a secret that are not needed any more. Text cannot be overwritten. */
export function wipe(bytes: Uint8Array<ArrayBuffer> | ArrayBuffer): void {
  new Uint8Array(bytes instanceof ArrayBuffer ? bytes : bytes.buffer).fill(0);
}

/** Lends the UTF-8 bytes of a typed text, and wipes them. */
export async function withBytesOf<T>(text: string, work: (bytes: Uint8Array<ArrayBuffer>) => Promise<T>): Promise<T> {
  const bytes = new TextEncoder().encode(text);
  try {
    return await work(bytes);
  } finally {
    wipe(bytes);
  }
}

/** A sealing key that lives in this browser's storage and can never be read back, not even by us. */
export function newBrowserKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey(AES_GCM, false, ['encrypt', 'decrypt']);
}

/** The vault key as something to seal with; nothing can read it out of there. */
export function sealingKeyOf(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, AES_GCM, false, ['encrypt', 'decrypt', 'unwrapKey']);
}

/** Seals under a fresh IV. What it belongs to is bound to it, so that records cannot be swapped. */
export async function seal(key: CryptoKey, belongsTo: string, bytes: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, sealed: await crypto.subtle.encrypt(parameters(belongsTo, iv), key, bytes) };
}

/** What was sealed, or null when it was changed, belongs elsewhere or was sealed under another key. */
export async function unseal(key: CryptoKey, belongsTo: string, { iv, sealed }: Sealed): Promise<ArrayBuffer | null> {
  return crypto.subtle.decrypt(parameters(belongsTo, iv), key, sealed).catch(() => null);
}

/** A sealed signing secret as a key that signs: its bytes stay inside the browser's cryptography. */
export async function unsealSigningKey(
  key: CryptoKey,
  belongsTo: string,
  { iv, sealed }: Sealed,
): Promise<CryptoKey | null> {
  const { subtle } = crypto;
  return subtle
    .unwrapKey('raw', sealed, key, parameters(belongsTo, iv), HMAC_SHA256, false, ['sign'])
    .catch(() => null);
}

function parameters(belongsTo: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(belongsTo) };
}
