import * as v from 'valibot';
import { fromBase64Url } from '../../sealing/base64url.ts';
import { isShop } from '../contract/names.ts';
import { KEY_LENGTH } from '../contract/teamKey.ts';

const Hook = v.object({
  /** The widget, `CAP-…`, which is the end of the webhook's address. */
  shop: v.pipe(v.string(), v.check(isShop)),
  /** As typed at Inqud. The address and the secret belong together: one shop's secret proves nothing about another's. */
  secret: v.pipe(v.string(), v.nonEmpty(), v.maxLength(1000)),
});

/** `receiver.json`, which the admin's tool writes. All of it is secret. */
export const ReceiverConfig = v.object({
  v: v.literal(1),
  /** nats-server on this machine. */
  server: v.string(),
  seed: v.string(),
  /** The team's key, base64url. */
  key: v.pipe(
    v.string(),
    v.check((text) => fromBase64Url(text)?.length === KEY_LENGTH),
  ),
  /** Port of loopback: the proxy is before it. */
  port: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535)),
  hooks: v.array(Hook),
});
export type ReceiverConfig = v.InferOutput<typeof ReceiverConfig>;
