import type { CheckoutModel } from '../inqud/models';
import { hostedPageOf } from '../inqud/origins';
import type { CheckoutStatus } from '../inqud/status';
import { isFinal, isKnown, isLaterThan } from '../inqud/status';
import { parseTimestamp } from '../inqud/timestamp';
import type { HistoryDb, PendingNotification, StoredCheckout } from './database';
import type { Follows } from './follows';
import type { Hint } from './recordHint';
import { HINT_LASTS, isHint } from './recordHint';

/** Inqud's answer about one checkout, and what we know of the moment. */
export type CheckoutAnswer = { model: CheckoutModel; raw: string; at: number };

/**
 * What follows from a change: when to refresh next, whether it needs attention, and which notifications it causes. Passed
 * in, because storing does not depend on the rules. `before` is null for a checkout that is new.
 */
export type Rules = (
  after: StoredCheckout,
  before: StoredCheckout | null,
  now: number,
) => { checkout: StoredCheckout; notices: PendingNotification[] };

/**
 * Stores a checkout that Inqud has just made for us; its create is done. One that was erased meanwhile stays erased. Its
 * timeline and that of the checkout that it was made after link to each other.
 */
export async function recordCreated(
  db: HistoryDb,
  answer: CheckoutAnswer,
  create: { attemptId: string; accountId: string; widgetId: string; attempt: number; follows?: Follows | undefined },
  rules: Rules,
): Promise<StoredCheckout> {
  const { checkout } = rules({ ...fieldsOf(answer), ...idle(create), statusSince: answer.at }, null, answer.at);
  await db.transaction('rw', db.checkouts, db.timeline, db.creates, async () => {
    if (!(await db.creates.get(create.attemptId))) return;
    const { follows } = create;
    const first = follows && (await db.checkouts.get(follows.checkoutId));
    const linkTo = ({ id, orderId }: StoredCheckout, { why }: Follows) => ({
      link: { checkoutId: id, orderId, why, asked: checkout.amount },
    });
    await db.checkouts.put(checkout);
    await db.timeline.add({
      checkoutId: checkout.id,
      at: answer.at,
      from: null,
      to: checkout.status,
      source: 'created',
      settled: null,
      attempt: create.attempt,
      ...(first && linkTo(first, follows)),
    });
    if (first) {
      await db.timeline.add({
        checkoutId: first.id,
        at: answer.at,
        from: first.status,
        to: first.status,
        source: 'person',
        settled: null,
        ...linkTo(checkout, follows),
      });
    }
    const made = { checkoutId: checkout.id, url: checkout.url };
    await db.creates.update(create.attemptId, { state: 'done', error: null, made });
  });
  return checkout;
}

/**
 * Stores a checkout that was made elsewhere, or what is new about one that is here already. What happened to it
 * before causes no notifications.
 */
export function recordImported(
  db: HistoryDb,
  answer: CheckoutAnswer,
  owner: { accountId: string; widgetId: string },
  rules: Rules,
): Promise<'imported' | 'updated'> {
  return db.transaction('rw', db.checkouts, db.timeline, db.notices, async () => {
    if (await db.checkouts.get(answer.model.id)) {
      await recordAnswer(db, answer, rules);
      return 'updated';
    }
    const found = { ...fieldsOf(answer), ...idle(owner), statusSince: statusSinceOf(answer) };
    const { checkout } = rules(found, null, answer.at);
    await db.checkouts.put(checkout);
    await db.timeline.add({
      checkoutId: checkout.id,
      at: answer.at,
      from: null,
      to: checkout.status,
      source: 'imported',
      settled: null,
    });
    return 'imported';
  });
}

/**
 * Since when a checkout that is new here has its status, as far as the answer says: one that was final long ago need not
 * be watched as if it had just become so.
 */
function statusSinceOf({ model, at }: CheckoutAnswer): number {
  const expired = model.status === 'EXPIRED' ? timeOf(model.expiresAt) : null;
  return Math.min(at, timeOf(model.lastUpdatedAt) ?? expired ?? at);
}

/**
 * Stores what a refresh brought. Hints that Inqud now agrees with, has left behind or overrules with a final status are
 * settled; so are those that it has not confirmed for long, once a person has seen that they disagree. A change that no
 * hint announced gets a line of its own. Does nothing when the checkout is gone.
 */
export async function recordAnswer(db: HistoryDb, answer: CheckoutAnswer, rules: Rules): Promise<void> {
  await db.transaction('rw', db.checkouts, db.timeline, db.notices, async () => {
    const before = await db.checkouts.get(answer.model.id);
    if (!before) return;
    const { status } = answer.model;
    const changed = status !== before.status;
    const hints = before.hint ? await openHints(db, before.id) : [];
    const overruled = (changed && isFinal(status)) || status === 'SUCCESS';
    const seen = before.attention.acknowledged.includes('disagreement');
    const settled = hints.filter(
      (hint) => overruled || answers(status, hint.to) || (seen && answer.at - hint.at >= HINT_LASTS),
    );
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
      failingSince: null,
      late: before.late || (before.status === 'EXPIRED' && changed),
    };
    const { checkout, notices } = rules(after, before, answer.at);
    await db.checkouts.put(checkout);
    await db.notices.bulkPut(notices);
  });
}

/** The hints about a checkout that Inqud has not settled, oldest first. Two pages may report in any order. */
async function openHints(db: HistoryDb, checkoutId: string): Promise<Hint[]> {
  const entries = await db.timeline.where('checkoutId').equals(checkoutId).sortBy('seq');
  return entries.filter(isHint).filter(({ settled }) => settled === null);
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
  return {
    accountId,
    widgetId,
    hint: null,
    failures: 0,
    error: null,
    failingSince: null,
    late: false,
    attention: { reasons: [], acknowledged: [] },
    noticed: [],
    note: null,
    tags: [],
    archived: 0 as const,
  };
}

function timeOf(text: string | null): number | null {
  return text === null ? null : parseTimestamp(text);
}
