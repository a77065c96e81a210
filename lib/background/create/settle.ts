import { compareDecimals, parseDecimal } from '../../amounts/decimal';
import type { HistoryDb } from '../../checkouts/database';
import { recordSettled } from '../../checkouts/import/recordSettled';
import type { SettleOutcome } from '../../checkouts/outcomes';
import { applyRules } from '../../checkouts/rules/rules';
import type { CheckoutDraft, CheckoutModel } from '../../inqud/models';
import { SECOND } from '../../shared/time';
import type { Importer } from './import';

export type Settler = ReturnType<typeof createSettler>;

/** Settles a create with unknown outcome by the checkout that a person found at Inqud. */
export function createSettler(setup: { history: HistoryDb; read: Importer['read'] }) {
  const { history, read } = setup;

  return {
    /** Nothing changes unless Inqud says that it is the checkout that this create asked for. */
    async settle(attemptId: string, checkoutId: string): Promise<SettleOutcome> {
      const create = await history.creates.get(attemptId);
      if (create?.state !== 'unknown') return GONE;
      const found = await read(create.accountId, checkoutId, 'person');
      if (found.outcome === 'wait')
        return { outcome: 'failed', problem: { kind: 'rateLimited', status: 429, wait: SECOND } };
      if (found.outcome !== 'read') return found;
      const what = differenceOf(found.answer.model, create.draft);
      const orderId = found.answer.model.clientOrderId ?? '';
      if (what !== null) return { outcome: 'differs', what, orderId };
      const recorded = await recordSettled(history, found.answer, { ...found.owner, attemptId }, applyRules);
      if (recorded === 'gone') return GONE;
      return recorded === 'another' ? { outcome: 'differs', what: 'another', orderId } : { outcome: 'settled' };
    },
  };
}

const GONE: SettleOutcome = { outcome: 'failed', problem: { kind: 'gone' } };

/** What of a checkout is not as it was asked for. What Inqud does not say counts as different. */
function differenceOf(model: CheckoutModel, draft: CheckoutDraft): 'order' | 'amount' | null {
  if (model.clientOrderId !== draft.clientOrderId) return 'order';
  return asksFor(model, draft) ? null : 'amount';
}

function asksFor({ type, fixedAmount }: CheckoutModel, draft: CheckoutDraft): boolean {
  if (draft.type !== 'FIXED_PRICE') return type === draft.type;
  const wanted = parseDecimal(draft.fixedAmount.amount);
  return (
    fixedAmount !== null &&
    wanted !== null &&
    fixedAmount.currency === draft.fixedAmount.currency &&
    compareDecimals(fixedAmount.amount, wanted) === 0
  );
}
