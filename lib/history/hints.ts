import type { CheckoutStatus } from '../inqud/status';
import { MINUTE } from '../time';
import type { HintSource, HistoryDb } from './database';

/** How long a hint that Inqud does not confirm is believed to be news. */
export const HINT_LASTS = 15 * MINUTE;

/** A compromised page could report without end; no honest payment needs this many. */
const MOST_HINTS = 50;

/**
 * Writes a status that a widget or page reported to the timeline, as reported. Returns whether Inqud should be asked:
 * false for a checkout that we do not have, for a repetition, and when there are far too many.
 */
export function recordHint(
  db: HistoryDb,
  hint: { checkoutId: string; status: CheckoutStatus; source: HintSource; at: number },
): Promise<boolean> {
  return db.transaction('rw', db.checkouts, db.timeline, async () => {
    const checkout = await db.checkouts.get(hint.checkoutId);
    if (!checkout) return false;
    const entries = await db.timeline.where('checkoutId').equals(hint.checkoutId).sortBy('seq');
    const ours = entries.filter((entry) => entry.source === hint.source);
    if (ours.at(-1)?.to === hint.status || ours.length >= MOST_HINTS) return false;
    const known = hint.status === checkout.status;
    await db.timeline.add({
      checkoutId: checkout.id,
      at: hint.at,
      from: checkout.hint?.status ?? checkout.status,
      to: hint.status,
      source: hint.source,
      settled: known ? { at: hint.at, status: checkout.status } : null,
    });
    if (known) return false;
    await db.checkouts.update(checkout.id, {
      hint: { status: hint.status, source: hint.source, at: hint.at },
      // Whoever has seen that an earlier one disagrees has not seen this one.
      'attention.acknowledged': checkout.attention.acknowledged.filter((reason) => reason !== 'disagreement'),
      // Due at once, and stored: whoever is about to ask may be offline, paused or killed before it can.
      // After a failure the back-off, or Inqud's own wish to wait, comes first.
      nextRefreshAt: checkout.failures > 0 ? Math.max(checkout.nextRefreshAt ?? 0, hint.at) : hint.at,
    });
    return true;
  });
}
