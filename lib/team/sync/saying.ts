import type { HistoryDb } from '../../checkouts/database';
import { timelineOf } from '../../checkouts/timeline';
import { logOf } from '../../sync/audit';
import { PENDING_KIND } from '../../sync/pending';
import type { AuditRecord } from '../audit/auditRecord';
import { auditPage, auditRecord } from '../audit/auditRecord';
import { isCheckout, isShop } from '../contract/names';
import { subjectText } from '../contract/subjects';
import type { CheckoutRecord } from '../records/checkoutRecord';
import { checkoutRecord } from '../records/checkoutRecord';
import type { PendingRecord } from '../records/pendingRecord';
import { pendingRecord } from '../records/pendingRecord';
import type { SharedRecord } from '../shared/sharedRecord';
import { isSharedKind, sharedRecord } from '../shared/sharedRecord';
import { colleaguesIn } from '../teamState';

export type Self = { agent: string; desk: string };

/** A record, and where it is said. */
export type ToSay = { subject: string; record: CheckoutRecord | AuditRecord | PendingRecord | SharedRecord };

/** Null while this desk has nothing of its own to say of the checkout. */
export async function checkoutToSay(db: HistoryDb, self: Self, id: string): Promise<ToSay | null> {
  const { checkout, timeline, colleagues } = await db.transaction(
    'r',
    db.checkouts,
    db.timeline,
    db.team,
    async () => ({
      checkout: await db.checkouts.get(id),
      timeline: await timelineOf(db, id),
      colleagues: await colleaguesIn(db),
    }),
  );
  const record = checkout && checkoutRecord(checkout, timeline, { desk: self.desk, colleagues });
  if (!record || !isShop(checkout.widgetId) || !isCheckout(id)) return null;
  return { subject: subjectText({ is: 'checkout', shop: checkout.widgetId, checkout: id, ...self }), record };
}

/** What this desk says to the team besides its checkouts. Null for what is no more. */
export async function teamItemToSay(db: HistoryDb, self: Self, kind: string): Promise<ToSay | null> {
  const record = await recordOfTeam(db, self, kind);
  return record && { subject: subjectText({ is: 'team', kind, ...self }), record };
}

async function recordOfTeam(db: HistoryDb, self: Self, kind: string): Promise<ToSay['record'] | null> {
  if (kind === PENDING_KIND) return pendingRecord(db);
  if (isSharedKind(kind)) return sharedRecord(db, kind);
  const audit = auditPage(kind);
  return audit && auditRecord(db, logOf(self.desk, audit.chain), audit.page);
}

/** An empty record in the place of what this desk said of a checkout that was erased here. */
export function erasedToSay(self: Self, id: string, shop: string): ToSay | null {
  if (!isShop(shop) || !isCheckout(id)) return null;
  const record: CheckoutRecord = { v: 1, answer: null, edits: {}, archived: 0, lines: [] };
  return { record, subject: subjectText({ is: 'checkout', shop, checkout: id, ...self }) };
}
