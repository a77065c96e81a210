import * as v from 'valibot';
import { AUTH_MODES } from '../inqud/authentication';

/** How many of the last requests are kept. */
export const MOST_REQUESTS = 200;

/** The logged part of a body; `cut` when it was truncated. */
const KeptBody = v.object({ text: v.string(), cut: v.boolean() });
export type KeptBody = v.InferOutput<typeof KeptBody>;

/** The outcome of a request; `after` is in ms. */
const Outcome = v.variant('is', [
  v.object({ is: v.literal('answered'), status: v.number(), after: v.number(), body: v.nullable(KeptBody) }),
  v.object({ is: v.literal('failed'), why: v.picklist(['network', 'timeout', 'aborted']), after: v.number() }),
]);
export type Outcome = v.InferOutput<typeof Outcome>;

/** A request as the request log shows it. Headers are not kept, because the credentials are in them. */
export const LoggedRequest = v.object({
  /** Counts the requests since the browser started. */
  number: v.number(),
  /** When it left, epoch ms. */
  at: v.number(),
  method: v.string(),
  path: v.string(),
  mode: v.picklist(AUTH_MODES),
  body: v.nullable(KeptBody),
  /** Null while it is in flight, and forever when the background was stopped meanwhile. */
  outcome: v.nullable(Outcome),
});
export type LoggedRequest = v.InferOutput<typeof LoggedRequest>;
