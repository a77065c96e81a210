import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Account } from '../../simulator/accounts.ts';
import type { Simulator } from '../../simulator/start.ts';

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  json: () => Record<string, unknown>;
}

interface Call {
  host?: string;
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** One request on a connection of its own. Rejects when the connection breaks before the answer is complete. */
export function call({ port }: Simulator, { host = 'api.inqud.com', method = 'GET', path, headers, body }: Call) {
  return new Promise<Reply>((resolve, reject) => {
    const options = { port, method, path, servername: host, agent: false, rejectUnauthorized: false };
    const request = httpsRequest({ ...options, host: '127.0.0.1', headers: { host, ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('error', reject);
      response.on('end', () => {
        const json = () => JSON.parse(text) as Record<string, unknown>;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** The headers of the mode that sends the secret itself (DOCUMENTED, section 4). */
export function bySecret({ tokenId, secret }: Account): Record<string, string> {
  return { 'X-Token-API-Id': tokenId, 'X-Token-API-Secret': secret };
}

/** The headers of the signed mode (DOCUMENTED, section 4). */
export function bySignature({ tokenId, secret }: Account, body: string, salt = 'someSalt'): Record<string, string> {
  const signature = createHmac('sha256', secret)
    .update(body + salt)
    .digest('hex');
  return { 'X-Token-API-Id': tokenId, 'X-HMAC-SHA256-Signature': signature, 'X-Salt': salt };
}

export function checkoutsOf({ widgetId }: Account): string {
  return `/v1/user/crypto-acquiring/${widgetId}/checkouts`;
}

/** Creates by HTTP with the secret in a header. */
export function post(simulator: Simulator, body: unknown, account: Account = simulator.accounts[0]): Promise<Reply> {
  return call(simulator, {
    method: 'POST',
    path: checkoutsOf(account),
    headers: { ...bySecret(account), 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** Reads one checkout by HTTP with the secret in a header. */
export function read(simulator: Simulator, id: unknown, account: Account = simulator.accounts[0]): Promise<Reply> {
  return call(simulator, { path: `${checkoutsOf(account)}/${id}`, headers: bySecret(account) });
}

/** The documented FIXED_PRICE create. */
export const FIXED_PRICE = {
  clientOrderId: '1234567890',
  expiresAt: '2024-12-01T12:00:00Z',
  fixedAmount: { amount: 100, currency: 'USD' },
  returnUrl: 'https://example.com/return',
  name: 'My shopping cart checkout',
  type: 'FIXED_PRICE',
};
