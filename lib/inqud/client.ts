import * as v from 'valibot';
import { answerText } from './answerText';
import type { Signer } from './authentication';
import { DepositOptionsModel } from './depositOptions';
import type { Deviation, InqudError } from './errors';
import { errorOfStatus, parseRetryAfter } from './errors';
import { jsonNumber, parseJson } from './json';
import type { CheckoutDraft } from './models';
import { CheckoutModel } from './models';

/** What Inqud answered: the value, the text it was read from, and the answer's `Date`, epoch ms, if it has one. */
export type Answer<T> = { ok: true; value: T; raw: string; date?: number } | { ok: false; error: InqudError };

export type InqudClient = ReturnType<typeof createInqudClient>;

/** Calls Inqud's crypto-acquiring API for one token. `timeout` is in ms; every method can be aborted. */
export function createInqudClient(setup: {
  fetch: typeof fetch;
  now: () => number;
  sign: Signer;
  baseUrl: string;
  timeout: number;
  /** Called with each answer's `Date`, and when the request left and the answer came, by `now`; all epoch ms. */
  onDate?: (date: number, sentAt: number, receivedAt: number) => void;
}) {
  async function request<T extends v.GenericSchema>(
    widgetId: string,
    path: string,
    schema: T,
    { body, signal }: { body?: string; signal?: AbortSignal | undefined },
  ): Promise<Answer<v.InferOutput<T>>> {
    const headers = await setup.sign(body ?? '');
    if (headers === null) return { ok: false, error: { kind: 'notSigned' } };
    const timeUp = AbortSignal.timeout(setup.timeout);
    const sentAt = setup.now();
    let response: Response;
    let raw: string | null;
    try {
      response = await setup.fetch(
        `${setup.baseUrl}/v1/user/crypto-acquiring/${encodeURIComponent(widgetId)}/${path}`,
        {
          method: body === undefined ? 'GET' : 'POST',
          headers: {
            ...headers,
            Accept: 'application/json',
            ...(body !== undefined && { 'Content-Type': 'application/json' }),
          },
          ...(body !== undefined && { body }),
          signal: signal ? AbortSignal.any([signal, timeUp]) : timeUp,
          cache: 'no-store',
          credentials: 'omit',
          referrerPolicy: 'no-referrer',
          // A signature binds no address, so it must not follow a redirect to another one.
          redirect: 'error',
        },
      );
      raw = await answerText(response);
    } catch {
      if (signal?.aborted) return { ok: false, error: { kind: 'aborted' } };
      if (timeUp.aborted) return { ok: false, error: { kind: 'timeout', after: setup.timeout } };
      return { ok: false, error: { kind: 'network' } };
    }
    const { status } = response;
    const json = raw === null ? null : readJson(raw);
    // The page of a proxy has a clock of its own.
    const date = json || raw?.trim() === '' ? parseDate(response.headers.get('Date')) : null;
    if (date !== null) setup.onDate?.(date, sentAt, setup.now());
    if (!response.ok) {
      const wait = parseRetryAfter(response.headers.get('Retry-After'), setup.now());
      return { ok: false, error: errorOfStatus(status, json?.value, wait) };
    }
    if (raw === null) return { ok: false, error: { kind: 'unexpected', status, problem: { is: 'too long' } } };
    if (!json) return { ok: false, error: { kind: 'notJson', status } };
    const parsed = v.safeParse(schema, json.value);
    if (parsed.success) return { ok: true, value: parsed.output, raw, ...(date !== null && { date }) };
    const field = v.getDotPath(parsed.issues[0]);
    const problem: Deviation = field === null ? { is: 'no object' } : { is: 'field', field };
    return { ok: false, error: { kind: 'unexpected', status, problem } };
  }

  return {
    /** Makes a checkout. Inqud documents no idempotency: sent twice, it may be made twice. */
    createCheckout: (widgetId: string, draft: CheckoutDraft, signal?: AbortSignal) =>
      request(widgetId, 'checkouts', CheckoutModel, { body: bodyOf(draft), signal }),

    /** Reads one checkout, by the project-scoped path: the unscoped twin of a sister endpoint is known to answer 404. */
    readCheckout: (widgetId: string, checkoutId: string, signal?: AbortSignal) =>
      request(widgetId, `checkouts/${encodeURIComponent(checkoutId)}`, CheckoutModel, { signal }),

    /** The coins that a widget takes, with limits and rates. Changes nothing, so it is also how a token is tested. */
    depositOptions: (widgetId: string, signal?: AbortSignal) =>
      request(widgetId, 'deposit-options', DepositOptionsModel, { signal }),
  };
}

/** The create body's JSON: amounts as numbers with all their digits, absent values left out. */
export function bodyOf(draft: CheckoutDraft): string {
  return JSON.stringify({
    clientOrderId: draft.clientOrderId,
    expiresAt: draft.expiresAt,
    ...(draft.type === 'FIXED_PRICE' && {
      fixedAmount: { amount: jsonNumber(draft.fixedAmount.amount), currency: draft.fixedAmount.currency },
    }),
    ...(draft.name !== null && { name: draft.name }),
    ...(draft.returnUrl !== null && { returnUrl: draft.returnUrl }),
    type: draft.type,
  });
}

function parseDate(header: string | null): number | null {
  const date = Date.parse(header ?? '');
  return Number.isNaN(date) ? null : date;
}

function readJson(raw: string): { value: unknown } | null {
  try {
    return { value: parseJson(raw) };
  } catch {
    return null;
  }
}
