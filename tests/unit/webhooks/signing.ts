import { createHmac } from 'node:crypto';
import { macWith } from '../../../lib/webhooks/digest';
import { bytesOf } from '../support/examples';

/** "Webhook digest, test vector" in inqud-api.md. */
export const VECTOR = {
  secret: 'secret_value',
  body: '{"field":"value"}',
  digest: '7e36242a10fd65cbaacd7ff288df9fd3f9e75a46',
};
export const mac = macWith(bytesOf(VECTOR.secret));

/** The digest as Inqud computes it, independent of our code. */
export const digestOf = (body: string, secret = VECTOR.secret) =>
  createHmac('sha1', secret).update(body, 'utf8').digest('hex');
export const sha256Of = (body: string) => createHmac('sha256', VECTOR.secret).update(body, 'utf8').digest('hex');
