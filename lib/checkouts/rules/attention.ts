import { compareDecimals } from '../../amounts/decimal';
import { isKnown } from '../../inqud/status';
import { MINUTE } from '../../shared/time';
import type { Reason, Severity, StoredCheckout } from '../database';
import { REASONS } from '../database';

/** Refreshes may fail for so long before the checkout needs attention. */
export const FAILING_LONG = 15 * MINUTE;
/** Inqud may contradict the widget for so long. */
export const DISAGREES_LONG = 2 * MINUTE;

const WARNINGS: readonly Reason[] = ['unknown status', 'overpaid', 'disagreement', 'failing'];

/** Why a person should look at the checkout, the gravest first. */
export function reasonsOf(checkout: StoredCheckout, now: number): Reason[] {
  const { status, reason, request, late, failingSince, hint, answeredAt } = checkout;
  const { payAmount, paidAmount, paymentStatus, overpaid } = request ?? {};
  const difference = payAmount && paidAmount ? compareDecimals(paidAmount, payAmount) : 0;
  const underpaid = status === 'CONFLICT' && (reason === 'UNDERPAID' || difference < 0);
  const held: Record<Reason, boolean> = {
    underpaid,
    conflict: status === 'CONFLICT' && !underpaid,
    late: late && status !== 'EXPIRED',
    frozen: paymentStatus === 'FROZEN',
    failed: paymentStatus === 'FAILED' || paymentStatus === 'CANCELLED',
    'unknown status': !isKnown(status),
    overpaid: overpaid === true || difference > 0,
    disagreement: hint !== null && answeredAt - hint.at >= DISAGREES_LONG,
    failing: failingSince !== null && now - failingSince >= FAILING_LONG,
  };
  return REASONS.filter((each) => held[each]);
}

export function severityOf(reasons: readonly Reason[]): Severity {
  return reasons.some((reason) => !WARNINGS.includes(reason)) ? 'bad' : 'warn';
}

/** The checkout with its reasons for attention. What was acknowledged stays so until it ends and happens again. */
export function withAttention(checkout: StoredCheckout, now: number): StoredCheckout {
  const { attentionGravity: _, attentionAt: since, ...rest } = checkout;
  const reasons = reasonsOf(checkout, now);
  const acknowledged = rest.attention.acknowledged.filter((reason) => reasons.includes(reason));
  const unseen = reasons.filter((reason) => !acknowledged.includes(reason));
  const attention = { reasons, acknowledged };
  if (unseen.length === 0) return { ...rest, attention };
  return { ...rest, attention, attentionGravity: severityOf(unseen), attentionAt: since ?? now };
}
