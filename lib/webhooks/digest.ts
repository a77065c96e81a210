/** Computes the HMAC of a text's UTF-8 bytes with a secret that the caller does not see. */
export type Mac = (hash: 'SHA-1' | 'SHA-256', text: string) => Promise<Uint8Array>;

/** Computes HMACs with these bytes as the secret; at least one byte. */
export function macWith(secret: BufferSource): Mac {
  return async (hash, text) => {
    const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash }, false, ['sign']);
    return new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)));
  };
}

/** Whether a webhook's `X-Payload-Digest` is the lower-case hex HMAC-SHA1 of its raw body (inqud-api.md, section 5). */
export async function verifyDigest(mac: Mac, body: string, digest: string): Promise<boolean> {
  return sameText(hexOf(await mac('SHA-1', body)), digest);
}

export function hexOf(bytes: Uint8Array): string {
  return bytes.reduce((hex, byte) => hex + byte.toString(16).padStart(2, '0'), '');
}

/** Compares texts of equal length in constant time. */
export function sameText(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let i = 0; i < one.length; i++) difference |= one.charCodeAt(i) ^ other.charCodeAt(i);
  return difference === 0;
}
