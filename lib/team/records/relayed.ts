import * as v from 'valibot';
import type { EntryOfCopy } from '../../checkouts/backup/stored';
import type { StoredCheckout } from '../../checkouts/database';
import { fieldsOf, newState } from '../../checkouts/recordAnswer';
import { dueAt } from '../../checkouts/rules/rules';
import { nextRefresh } from '../../checkouts/rules/schedule';
import { parseJson } from '../../inqud/json';
import type { CheckoutModel } from '../../inqud/models';
import { CheckoutModel as Model } from '../../inqud/models';
import { hostedPageOf } from '../../inqud/origins';
import { withOutside } from '../../inqud/outside';
import { isFinal } from '../../inqud/status';
import { DAY, MINUTE } from '../../shared/time';

/** An answer of Inqud's that a colleague's desk passed on. Nobody can prove to another what Inqud has said. */
export type Relayed = { model: CheckoutModel; raw: string; at: number; by: string };

/** Reads the text of the answer as this desk's own answers are read. Null when it is of another checkout, or none. */
export function readRelayed(
  { text, at }: { text: string; at: number },
  checkoutId: string,
  by: string,
): Relayed | null {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch {
    return null;
  }
  const model = v.safeParse(Model, value);
  return model.success && model.output.id === checkoutId ? { model: model.output, raw: text, at, by } : null;
}

/** A checkout that this desk did not know. It is new, and what the colleague's answer says more is a report. */
export function unconfirmedCheckout(relayed: Relayed, owner: { accountId: string; widgetId: string }): StoredCheckout {
  const fields = fieldsOf({ ...relayed, model: { ...relayed.model, status: 'NEW', reason: null } });
  // Payers are sent there: no colleague may say where.
  const known = withOutside({ ...fields, url: hostedPageOf(fields.id) });
  return { ...known, ...newState(owner), statusSince: relayed.at, unconfirmed: true };
}

/**
 * The checkout with a colleague's answer as a report, which never confirms a status, and the entry of its timeline. It
 * moves the next refresh: what she has just asked need not be asked again. A final status is confirmed once by this desk
 * itself, within a minute (`random` is 0 to 1); one that is long past, when somebody opens it.
 */
export function withRelayed(
  checkout: StoredCheckout,
  { model, at, by }: Relayed,
  { now, random }: { now: number; random: number },
): { checkout: StoredCheckout; entry: EntryOfCopy | null } {
  const isUnconfirmed = checkout.unconfirmed === true;
  if (at < checkout.answeredAt || (checkout.hint && checkout.hint.at > at)) return { checkout, entry: null };
  const { status } = model;
  if (status === checkout.status)
    return { checkout: isUnconfirmed ? dueFor(checkout, at) : later(checkout, at), entry: null };
  if (checkout.hint?.status === status) return { checkout: later(checkout, at), entry: null };
  const hint = { status, source: 'colleague', at, by } as const;
  const attention = {
    ...checkout.attention,
    // Acknowledging the disagreement of an earlier report does not cover this one.
    acknowledged: checkout.attention.acknowledged.filter((reason) => reason !== 'disagreement'),
  };
  const reported = { ...checkout, hint, attention };
  const entry = {
    at,
    from: checkout.hint?.status ?? checkout.status,
    to: status,
    source: 'colleague',
    settled: null,
    by,
  } as const;
  if (!isFinal(status)) return { checkout: dueFor(reported, at), entry };
  const isPast = at < now - DAY;
  const soon = now + random * MINUTE;
  const due = isPast ? null : Math.min(soon, checkout.nextRefreshAt ?? soon);
  return {
    checkout: checkout.failures > 0 && checkout.nextRefreshAt !== undefined ? reported : dueAt(reported, due),
    entry,
  };
}

/** Due as after an answer of that time, unless it is failing: then Inqud's own wait counts. */
function dueFor(checkout: StoredCheckout, at: number): StoredCheckout {
  if (checkout.failures > 0) return checkout;
  const status = checkout.hint?.status ?? checkout.status;
  return dueAt(
    checkout,
    nextRefresh({ ...checkout, status, hint: null, answeredAt: Math.max(at, checkout.answeredAt) }),
  );
}

/** Not sooner than a colleague's answer asks for; what is never due stays so. */
function later(checkout: StoredCheckout, at: number): StoredCheckout {
  if (checkout.nextRefreshAt === undefined || checkout.failures > 0 || checkout.hint) return checkout;
  const next = nextRefresh({ ...checkout, answeredAt: Math.max(at, checkout.answeredAt) });
  return next === null ? checkout : dueAt(checkout, Math.max(next, checkout.nextRefreshAt));
}
