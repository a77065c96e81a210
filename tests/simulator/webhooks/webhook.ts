import { createHmac } from 'node:crypto';
import { longForm } from '../api/wire.ts';
import type { Assumptions } from '../assumptions.ts';
import type { Checkout } from '../model/checkout.ts';
import type { Model } from '../model/model.ts';

/** A webhook as it would be sent; it is not sent, because a browser extension cannot receive one. */
export interface Webhook {
  /** The checkout itself, unwrapped (INFERRED, 5). */
  readonly body: string;
  /** `X-Payload-Digest`: lower-case hex HMAC-SHA1 of the raw body (DOCUMENTED, 5). */
  readonly digest: string;
  /** The whole request as text, as tools show it. */
  readonly request: string;
}

/** The webhook that Inqud sends for this state of a checkout, signed with this secret. */
export function webhookOf(checkout: Checkout, model: Model, rules: Assumptions, secret: string): Webhook {
  const body = JSON.stringify(longForm(checkout, model, rules));
  const digest = createHmac('sha1', secret).update(body).digest('hex');
  const head = ['POST /inqud HTTP/1.1', 'Host: shop.example', 'Content-Type: application/json'];
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  return { body, digest, request: [...head, length, `X-Payload-Digest: ${digest}`, '', body].join('\n') };
}
