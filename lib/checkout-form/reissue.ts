import type { StoredCheckout } from '../checkouts/database';
import { expiresSoon, UNPAID } from '../checkouts/rules/expiresSoon';
import type { CheckoutDraft } from '../inqud/models';
import { readDraft } from './draft';
import { draftOf } from './draftAgain';
import { draftMistakeTexts } from './draftMistakeText';

/** Whether a link with a fresh expiry makes sense: not once a payment has arrived, or is reported after the expiry. */
export function canReissue(checkout: StoredCheckout, now: number): boolean {
  const { status, hint } = checkout;
  if (status === 'EXPIRED') return hint === null || [...UNPAID, status].includes(hint.status);
  return expiresSoon(checkout, now);
}

/** A draft of the same checkout with the same lifetime, or why it is invalid now. */
export function freshDraft(
  checkout: StoredCheckout,
  now: number,
): { draft: CheckoutDraft; mistake?: never } | { mistake: string; draft?: never } {
  const { draft, mistakes } = readDraft(draftOf(checkout, now), now);
  return draft ? { draft } : { mistake: Object.values(draftMistakeTexts(mistakes)).join(' ') };
}
