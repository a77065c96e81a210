/** How a request is authenticated: signed, or with the secret itself in a header (inqud-api.md, section 4). */
export const AUTH_MODES = ['signed', 'secret'] as const;
export type AuthMode = (typeof AUTH_MODES)[number];

type Headers = Record<string, string>;

/** Returns the headers for a request with exactly this body ("" for GET), or null when it may no longer sign. */
export type Signer = (body: string) => Promise<Headers | null>;

export const HMAC_SHA256 = { name: 'HMAC', hash: 'SHA-256' };

/** Imports the secret's UTF-8 bytes as a non-extractable signing key, which not even our own code can read back. */
export function importSigningKey(secret: BufferSource): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', secret, HMAC_SHA256, false, ['sign']);
}

/** Lower-case hex HMAC-SHA256 of body + salt. Inqud's signature does not cover the path, the query or the time. */
export async function signature(key: CryptoKey, body: string, salt: string): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(body + salt));
  return new Uint8Array(mac).reduce((hex, byte) => hex + byte.toString(16).padStart(2, '0'), '');
}

/** Signs each request with a fresh salt; the secret never travels. */
export function signWith(tokenId: string, key: CryptoKey): (body: string) => Promise<Headers> {
  return async (body) => {
    const salt = crypto.randomUUID();
    return {
      'X-Token-API-Id': tokenId,
      'X-Salt': salt,
      'X-HMAC-SHA256-Signature': await signature(key, body, salt),
    };
  };
}

/** Sends the secret with each request, for tokens that are not set up for signing. */
export function sendSecret(tokenId: string, secret: string): (body: string) => Promise<Headers> {
  return async () => ({ 'X-Token-API-Id': tokenId, 'X-Token-API-Secret': secret });
}
