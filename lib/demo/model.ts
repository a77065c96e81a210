import * as v from 'valibot';
import type { Answer, InqudClient } from '../inqud/client';
import { parseJson } from '../inqud/json';
import type { CheckoutModel as Checkout } from '../inqud/models';
import { CheckoutModel } from '../inqud/models';
import { HOUR } from '../shared/time';
import type { Made } from './answer';
import { answerAt } from './answer';
import type { Story } from './identity';
import { demoId, storyOf } from './identity';

/**
 * Answers the demo's requests in place of Inqud: the same methods, answers of the same shape, and no network. It keeps
 * nothing: what it needs of a checkout is in its own last answer.
 */
export function createDemoModel(setup: {
  /** Epoch ms. */
  now: () => number;
  newId: () => string;
  /** The last answer about a checkout; undefined when there is none. */
  lastAnswer: (checkoutId: string) => Promise<string | undefined>;
  /** What happens to the next one that is made. */
  storyOfNext?: () => Story;
}): InqudClient {
  const { now } = setup;
  const answer = (made: Made): Answer<Checkout> => {
    const raw = answerAt(made, now());
    return { ok: true, value: v.parse(CheckoutModel, parseJson(raw)), raw, date: now() };
  };
  return {
    async createCheckout(_widgetId, draft) {
      const expiresAt = Date.parse(draft.expiresAt);
      if (!(expiresAt > now())) {
        return { ok: false, error: { kind: 'invalid', status: 400, messages: ['expiresAt must be in the future'] } };
      }
      const story = setup.storyOfNext?.() ?? 'paid';
      return answer({
        id: demoId(story, setup.newId()),
        story,
        orderId: draft.clientOrderId,
        name: draft.name,
        type: draft.type,
        amount: draft.type === 'FIXED_PRICE' ? draft.fixedAmount : null,
        returnUrl: draft.returnUrl,
        createdAt: now(),
        expiresAt,
      });
    },
    async readCheckout(_widgetId, checkoutId) {
      const last = await setup.lastAnswer(checkoutId);
      const made = last === undefined ? null : madeFrom(last);
      return made ? answer(made) : { ok: false, error: { kind: 'notFound', status: 404, messages: [] } };
    },
    async depositOptions() {
      // No rates: what an amount is in coins is not told of a demo.
      const value = { cryptoCurrencies: ['TRON_USDT'], limits: {}, minLimits: {}, maxLimits: {}, amountInOptions: {} };
      return { ok: true, value, raw: JSON.stringify(value), date: now() };
    },
    // A demo has no wallet.
    async balances() {
      return { ok: false, error: { kind: 'notFound', status: 404, messages: [] } };
    },
  };
}

/** What an answer of the model was made from; null for any other. */
function madeFrom(raw: string): Made | null {
  const parsed = v.safeParse(CheckoutModel, parseJson(raw));
  if (!parsed.success) return null;
  const { id, clientOrderId, name, type, fixedAmount, returnUrl, createdAt, expiresAt } = parsed.output;
  const story = storyOf(id);
  const created = Date.parse(createdAt ?? '');
  if (story === null || Number.isNaN(created)) return null;
  const expires = Date.parse(expiresAt ?? '');
  return {
    id,
    story,
    orderId: clientOrderId ?? '',
    name,
    type: type ?? 'NO_PRICE',
    amount: fixedAmount,
    returnUrl,
    createdAt: created,
    expiresAt: Number.isNaN(expires) ? created + HOUR : expires,
  };
}
