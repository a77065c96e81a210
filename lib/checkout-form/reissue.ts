import type { StoredCheckout } from '../checkouts/database';
import { expiresSoon, UNPAID } from '../checkouts/rules/expiresSoon';
import type { CheckoutDraft } from '../inqud/models';
import { readDraft } from './draft';
import { draftOf } from './draftAgain';

/** Whether a link with a fresh time is of use: not once somebody has paid, or is said to have paid after the end. */
export function canReissue(checkout: StoredCheckout, now: number): boolean {
  const { status, hint } = checkout;
  if (status === 'EXPIRED') return hint === null || [...UNPAID, status].includes(hint.status);
  return expiresSoon(checkout, now);
}

/** The same checkout once more, to be paid within the same length of time; or why it cannot be made as it is. */
export function freshDraft(
  checkout: StoredCheckout,
  now: number,
): { draft: CheckoutDraft; mistake?: never } | { mistake: string; draft?: never } {
  const { draft, mistakes } = readDraft(draftOf(checkout, now), now);
  return draft ? { draft } : { mistake: Object.values(mistakes).join(' ') };
}
