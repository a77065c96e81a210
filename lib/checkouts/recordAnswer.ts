import type { Since } from '../inqud/finalSince';
import { finalSinceAfter, lastUpdateIn, sinceOf } from '../inqud/finalSince';
import type { CheckoutModel } from '../inqud/models';
import { isStillOutside } from '../inqud/outside';
import { paymentLink } from '../inqud/paymentLink';
import type { CheckoutStatus } from '../inqud/status';
import { isFinal, isKnown, isLaterThan } from '../inqud/status';
import { parseTimestamp } from '../inqud/timestamp';
import { HOUR } from '../shared/time';
import { writeAudit } from '../sync/audit';
import { tellTeam } from '../sync/outbox';
import { tellPending } from '../sync/pending';
import { keptAnswer } from './bounds';
import type { HistoryDb, PendingNotification, StoredCheckout } from './database';
import type { Follows } from './follows';
import type { Hint } from './recordHint';
import { HINT_LASTS, isHint } from './recordHint';
import { addEntry } from './timeline';

/**
 * Inqud's answer about one checkout, and when it arrived, epoch ms. `date` is its HTTP `Date`: Inqud's own word of when
 * that was.
 */
export type CheckoutAnswer = { model: CheckoutModel; raw: string; at: number; date?: number | undefined };

/**
 * The consequences of a change: the next refresh, attention, notifications. Passed in, because the history
 * does not depend on the rules. `before` is null for a new checkout.
 */
export type Rules = (
  after: StoredCheckout,
  before: StoredCheckout | null,
  now: number,
) => { checkout: StoredCheckout; notices: PendingNotification[] };

/**
 * Stores a checkout that Inqud has just created for us, and marks its create as done. Does nothing if that was erased
 * meanwhile. The timelines of the checkout and of the one that it follows link to each other. `found`: it was created
 * before this answer, which is about what became of it since.
 */
export async function recordCreated(
  db: HistoryDb,
  answer: CheckoutAnswer,
  create: { attemptId: string; accountId: string; widgetId: string; attempt: number; follows?: Follows | undefined },
  rules: Rules,
  found = false,
): Promise<StoredCheckout> {
  const since = found
    ? sinceOfImported(answer)
    : { statusSince: answer.at, ...finalSinceAfter(answer.model, seenAt(answer), null) };
  const { checkout } = rules({ ...fieldsOf(answer), ...newState(create), ...since }, null, answer.at);
  await db.transaction('rw', [db.checkouts, db.timeline, db.creates, db.team, db.outbox, db.audit], async () => {
    const pending = await db.creates.get(create.attemptId);
    if (!pending) return;
    const { follows } = create;
    const first = follows && (await db.checkouts.get(follows.checkoutId));
    const linkTo = ({ id, orderId }: StoredCheckout, { why }: Follows) => ({
      link: { checkoutId: id, orderId, why, asked: checkout.amount },
    });
    await db.checkouts.put(checkout);
    await addEntry(db, {
      checkoutId: checkout.id,
      at: found ? Math.min(checkout.createdAt, answer.at) : answer.at,
      from: null,
      to: checkout.status,
      source: 'created',
      settled: null,
      attempt: create.attempt,
      ...(first && linkTo(first, follows)),
    });
    if (first) {
      await addEntry(db, {
        checkoutId: first.id,
        at: answer.at,
        from: first.status,
        to: first.status,
        source: 'person',
        settled: null,
        ...linkTo(checkout, follows),
      });
    }
    await tellTeam(db, [checkout.id, ...(first ? [first.id] : [])]);
    const what = follows?.why === 'reissue' ? 'reissued' : 'created';
    await writeAudit(db, [{ what, checkoutId: checkout.id }], answer.at);
    const made = { checkoutId: checkout.id, url: checkout.url };
    await db.creates.update(create.attemptId, { state: 'done', error: null, made });
    if (pending.attempt > 1 || pending.state === 'unknown') await tellPending(db, answer.at);
  });
  return checkout;
}

/**
 * Stores a checkout that was created elsewhere, or updates an existing one. Its past causes no notifications: they
 * would not be news.
 */
export function recordImported(
  db: HistoryDb,
  answer: CheckoutAnswer,
  owner: { accountId: string; widgetId: string },
  rules: Rules,
): Promise<'imported' | 'updated'> {
  return db.transaction('rw', db.checkouts, db.timeline, db.notices, db.team, db.outbox, async () => {
    if (await db.checkouts.get(answer.model.id)) {
      await recordAnswer(db, answer, rules);
      return 'updated';
    }
    const found = { ...fieldsOf(answer), ...newState(owner), ...sinceOfImported(answer) };
    const { checkout } = rules(found, null, answer.at);
    await db.checkouts.put(checkout);
    await addEntry(db, {
      checkoutId: checkout.id,
      at: answer.at,
      from: null,
      to: checkout.status,
      source: 'imported',
      settled: null,
    });
    await tellTeam(db, [checkout.id]);
    return 'imported';
  });
}

/**
 * Since when an imported checkout has its status, as far as Inqud tells: one that has long been final must not be
 * refreshed as if it had just become final. One that has expired has done so at its end, if Inqud says no more.
 */
function sinceOfImported(answer: CheckoutAnswer): { statusSince: number; finalSince?: Since } {
  const { model, at } = answer;
  const updated = lastUpdateIn(model, seenAt(answer));
  const expired = model.status === 'EXPIRED' ? timeOf(model.expiresAt) : null;
  const statusSince = Math.min(at, updated ?? expired ?? at);
  if (updated === null && expired !== null && expired <= seenAt(answer)) {
    return { statusSince, finalSince: { at: expired, by: 'inqud' } };
  }
  return { statusSince, ...finalSinceAfter(model, seenAt(answer), null) };
}

/** When an answer came, by Inqud's clock. */
function seenAt({ date, at }: CheckoutAnswer): number {
  return date ?? at;
}

/**
 * Stores the answer of a refresh. Hints that Inqud now confirms, has passed or overrules with a final status are
 * settled; so are those that stay unconfirmed for long, once the user has acknowledged the disagreement. A change that
 * no hint announced gets its own timeline entry. Does nothing when the checkout no longer exists.
 */
export async function recordAnswer(db: HistoryDb, answer: CheckoutAnswer, rules: Rules): Promise<void> {
  await db.transaction('rw', db.checkouts, db.timeline, db.notices, db.team, db.outbox, async () => {
    const before = await db.checkouts.get(answer.model.id);
    if (!before) return;
    const { status } = answer.model;
    const changed = status !== before.status;
    const hints = before.hint ? await openHints(db, before.id) : [];
    const overruled = (changed && isFinal(status)) || status === 'SUCCESS';
    const acknowledged = before.attention.acknowledged.includes('disagreement');
    const settled = hints.filter(
      (hint) => overruled || settles(status, hint.to) || (acknowledged && answer.at - hint.at >= HINT_LASTS),
    );
    for (const { seq } of settled) await db.timeline.update(seq, { settled: { at: answer.at, status } });
    const hint = hints.findLast((each) => !settled.includes(each));
    if (changed && !settled.some(({ to }) => to === status)) {
      await addEntry(db, {
        checkoutId: before.id,
        at: answer.at,
        from: before.status,
        to: status,
        source: 'refresh',
        settled: null,
      });
    }
    const { finalSince: _, unconfirmed, fromOutside: __, ...rest } = before;
    const after: StoredCheckout = {
      ...rest,
      ...fieldsOf(answer, before),
      ...(isStillOutside(before, answer.model) && { fromOutside: true as const }),
      statusSince: changed ? answer.at : before.statusSince,
      ...finalSinceAfter(answer.model, seenAt(answer), before),
      hint: hint ? hintOf(hint) : null,
      failures: 0,
      error: null,
      failingSince: null,
      late: before.late || (before.status === 'EXPIRED' && changed),
    };
    const { checkout, notices } = rules(after, before, answer.at);
    await db.checkouts.put(checkout);
    // The past of a checkout that came from a colleague is no news.
    const isPast = unconfirmed && sinceOf(checkout).at < seenAt(answer) - HOUR;
    await db.notices.bulkPut(isPast ? [] : notices);
    await tellTeam(db, [before.id]);
  });
}

/** The unsettled hints about a checkout, oldest first. Two pages may report in any order. */
async function openHints(db: HistoryDb, checkoutId: string): Promise<Hint[]> {
  const entries = await db.timeline.where('checkoutId').equals(checkoutId).sortBy('seq');
  return entries.filter(isHint).filter(({ settled }) => settled === null);
}

function hintOf({ to, source, at, by }: Hint): NonNullable<StoredCheckout['hint']> {
  return { status: to, source, at, ...(by !== undefined && { by }) };
}

/** Whether Inqud's status settles a hint: it is the same or later, or the hint's status is unknown. */
function settles(status: CheckoutStatus, hinted: CheckoutStatus): boolean {
  return status === hinted || isLaterThan(status, hinted) || !isKnown(hinted);
}

/** The fields that come from Inqud's answer; a field that the answer leaves out keeps its value from `before`. */
export function fieldsOf({ model, raw, at }: CheckoutAnswer, before?: StoredCheckout) {
  return {
    id: model.id,
    orderId: model.clientOrderId ?? before?.orderId ?? '',
    name: model.name ?? before?.name ?? null,
    type: model.type ?? before?.type ?? null,
    amount: model.fixedAmount ?? before?.amount ?? null,
    status: model.status,
    reason: model.reason,
    url: paymentLink({ id: model.id, url: model.acquiringUrl ?? before?.url ?? null }),
    returnUrl: model.returnUrl ?? before?.returnUrl ?? null,
    createdAt: timeOf(model.createdAt) ?? before?.createdAt ?? at,
    expiresAt: timeOf(model.expiresAt) ?? before?.expiresAt ?? null,
    request: model.request ?? before?.request ?? null,
    answer: keptAnswer(raw),
    answeredAt: at,
  };
}

export function newState({ accountId, widgetId }: { accountId: string; widgetId: string }) {
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
