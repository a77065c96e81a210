import { isFinal } from '../../inqud/status';
import type { StoredCheckout } from '../database';

/** The status to show: Inqud's, or the reported one; a report never hides a final status. */
export function shownStatus(checkout: StoredCheckout): { status: string; reported: boolean } {
  const hint = isFinal(checkout.status) ? null : checkout.hint;
  return { status: hint?.status ?? checkout.status, reported: hint !== null };
}
