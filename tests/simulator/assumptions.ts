import type { Rounding } from './model/decimal.ts';

/**
 * Everything about Inqud that its documents leave UNKNOWN, one named switch each, with the section of inqud-api.md that
 * asks the question. The product has to live with every value; the defaults are the likely ones, or the harshest.
 */
export interface Assumptions {
  /** UNKNOWN (4): the status of a successful create. */
  createStatus: 200 | 201;
  /** UNKNOWN (4): the status for a token that is missing, wrong or wrongly signed. */
  authRefusalStatus: 401 | 403;
  /** UNKNOWN (4): the status for a body that breaks a rule. */
  validationStatus: 400 | 422;
  /** UNKNOWN (4): `{message, code}`; `{code}`; `{errors: [{field, message}]}`; or nothing at all. */
  errorBody: 'message' | 'code' | 'errors' | 'empty';
  /** UNKNOWN (4): whether a create without `Content-Type: application/json` is refused with 415. */
  jsonTypeDemanded: boolean;
  /** UNKNOWN (4): most characters in `name`; 32 is THIRD-PARTY, for on-ramp. null: no limit. */
  nameMaxLength: number | null;
  /** UNKNOWN (3.1): whether an `expiresAt` in the past is refused. */
  pastExpiryRefused: boolean;
  /** UNKNOWN (3.1): whether `fixedAmount` on a checkout without a fixed price is refused; else it is ignored. */
  strayAmountRefused: boolean;
  /**
   * UNKNOWN (3.4): whether an amount outside every coin's limits is refused; else each coin is offered for each amount.
   */
  limitsEnforced: boolean;
  /** UNKNOWN (3.1): whether a second checkout with the same `clientOrderId` is refused. */
  clientOrderIdUnique: boolean;
  /** UNKNOWN (3.1): the lifetime without `expiresAt`; an hour is DOCUMENTED for on-ramp only. */
  defaultLifetimeMs: number;
  /** UNKNOWN (2): which path reads a checkout. The unscoped twin of requests was seen to give 404. */
  readPath: 'project' | 'unscoped' | 'both';
  /** DOCUMENTED (wire examples): some pages show all fields of 3.2, some only a few. */
  responseForm: 'long' | 'short';
  /** UNKNOWN (3.2): the shapes of the elided coin objects; 'empty' sends `{}`. */
  coinObjects: 'filled' | 'empty';
  /**
   * UNKNOWN (3.4): what deposit-options has of amounts. 'all': as documented; 'none': no `amountInOptions`; 'own': only
   * in the coin's own currency; 'reversed': pairs the other way round; 'noRate': rates and pairs null; 'text': numbers as strings.
   */
  depositPrices: 'all' | 'none' | 'own' | 'reversed' | 'noRate' | 'text';
  /** UNKNOWN (7, coverage): how many made-up coins deposit-options lists besides those that can be paid with. */
  moreCoins: number;
  /** UNKNOWN (3.3): the shape of `payment` inside a request. */
  nestedPayment: 'null' | 'object';
  /** UNKNOWN (2): whether web pages may call /v1/user/*. */
  cors: 'closed' | 'open';
  /**
   * UNKNOWN: whether the API keeps connections open. Browsers silently send a request again, a POST too, when a
   * connection that was used before breaks; false makes every fault visible to the product.
   */
  apiKeepAlive: boolean;
  /** ms added to the server's clock and its Date header, to simulate a wrong clock on the merchant's computer. */
  clockOffsetMs: number;

  /** INFERRED (3.3): 10 minutes in the one example. */
  paymentWindowMs: number;
  /** UNKNOWN (3.3): how much longer than shown Inqud waits for the payer. */
  graceMs: number;
  /** UNKNOWN (3.3): half up or up; both fit the example. */
  feeRounding: Rounding;
  /** UNKNOWN (7): what a payment does to a checkout that is EXPIRED. */
  latePayment: 'ignored' | 'success' | 'conflict';
  /** UNKNOWN (1.3): the reason of a conflict by lateness; every reason but UNDERPAID is unknown. */
  latePaymentReason: string;
  /** UNKNOWN: how long the widget's simulated payer waits for confirmations; null waits for ever. */
  confirmationMs: number | null;

  /** DOCUMENTED (5): how long Inqud waits for the answer to a webhook. */
  webhookTimeoutMs: number;
  /** DOCUMENTED (old, 5): minutes until each retry of a webhook; after the last one the event is lost. */
  webhookRetryMinutes: readonly number[];
  /** DOCUMENTED (5): duplicates happen; true sends each webhook twice. */
  webhookTwice: boolean;
  /** UNKNOWN (5): whether a creation is a change of status that is announced. */
  webhookOnCreate: boolean;

  /** UNKNOWN (6): whether the widget emits the status it starts with. */
  widgetEmitsInitialStatus: boolean;
  /** UNKNOWN (6). */
  statusChangedBubbles: boolean;
  /** UNKNOWN (6). */
  statusChangedComposed: boolean;
  /** UNKNOWN (6): 'upper' is NEW … SUCCESS, 'lower' the same in lower case, 'internal' is G-sdk's InternalStatus. */
  emittedStatus: 'upper' | 'lower' | 'internal';
  /** UNKNOWN (6): whether the widget refuses to work on another domain than its own. */
  widgetNeedsOwnDomain: boolean;
  /** UNKNOWN (6): headers of the script and of the hosted page; null sends none. */
  scriptXFrameOptions: string | null;
  scriptContentSecurityPolicy: string | null;
  hostedXFrameOptions: string | null;
  hostedContentSecurityPolicy: string | null;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

export const DEFAULT_ASSUMPTIONS: Readonly<Assumptions> = Object.freeze({
  createStatus: 201,
  authRefusalStatus: 401,
  validationStatus: 422,
  errorBody: 'message',
  jsonTypeDemanded: true,
  nameMaxLength: 32,
  pastExpiryRefused: true,
  strayAmountRefused: true,
  limitsEnforced: true,
  clientOrderIdUnique: false,
  defaultLifetimeMs: 60 * MINUTE,
  readPath: 'project',
  responseForm: 'long',
  coinObjects: 'filled',
  depositPrices: 'all',
  moreCoins: 0,
  nestedPayment: 'null',
  cors: 'closed',
  apiKeepAlive: false,
  clockOffsetMs: 0,
  paymentWindowMs: 10 * MINUTE,
  graceMs: MINUTE,
  feeRounding: 'up',
  latePayment: 'ignored',
  latePaymentReason: 'EXPIRED',
  confirmationMs: 3 * SECOND,
  webhookTimeoutMs: 10 * SECOND,
  webhookRetryMinutes: [1, 2, 5, 15, 30, 60, 120, 360, 720, 1440],
  webhookTwice: false,
  webhookOnCreate: false,
  widgetEmitsInitialStatus: true,
  statusChangedBubbles: false,
  statusChangedComposed: false,
  emittedStatus: 'upper',
  widgetNeedsOwnDomain: true,
  scriptXFrameOptions: null,
  scriptContentSecurityPolicy: null,
  hostedXFrameOptions: null,
  hostedContentSecurityPolicy: null,
});

export interface AssumptionSwitches {
  /** A copy of the current values. */
  current(): Assumptions;
  /** Changes some of them. */
  set(changes: Partial<Assumptions>): void;
  /** Restores the values at the start. */
  reset(): void;
  /** Notifies after every change; returns the unsubscribe function. */
  subscribe(listener: () => void): () => void;
}

export function createAssumptions(initial: Partial<Assumptions> = {}): AssumptionSwitches {
  const start: Assumptions = { ...DEFAULT_ASSUMPTIONS, ...initial };
  let values = start;
  const listeners = new Set<() => void>();
  const change = (next: Assumptions) => {
    values = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    current: () => ({ ...values }),
    set: (changes) => change({ ...values, ...changes }),
    reset: () => change(start),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
