import { createHmac } from 'node:crypto';
import type { Incoming } from '../http/exchange.ts';

export interface Credentials {
  readonly tokenId: string;
  readonly secret: string;
}

/** Lower-case hex HMAC-SHA256 of body + salt, key = secret; GET signs "" + salt (DOCUMENTED, section 4). */
export function signatureOf(secret: string, body: Uint8Array, salt: string): string {
  return createHmac('sha256', secret).update(body).update(salt).digest('hex');
}

/**
 * Authenticates a request in either documented mode: the secret itself, or a signature over the exact bytes of the body
 * and the salt. Path, query and time are not covered (DOCUMENTED, section 4). Null when nothing matches.
 */
export function authenticate<Account extends Credentials>(
  { headers, body }: Incoming,
  accounts: readonly Account[],
): Account | null {
  const account = accounts.find(({ tokenId }) => tokenId === headers['x-token-api-id']);
  if (!account) return null;
  const secret = headers['x-token-api-secret'];
  if (secret !== undefined) return secret === account.secret ? account : null;
  const signature = headers['x-hmac-sha256-signature'];
  const salt = headers['x-salt'];
  if (signature === undefined || salt === undefined) return null;
  return signature === signatureOf(account.secret, body, salt) ? account : null;
}
