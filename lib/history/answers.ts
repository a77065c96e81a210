import type { CheckoutModel } from '../inqud/models';
import { hostedPageOf } from '../inqud/origins';
import type { CheckoutStatus } from '../inqud/status';
import { isFinal, isKnown, isLaterThan } from '../inqud/status';
import { parseTimestamp } from '../inqud/timestamp';
import type { HintSource, HistoryDb, StoredCheckout, TimelineEntry } from './database';
import { HINT_LASTS } from './hints';

/** Inqud's answer about one checkout, and what we know of the moment. */
export type CheckoutAnswer = { model: CheckoutModel; raw: string; at: number };

/** When to ask again, or null for never. Given from outside: history does not know the schedule. */
export type Schedule = (checkout: StoredCheckout) => number | null;

/** Stores a checkout that Inqud has just made for us; its create is done. */
export async function recordCreated(
  db: HistoryDb,
  answer: CheckoutAnswer,
  create: { attemptId: string; accountId: string; widgetId: string; attempt: number },
  schedule: Schedule,
): Promise<StoredCheckout> {
  const checkout = scheduled({ ...fieldsOf(answer), ...idle(create), statusSince: answer.at }, schedule);
  await db.transaction('rw', db.checkouts, db.timeline, db.creates, async () => {
    await db.checkouts.put(checkout);
    await db.timeline.add({
      checkoutId: checkout.id,
      at: answer.at,
      from: null,
      to: checkout.status,
      source: 'created',
      settled: null,
      attempt: create.attempt,
    });
    const made = { checkoutId: checkout.id, url: checkout.url };
    await db.creates.update(create.attemptId, { state: 'done', error: null, made });
  });
  return checkout;
}

/**
 * Stores what a refresh brought. Hints that Inqud now agrees with, has left behind, overrules with a final status, or
 * has not confirmed for long are settled; a change that no hint announced gets a line of its own. Does nothing when the checkout is gone.
 */
export async function recordAnswer(db: HistoryDb, answer: CheckoutAnswer, schedule: Schedule): Promise<void> {
  await db.transaction('rw', db.checkouts, db.timeline, async () => {
    const before = await db.checkouts.get(answer.model.id);
    if (!before) return;
    const { status } = answer.model;
    const changed = status !== before.status;
    const hints = before.hint ? await openHints(db, before.id) : [];
    const overruled = (changed && isFinal(status)) || status === 'SUCCESS';
    const settled = hints.filter((hint) => overruled || answers(status, hint.to) || answer.at - hint.at >= HINT_LASTS);
    for (const { seq } of settled) await db.timeline.update(seq, { settled: { at: answer.at, status } });
    const hint = hints.findLast((each) => !settled.includes(each));
    if (changed && !settled.some(({ to }) => to === status)) {
      await db.timeline.add({
        checkoutId: before.id,
        at: answer.at,
        from: before.status,
        to: status,
        source: 'refresh',
        settled: null,
      });
    }
    const after: StoredCheckout = {
      ...before,
      ...fieldsOf(answer, before),
      statusSince: changed ? answer.at : before.statusSince,
      hint: hint ? { status: hint.to, source: hint.source, at: hint.at } : null,
      failures: 0,
      error: null,
    };
    await db.checkouts.put(scheduled(after, schedule));
  });
}

/** The checkout with its next refresh worked out; the property is absent for never. */
export function scheduled(checkout: StoredCheckout, schedule: Schedule): StoredCheckout {
  const { nextRefreshAt: _, ...rest } = checkout;
  const next = schedule(rest);
  return next === null ? rest : { ...rest, nextRefreshAt: next };
}

/** The hints about a checkout that Inqud has not settled, oldest first. Two pages may report in any order. */
async function openHints(db: HistoryDb, checkoutId: string): Promise<Hint[]> {
  const entries = await db.timeline.where('checkoutId').equals(checkoutId).sortBy('seq');
  return entries.filter(isHint).filter(({ settled }) => settled === null);
}

type Hint = TimelineEntry & { source: HintSource };

function isHint(entry: TimelineEntry): entry is Hint {
  return entry.source === 'widget' || entry.source === 'hosted page';
}

/** Whether Inqud's status settles what a hint said: the same, further on, or the hint was no status we know. */
function answers(status: CheckoutStatus, hinted: CheckoutStatus): boolean {
  return status === hinted || isLaterThan(status, hinted) || !isKnown(hinted);
}

/** The fields that Inqud's answer decides; what this answer leaves out stays as the one `before` had it. */
function fieldsOf({ model, raw, at }: CheckoutAnswer, before?: StoredCheckout) {
  return {
    id: model.id,
    orderId: model.clientOrderId ?? before?.orderId ?? '',
    name: model.name ?? before?.name ?? null,
    type: model.type ?? before?.type ?? null,
    amount: model.fixedAmount ?? before?.amount ?? null,
    status: model.status,
    reason: model.reason,
    url: model.acquiringUrl ?? before?.url ?? hostedPageOf(model.id),
    returnUrl: model.returnUrl ?? before?.returnUrl ?? null,
    createdAt: timeOf(model.createdAt) ?? before?.createdAt ?? at,
    expiresAt: timeOf(model.expiresAt) ?? before?.expiresAt ?? null,
    request: model.request ?? before?.request ?? null,
    answer: raw,
    answeredAt: at,
  };
}

function idle({ accountId, widgetId }: { accountId: string; widgetId: string }) {
  return { accountId, widgetId, hint: null, failures: 0, error: null };
}

function timeOf(text: string | null): number | null {
  return text === null ? null : parseTimestamp(text);
}
