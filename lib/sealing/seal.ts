/** AES-GCM ciphertext with its own fresh IV. */
export type Sealed = { iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer };

export const AES_GCM = { name: 'AES-GCM', length: 256 };

/** 32 bytes as something to seal with; nothing can read them out of there. */
export function sealingKeyOf(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, AES_GCM, false, ['encrypt', 'decrypt', 'unwrapKey']);
}

/** Seals under a fresh IV. What it belongs to is bound to it, so that records cannot be swapped. */
export async function seal(key: CryptoKey, belongsTo: string, bytes: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, sealed: await crypto.subtle.encrypt(sealingParameters(belongsTo, iv), key, bytes) };
}

/** What was sealed, or null when it was changed, belongs elsewhere or was sealed under another key. */
export async function unseal(key: CryptoKey, belongsTo: string, { iv, sealed }: Sealed): Promise<ArrayBuffer | null> {
  return crypto.subtle.decrypt(sealingParameters(belongsTo, iv), key, sealed).catch(() => null);
}

export function sealingParameters(belongsTo: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(belongsTo) };
}
