import { HMAC_SHA256 } from '../../inqud/authentication';
import type { Sealed } from '../../sealing/seal';
import { AES_GCM, sealingParameters } from '../../sealing/seal';

/** A sealing key that lives in this browser's storage and can never be read back, not even by us. */
export function newBrowserKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey(AES_GCM, false, ['encrypt', 'decrypt']);
}

/** A sealed signing secret as a key that signs: its bytes stay inside the browser's cryptography. */
export async function unsealSigningKey(
  key: CryptoKey,
  belongsTo: string,
  { iv, sealed }: Sealed,
): Promise<CryptoKey | null> {
  const { subtle } = crypto;
  return subtle
    .unwrapKey('raw', sealed, key, sealingParameters(belongsTo, iv), HMAC_SHA256, false, ['sign'])
    .catch(() => null);
}
