import * as v from 'valibot';
import type { Assumptions } from '../assumptions.ts';
import type { Fault } from '../faults/faults.ts';
import { ROUTE_KINDS } from '../faults/faults.ts';

/** The bodies that the control port takes. */

const flag = v.exactOptional(v.boolean());
const text = v.pipe(v.string(), v.nonEmpty());
const ms = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const words = <const T extends readonly (string | number)[]>(allowed: T) => v.exactOptional(v.picklist(allowed));
const optionalMs = v.exactOptional(ms);
const header = v.exactOptional(v.nullable(text));

export const faultShapes = [
  v.strictObject({ kind: v.literal('reset') }),
  v.strictObject({ kind: v.literal('hang') }),
  v.strictObject({ kind: v.literal('delay'), ms }),
  v.strictObject({ kind: v.literal('lostAnswer'), ms: optionalMs, sent: words(['nothing', 'half']) }),
  v.strictObject({
    kind: v.literal('status'),
    status: v.picklist([400, 401, 403, 404, 409, 422, 500, 502]),
    messages: v.exactOptional(v.array(v.string())),
    processed: flag,
  }),
  v.strictObject({ kind: v.literal('tooMany'), retryAfter: v.nullable(v.union([ms, text])) }),
  v.strictObject({ kind: v.literal('unavailable'), status: words([500, 502, 503, 504]), processed: flag }),
  v.strictObject({ kind: v.literal('html'), processed: flag }),
  v.strictObject({ kind: v.literal('brokenJson'), processed: flag }),
  v.strictObject({ kind: v.literal('incompleteJson') }),
  v.strictObject({ kind: v.literal('wrongTypes'), except: v.exactOptional(v.array(v.string())) }),
  v.strictObject({ kind: v.literal('hugeDecimals') }),
] as const;

export const FaultBody = v.strictObject({
  route: v.picklist(ROUTE_KINDS),
  fault: v.variant('kind', faultShapes) satisfies v.GenericSchema<unknown, Fault>,
  times: v.optional(v.union([v.pipe(v.number(), v.safeInteger(), v.minValue(1)), v.literal('always')]), 1),
});

export const AssumptionsBody = v.strictObject({
  createStatus: words([200, 201]),
  authRefusalStatus: words([401, 403]),
  validationStatus: words([400, 422]),
  errorBody: words(['message', 'code', 'errors', 'empty']),
  jsonTypeDemanded: flag,
  nameMaxLength: v.exactOptional(v.nullable(ms)),
  pastExpiryRefused: flag,
  strayAmountRefused: flag,
  limitsEnforced: flag,
  clientOrderIdUnique: flag,
  defaultLifetimeMs: optionalMs,
  readPath: words(['project', 'unscoped', 'both']),
  responseForm: words(['long', 'short']),
  coinObjects: words(['filled', 'empty']),
  depositPrices: words(['all', 'none', 'own', 'reversed', 'noRate', 'text']),
  moreCoins: v.exactOptional(v.pipe(ms, v.maxValue(100))),
  nestedPayment: words(['null', 'object']),
  cors: words(['closed', 'open']),
  apiKeepAlive: flag,
  clockOffsetMs: v.exactOptional(v.pipe(v.number(), v.safeInteger())),
  paymentWindowMs: optionalMs,
  graceMs: optionalMs,
  feeRounding: words(['up', 'halfUp', 'down']),
  latePayment: words(['ignored', 'success', 'conflict']),
  latePaymentReason: v.exactOptional(text),
  confirmationMs: v.exactOptional(v.nullable(ms)),
  webhookTimeoutMs: optionalMs,
  webhookRetryMinutes: v.exactOptional(v.array(v.pipe(v.number(), v.minValue(0)))),
  webhookTwice: flag,
  webhookOnCreate: flag,
  widgetEmitsInitialStatus: flag,
  statusChangedBubbles: flag,
  statusChangedComposed: flag,
  emittedStatus: words(['upper', 'lower', 'internal']),
  widgetNeedsOwnDomain: flag,
  scriptXFrameOptions: header,
  scriptContentSecurityPolicy: header,
  hostedXFrameOptions: header,
  hostedContentSecurityPolicy: header,
}) satisfies v.GenericSchema<unknown, Partial<Assumptions>>;

export const CoinBody = v.strictObject({
  coin: text,
  amount: v.exactOptional(v.strictObject({ amount: text, currency: text })),
});
export const PayBody = v.strictObject({ amount: v.optional(text, 'exact') });
export const StatusBody = v.strictObject({ status: text, reason: v.optional(v.nullable(text), null) });
export const PaceBody = v.strictObject({ pickCoinMs: optionalMs, payMs: optionalMs, confirmMs: optionalMs });
export const NothingBody = v.strictObject({});

export const TargetBody = v.strictObject({
  url: v.pipe(
    v.string(),
    v.check((url) => ['http:', 'https:'].includes(URL.parse(url)?.protocol ?? ''), 'must be an http or https address'),
  ),
  secret: v.optional(v.nullable(text), null),
});
