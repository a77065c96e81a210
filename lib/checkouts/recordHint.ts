import type { CheckoutStatus } from '../inqud/status';
import { MINUTE } from '../shared/time';
import type { HintSource, HistoryDb, TimelineEntry } from './database';

/** How long Inqud may take to confirm a hint. */
export const HINT_LASTS = 15 * MINUTE;

/** A compromised page could report without end; no honest payment needs this many. */
const MOST_HINTS = 50;

export type Hint = TimelineEntry & { source: HintSource };

export function isHint(entry: TimelineEntry): entry is Hint {
  return entry.source === 'widget' || entry.source === 'hosted page' || entry.source === 'webhook';
}

/**
 * Writes a status that a widget, page or webhook reported to the timeline, as reported. Returns whether Inqud should be asked:
 * false for a checkout that we do not have, for a repetition, and when there are far too many.
 */
export function recordHint(
  db: HistoryDb,
  hint: { checkoutId: string; status: CheckoutStatus; source: HintSource; at: number; updatedAt?: string },
): Promise<boolean> {
  return db.transaction('rw', db.checkouts, db.timeline, async () => {
    const checkout = await db.checkouts.get(hint.checkoutId);
    if (!checkout) return false;
    const entries = await db.timeline.where('checkoutId').equals(hint.checkoutId).sortBy('seq');
    const ours = entries.filter((entry) => entry.source === hint.source);
    // A webhook comes again, and late, with the same time in it. A page that repeats its last status reports nothing new.
    const repeated = (hint.source === 'webhook' ? ours : ours.slice(-1)).some(
      ({ to, updatedAt }) => to === hint.status && updatedAt === hint.updatedAt,
    );
    if (repeated || ours.length >= MOST_HINTS) return false;
    const known = hint.status === checkout.status;
    await db.timeline.add({
      checkoutId: checkout.id,
      at: hint.at,
      from: checkout.hint?.status ?? checkout.status,
      to: hint.status,
      source: hint.source,
      settled: known ? { at: hint.at, status: checkout.status } : null,
      ...(hint.updatedAt === undefined ? {} : { updatedAt: hint.updatedAt }),
    });
    if (known) return false;
    await db.checkouts.update(checkout.id, {
      hint: { status: hint.status, source: hint.source, at: hint.at },
      // That an earlier hint disagrees may have been acknowledged; this one was not.
      'attention.acknowledged': checkout.attention.acknowledged.filter((reason) => reason !== 'disagreement'),
      // Due at once, and stored: the refresh that follows may find no connection, a paused account, or its own end.
      // After a failure the back-off, or Inqud's own wish to wait, comes first.
      nextRefreshAt: checkout.failures > 0 ? Math.max(checkout.nextRefreshAt ?? 0, hint.at) : hint.at,
    });
    return true;
  });
}
