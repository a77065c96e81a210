import type { CheckoutStatus } from '../inqud/status';
import { MINUTE } from '../shared/time';
import { tellTeam } from '../sync/outbox';
import type { HintSource, HistoryDb, Source, TimelineEntry } from './database';
import { addEntry } from './timeline';

/** How long an unconfirmed hint is assumed to be ahead of Inqud's API. */
export const HINT_LASTS = 15 * MINUTE;

/** A compromised page could report without limit; no real payment needs this many. */
const MOST_HINTS = 50;

export type Hint = TimelineEntry & { source: HintSource };

export function isHintSource(source: Source): source is HintSource {
  return source === 'widget' || source === 'hosted page' || source === 'webhook' || source === 'colleague';
}

export function isHint(entry: TimelineEntry): entry is Hint {
  return isHintSource(entry.source);
}

/**
 * Records a status that a widget, page or webhook reported in the timeline, as reported. Returns whether to refresh
 * now: false for an unknown checkout, for a repeated report, and when there are far too many.
 */
export function recordHint(
  db: HistoryDb,
  hint: { checkoutId: string; status: CheckoutStatus; source: HintSource; at: number; updatedAt?: string },
): Promise<boolean> {
  return db.transaction('rw', db.checkouts, db.timeline, db.team, db.outbox, async () => {
    const checkout = await db.checkouts.get(hint.checkoutId);
    if (!checkout) return false;
    const entries = await db.timeline.where('checkoutId').equals(hint.checkoutId).sortBy('seq');
    const ours = entries.filter((entry) => entry.source === hint.source);
    // A webhook may be delivered again, and late, with the same `lastUpdatedAt`. A page may repeat an unchanged status.
    const repeated = (hint.source === 'webhook' ? ours : ours.slice(-1)).some(
      ({ to, updatedAt }) => to === hint.status && updatedAt === hint.updatedAt,
    );
    if (repeated || ours.length >= MOST_HINTS) return false;
    const known = hint.status === checkout.status;
    await addEntry(db, {
      checkoutId: checkout.id,
      at: hint.at,
      from: checkout.hint?.status ?? checkout.status,
      to: hint.status,
      source: hint.source,
      settled: known ? { at: hint.at, status: checkout.status } : null,
      ...(hint.updatedAt === undefined ? {} : { updatedAt: hint.updatedAt }),
    });
    await tellTeam(db, [checkout.id]);
    if (known) return false;
    await db.checkouts.update(checkout.id, {
      hint: { status: hint.status, source: hint.source, at: hint.at },
      // Acknowledging the disagreement of an earlier hint does not cover this one.
      'attention.acknowledged': checkout.attention.acknowledged.filter((reason) => reason !== 'disagreement'),
      // Due at once, and stored: the background may be offline, paused or stopped before it can refresh.
      // After a failure, the back-off or Inqud's Retry-After takes precedence.
      nextRefreshAt: checkout.failures > 0 ? Math.max(checkout.nextRefreshAt ?? 0, hint.at) : hint.at,
    });
    return true;
  });
}
