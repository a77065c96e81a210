import * as v from 'valibot';
import { parseJson } from '../inqud/json.ts';
import { normaliseStatus } from '../widget/contract.ts';

/**
 * The content of a webhook. That a checkout's webhook is the checkout itself, unwrapped, is INFERRED (inqud-api.md,
 * section 5), so only an ID and a status are required; a missing or malformed field becomes null, unknown ones are
 * ignored.
 */
export type WebhookEvent = {
  /** From the ID's prefix. The status of a request's webhook is the request's own, never the checkout's. */
  about: 'checkout' | 'request' | 'something else';
  id: string;
  /** The checkout that it belongs to. */
  checkoutId: string | null;
  status: string;
  orderId: string | null;
  widgetId: string | null;
  /** As received, with up to nanoseconds. */
  updatedAt: string | null;
};

export type ReadEvent = { ok: true; event: WebhookEvent } | { ok: false; why: 'not JSON' | 'no ID' | 'no status' };

const text = v.optional(v.fallback(v.nullable(v.pipe(v.string(), v.maxLength(200))), null), null);
const Body = v.object({
  id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)),
  status: v.pipe(v.string(), v.nonEmpty(), v.maxLength(60)),
  checkoutId: text,
  clientOrderId: text,
  projectId: text,
  cryptoAcquiringProjectId: text,
  lastUpdatedAt: text,
});

export function readEvent(body: string): ReadEvent {
  const read = v.safeParse(Body, parsed(body));
  if (!read.success) {
    const field = v.getDotPath(read.issues[0]);
    return { ok: false, why: field === null ? 'not JSON' : field === 'id' ? 'no ID' : 'no status' };
  }
  const { id, status, checkoutId, clientOrderId, projectId, cryptoAcquiringProjectId, lastUpdatedAt } = read.output;
  const about = /^CCO-/i.test(id) ? 'checkout' : /^CAPD-/i.test(id) ? 'request' : 'something else';
  const event: WebhookEvent = {
    about,
    id,
    checkoutId: about === 'checkout' ? id : checkoutId,
    status: normaliseStatus(status),
    orderId: clientOrderId,
    widgetId: projectId ?? cryptoAcquiringProjectId,
    updatedAt: lastUpdatedAt,
  };
  return { ok: true, event };
}

function parsed(body: string): unknown {
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}
