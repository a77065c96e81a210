import { isFinal } from '../../inqud/status';
import type { StoredCheckout } from '../database';

/** What Inqud has said, or what was reported; a report never hides what Inqud has said for good. */
export function shownStatus(checkout: StoredCheckout): { status: string; reported: boolean } {
  const hint = isFinal(checkout.status) ? null : checkout.hint;
  return { status: hint?.status ?? checkout.status, reported: hint !== null };
}
