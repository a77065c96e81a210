import type { StoredCheckout } from '../../../lib/checkouts/database';
import { exactTime, sinceText } from '../../../lib/checkouts/describe/text';
import { finalSinceOf } from '../../../lib/inqud/finalSince';

/** Since when exactly a checkout has its status, and whose word that is when it is final. */
export function exactSince(checkout: StoredCheckout): string {
  const since = finalSinceOf(checkout);
  return since === null ? exactTime(checkout.statusSince) : sinceText(since);
}
