import { createHmac } from 'node:crypto';
import { longForm, requestForm } from '../api/wire.ts';
import type { Assumptions } from '../assumptions.ts';
import type { Checkout } from '../model/checkout.ts';
import type { Model } from '../model/model.ts';

/** One URL for each kind and widget (DOCUMENTED, 5). */
export const WEBHOOK_KINDS = ['checkout', 'request'] as const;
export type WebhookKind = (typeof WEBHOOK_KINDS)[number];

/** A webhook as text, for what cannot receive one, such as a browser extension. */
export interface Webhook {
  readonly body: string;
  readonly digest: string;
  /** The whole request as text, as tools show it. */
  readonly request: string;
}

/** The webhook that Inqud sends for this state of a checkout, signed with this secret. */
export function webhookOf(checkout: Checkout, model: Model, rules: Assumptions, secret: string): Webhook {
  const body = bodyOf('checkout', checkout, model, rules) ?? '';
  const digest = digestOf(body, secret);
  const head = ['POST /inqud HTTP/1.1', 'Host: shop.example', 'Content-Type: application/json'];
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  return { body, digest, request: [...head, length, `X-Payload-Digest: ${digest}`, '', body].join('\n') };
}

/** The checkout itself, or its request, unwrapped (INFERRED, 5); null when there is no request. */
export function bodyOf(kind: WebhookKind, checkout: Checkout, model: Model, rules: Assumptions): string | null {
  if (kind === 'checkout') return JSON.stringify(longForm(checkout, model, rules));
  return checkout.request && JSON.stringify(requestForm(checkout.request, checkout, rules));
}

/** `X-Payload-Digest`: lower-case hex HMAC-SHA1 of the raw body (DOCUMENTED, 5). */
export function digestOf(body: string, secret: string): string {
  return createHmac('sha1', secret).update(body).digest('hex');
}
