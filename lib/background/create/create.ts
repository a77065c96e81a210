import type { AccountsDb } from '../../accounts/database';
import type { HistoryDb, PendingCreate } from '../../checkouts/database';
import type { Follows } from '../../checkouts/follows';
import { existingOrders } from '../../checkouts/orders';
import type { CreateOutcome } from '../../checkouts/outcomes';
import { recordCreated } from '../../checkouts/recordAnswer';
import { applyRules } from '../../checkouts/rules/rules';
import type { InqudError } from '../../inqud/errors';
import type { CheckoutDraft } from '../../inqud/models';
import { paymentLink } from '../../inqud/paymentLink';
import type { Problem } from '../../inqud/problem';
import { DAY } from '../../shared/time';
import { tellPending } from '../../sync/pending';
import type { ClientFor } from '../access/access';
import { noteOutcome, takeToken } from '../refresh/rateLimit';
import { endingLater, endsLaterBy, hadWrongEnd } from './endAgain';

const ANOTHERS: CreateOutcome = { outcome: 'refused', problem: { kind: 'gone' } };

export type CheckoutCreator = ReturnType<typeof createCheckoutCreator>;

/** Makes checkouts so that none is lost and none is doubled: the intent is stored before the request leaves. */
export function createCheckoutCreator(setup: {
  history: HistoryDb;
  accounts: AccountsDb;
  clientFor: ClientFor;
  /** What keeps every request from being sent, such as no connection. */
  obstacle: () => Promise<Problem | null>;
  now: () => number;
  /** Called with what kept a checkout that exists from being stored. */
  notStored: (error: unknown) => unknown;
}) {
  const { history, accounts, clientFor, obstacle, now } = setup;
  /** A double click or a double Enter sends the same attempt twice; the second gets the first one's outcome. */
  const attempts = new Map<string, { accountId: string; run: Promise<CreateOutcome> }>();

  /** What was made but could not be stored: tried again as long as this background lives. */
  let unstored: (() => Promise<unknown>)[] = [];

  /** One account's link must never answer for another's. */
  function once(attemptId: string, accountId: string, work: () => Promise<CreateOutcome>): Promise<CreateOutcome> {
    const first = attempts.get(attemptId);
    if (first) return first.accountId === accountId ? first.run : Promise.resolve(ANOTHERS);
    const run = work();
    attempts.set(attemptId, { accountId, run });
    const again = () => attempts.delete(attemptId);
    run.then(({ outcome }) => outcome !== 'created' && again(), again);
    return run;
  }

  async function storeOrKeep(store: () => Promise<unknown>): Promise<void> {
    await store().catch((error) => {
      unstored.push(store);
      setup.notStored(error);
    });
  }

  /** What changes the creates without an answer, of which colleagues hear. Nothing is said when it changes none. */
  async function changed(work: () => PromiseLike<unknown>): Promise<void> {
    const { creates, team, outbox } = history;
    await history.transaction('rw', creates, team, outbox, async () => {
      if ((await work()) !== 0) await tellPending(history, now());
    });
  }

  async function send(pending: PendingCreate, again: boolean): Promise<CreateOutcome> {
    const { attemptId, accountId, attempt, follows } = pending;
    const [problem, account] = await Promise.all([obstacle(), accounts.accounts.get(accountId)]);
    if (problem) return { outcome: 'refused', problem };
    if (!account || account.removed) return { outcome: 'refused', problem: { kind: 'noAccount' } };
    const access = await clientFor(account);
    if (!access.ok) return { outcome: 'refused', problem: access.problem };

    // The clock has been corrected since the page reckoned the end by it: the link lives as long as was chosen all the same.
    const timed = endsLaterBy(pending, now()) === null ? pending : endingLater(pending, now());
    const order = { ...timed, widgetId: account.widgetId };
    // In one step, or two windows would both find that the order has none.
    const { checkouts, creates, paces, team } = history;
    const earlier = await history.transaction('rw', checkouts, creates, paces, team, async () => {
      const found = again ? null : await earlierOf(order);
      if (found) return found;
      await creates.put(order);
      await takeToken(history, accountId, now(), 'person');
      return null;
    });
    if (earlier) return { outcome: 'exists', ...earlier };
    const ask = async (draft: CheckoutDraft) => {
      const answer = await access.client.createCheckout(account.widgetId, draft);
      const kind = answer.ok ? null : answer.error.kind;
      return { answer, noted: noteOutcome(history, accountId, now(), kind).catch(() => {}) };
    };
    let { answer, noted } = await ask(order.draft);
    let sent: PendingCreate = order;
    // A refusal is certain, so nothing is doubled. Once: what is refused by the right clock has another mistake.
    if (!answer.ok && hadWrongEnd(order, answer.error, now()) && (await obstacle()) === null) {
      // What cannot be stored is not sent, and stays refused.
      const again = await storeAgain(endingLater(order, now())).catch(() => null);
      if (again) {
        sent = again;
        ({ answer, noted } = await ask(again.draft));
      }
    }
    if (answer.ok) {
      const create = { attemptId, accountId, widgetId: account.widgetId, attempt, follows };
      const created = { model: answer.value, raw: answer.raw, at: now(), date: answer.date };
      const { id } = answer.value;
      // The link is good, stored or not. A background that ends before it is leaves a create with unknown outcome.
      await Promise.all([noted, storeOrKeep(() => recordCreated(history, created, create, applyRules))]);
      const url = paymentLink({ id, url: answer.value.acquiringUrl });
      const laterBy = endsLaterBy(sent, created.at);
      return {
        outcome: 'created',
        checkoutId: id,
        url,
        ...(sent.draft !== pending.draft && { expiresAt: sent.draft.expiresAt }),
        ...(laterBy !== null && { endsLaterBy: laterBy }),
      };
    }
    await noted;
    if (mayHaveArrived(answer.error)) {
      await changed(() => history.creates.update(attemptId, { state: 'unknown', error: answer.error }));
      return { outcome: 'unknown', problem: answer.error };
    }
    await forgetRefused(pending, answer.error);
    return { outcome: 'refused', problem: answer.error };
  }

  /** Stores a create before it is sent once more. Null when it was erased or discarded meanwhile. */
  function storeAgain(pending: PendingCreate): Promise<PendingCreate | null> {
    return history.transaction('rw', history.creates, history.paces, async () => {
      if (!(await history.creates.get(pending.attemptId))) return null;
      await history.creates.put(pending);
      await takeToken(history, pending.accountId, now(), 'person');
      return pending;
    });
  }

  /** The checkout that the order has, or one that is like it; null where that may exist. Never this attempt itself. */
  async function earlierOf({
    attemptId,
    accountId,
    draft: { clientOrderId: orderId },
  }: PendingCreate): Promise<{ checkoutId: string | null; alike?: string } | null> {
    const found = (await existingOrders(history, accountId, [orderId], attemptId)).get(orderId);
    return typeof found === 'object' && found !== null ? found : found === undefined ? null : { checkoutId: found };
  }

  /** A first attempt that was refused made nothing. A later refusal says nothing about the outcome of the earlier attempt. */
  async function forgetRefused({ attemptId, attempt }: PendingCreate, error: InqudError): Promise<void> {
    if (attempt === 1) await history.creates.delete(attemptId);
    else await changed(() => history.creates.update(attemptId, { state: 'unknown', error }));
  }

  return {
    /**
     * `again`: the person knows that the order has a checkout already, and wants another. `asOf`: the time by which the
     * draft's end was reckoned, epoch ms. `follows`: the checkout that this one is made after.
     */
    create: (
      attemptId: string,
      accountId: string,
      draft: CheckoutDraft,
      again: boolean,
      { asOf = now(), follows }: { asOf?: number; follows?: Follows } = {},
    ): Promise<CreateOutcome> =>
      once(attemptId, accountId, async () => {
        const known = await history.creates.get(attemptId);
        if (known && known.accountId !== accountId) return ANOTHERS;
        if (known?.made) return { outcome: 'created', ...known.made };
        if (known) return { outcome: 'unknown', problem: known.error ?? { kind: 'aborted' } };
        return send(
          {
            attemptId,
            accountId,
            draft,
            startedAt: asOf,
            attempt: 1,
            state: 'sending',
            error: null,
            ...(follows && { follows }),
          },
          again,
        );
      }),

    /**
     * Sends an attempt with unknown outcome once more, because a person said so. Not while the order has a checkout, which
     * may be what came of it, unless a person wants one `again`.
     */
    async retry(attemptId: string, again: boolean): Promise<CreateOutcome> {
      const stored = await history.creates.get(attemptId);
      if (!stored) return { outcome: 'refused', problem: { kind: 'gone' } };
      return once(attemptId, stored.accountId, async () => {
        const known = (await history.creates.get(attemptId)) ?? stored;
        if (known.made) return { outcome: 'created', ...known.made };
        return send({ ...endingLater(known, now()), attempt: known.attempt + 1, state: 'sending', error: null }, again);
      });
    },

    /** Stores what could not be stored when it was made. */
    async storeLate(): Promise<void> {
      const late = unstored;
      unstored = [];
      for (const store of late) await storeOrKeep(store);
    },

    /** Whether a create is on its way: should the background end, the next one must adopt it. */
    hasWork: async (): Promise<boolean> =>
      (await history.creates.filter(({ state }) => state === 'sending').first()) !== undefined,

    discard: (attemptId: string): Promise<void> => changed(() => history.creates.delete(attemptId)),

    /**
     * At the start of a background: what its predecessor was sending when it ended has an unknown outcome, and attempts
     * that were done a day ago are forgotten.
     */
    async adoptInterrupted(): Promise<void> {
      await history.creates.filter(({ state, startedAt }) => state === 'done' && startedAt < now() - DAY).delete();
      const interrupted = history.creates.filter(
        ({ attemptId, state }) => state === 'sending' && !attempts.has(attemptId),
      );
      await changed(() => interrupted.modify({ state: 'unknown', error: { kind: 'aborted' } }));
    },
  };
}

/** A refusal is certain; a cut line, a time-out, a broken gateway or an unreadable answer are not. */
function mayHaveArrived({ kind }: InqudError): boolean {
  return ['network', 'timeout', 'aborted', 'server', 'notJson', 'unexpected'].includes(kind);
}
