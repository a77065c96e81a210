import { writeAudit } from '../sync/audit';
import { withAcknowledged } from '../sync/edits';
import { authorIn, tellTeam } from '../sync/outbox';
import type { HistoryDb } from './database';
import { addEntry } from './timeline';

/** Acknowledges all reasons for attention of a checkout, and records that in the timeline with an optional note. */
export function acknowledge(db: HistoryDb, checkoutId: string, note: string | null, now: number): Promise<void> {
  return db.transaction('rw', db.checkouts, db.timeline, db.team, db.outbox, db.audit, async () => {
    const checkout = await db.checkouts.get(checkoutId);
    if (checkout?.attentionAt === undefined) return;
    const { attentionAt: _at, attentionGravity: _gravity, ...rest } = checkout;
    const { reasons, acknowledged } = checkout.attention;
    const edits = withAcknowledged(rest.edits, reasons, await authorIn(db, now));
    await db.checkouts.put({ ...rest, attention: { reasons, acknowledged: reasons }, edits });
    await addEntry(db, {
      checkoutId,
      at: now,
      from: checkout.status,
      to: checkout.status,
      source: 'person',
      settled: null,
      acknowledged: reasons.filter((reason) => !acknowledged.includes(reason)),
      ...(note !== null && { note }),
    });
    await tellTeam(db, [checkoutId]);
    await writeAudit(db, [{ what: 'acknowledged', checkoutId }], now);
  });
}
