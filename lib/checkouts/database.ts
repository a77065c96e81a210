import type { EntityTable, Table } from 'dexie';
import Dexie from 'dexie';
import type { InqudError } from '../inqud/errors';
import type { Since } from '../inqud/finalSince';
import type { CheckoutDraft, Money, RequestModel } from '../inqud/models';
import type { CheckoutStatus } from '../inqud/status';
import { HISTORY, refuseNewer } from '../storage/databaseVersion';
import type { AuditRow } from '../sync/audit';
import type { Edits } from '../sync/edits';
import type { OutboxRow, TeamRow } from '../sync/outbox';
import type { FollowReason, Follows } from './follows';

/** The source of a status: Inqud's own answers, hints, or the user who acknowledged it. */
export type HintSource = 'widget' | 'hosted page' | 'webhook' | 'colleague';
export type Source = 'created' | 'imported' | 'refresh' | HintSource | 'person';

/** The reasons for attention, the most severe first. `lib/checkouts/rules/attention.ts` decides when. */
export const REASONS = [
  'underpaid',
  'conflict',
  'late',
  'frozen',
  'failed',
  'unknown status',
  'overpaid',
  'disagreement',
  'failing',
] as const;
export type Reason = (typeof REASONS)[number];

/** What the user is notified of, once each. `lib/checkouts/rules/notifications.ts` decides when. */
export const NOTIFICATION_KINDS = ['paid', 'late', 'conflict', 'expired', 'expiring', 'paused'] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** A checkout as in Inqud's last answer, with our own state about it. All times are epoch ms of this computer. */
export type StoredCheckout = {
  id: string;
  accountId: string;
  widgetId: string;
  orderId: string;
  name: string | null;
  type: string | null;
  amount: Money | null;
  status: CheckoutStatus;
  reason: string | null;
  /** Inqud's hosted page for the payer, `acquiringUrl`. */
  url: string;
  returnUrl: string | null;
  /** Inqud's `createdAt` and `expiresAt`. */
  createdAt: number;
  expiresAt: number | null;
  request: RequestModel | null;
  /** The whole last answer as received, and when. */
  answer: string;
  answeredAt: number;
  /** When the current status was first seen. */
  statusSince: number;
  /**
   * Since when it is final. Absent while it is not, and in rows of earlier releases: `finalSinceOf` reads all of them
   * (`lib/inqud/finalSince.ts`).
   */
  finalSince?: Since;
  /** The newest reported status that Inqud has not confirmed yet. `by`: the colleague whose desk said so. */
  hint: { status: CheckoutStatus; source: HintSource; at: number; by?: string } | null;
  /** Consecutive failed refreshes, and the last error. */
  failures: number;
  error: InqudError | null;
  /** When the first of those failed. */
  failingSince: number | null;
  /** Whether its status changed after it had expired. */
  late: boolean;
  /** The current reasons for attention, and those that the user has acknowledged. */
  attention: { reasons: Reason[]; acknowledged: Reason[] };
  /** The severity and since when; absent when it needs no attention, which also keeps it out of the index. */
  attentionGravity?: Severity;
  attentionAt?: number;
  /** The notifications that were sent about it. */
  noticed: NotificationKind[];
  /** The user's own note. */
  note: string | null;
  tags: string[];
  /** 1 when it is archived: lists leave it out. A number, because IndexedDB cannot index booleans. */
  archived: 0 | 1;
  /** When to refresh next; absent for never, which also keeps it out of the index. */
  nextRefreshAt?: number;
  /** The colleague whose desk made it, or brought it here; absent for this desk's own. */
  by?: string;
  /** Present while only a colleague's desk has asked Inqud about it, and this one never did. */
  unconfirmed?: true;
  /**
   * Present while its name or return address is the word of a file or of a colleague: no new link gets them before somebody
   * has looked at them.
   */
  fromOutside?: true;
  /** When and where each of the user's changes was made, by which two histories agree. Absent without any. */
  edits?: Edits;
};

export type Severity = 'bad' | 'warn';

/** A notification, stored until it has been shown. */
export type PendingNotification = {
  /** The same event has the same key, so that it is shown once. */
  key: string;
  kind: NotificationKind;
  accountId: string;
  checkoutId: string | null;
  at: number;
  /** The ID of the browser notification that shows it, alone or grouped with others. */
  showingAs: string | null;
};

/** One entry of a checkout's timeline. */
export type TimelineEntry = {
  seq: number;
  checkoutId: string;
  at: number;
  from: CheckoutStatus | null;
  to: CheckoutStatus;
  source: Source;
  /** For a hint: Inqud's answer that confirmed or overtook it. Null while it is only reported. */
  settled: { at: number; status: CheckoutStatus } | null;
  /** For a webhook: its `lastUpdatedAt` as received, which identifies a repeated delivery. */
  updatedAt?: string;
  /** For a creation: the number of the attempt. */
  attempt?: number;
  /** The colleague whose desk said so; absent for this desk. */
  by?: string;
  /** For the user: what was acknowledged, and the note. */
  acknowledged?: Reason[];
  note?: string;
  /** For a creation: the checkout that it follows. For the user: the checkout that follows this one. */
  link?: CheckoutLink;
};

/** A link from one checkout's timeline to another checkout, with enough to describe that one after it is deleted. */
export type CheckoutLink = {
  checkoutId: string;
  orderId: string;
  why: FollowReason;
  /** The amount of the later one; null when the payer decides. */
  asked: Money | null;
};

/**
 * A create request: `sending`, with an `unknown` outcome, or `done`. A done one is kept for a while, so
 * that the same attempt, sent again by another page, returns the same checkout.
 */
export type PendingCreate = {
  attemptId: string;
  accountId: string;
  draft: CheckoutDraft;
  startedAt: number;
  /** 1 for the first try. */
  attempt: number;
  state: 'sending' | 'unknown' | 'done';
  error: InqudError | null;
  /** The checkout that it follows. */
  follows?: Follows;
  /** The shop, for a team; absent in those of earlier releases. */
  widgetId?: string;
  /** The checkout that a `done` one created. */
  made?: { checkoutId: string; url: string };
};

/** The token bucket of an account's rate limit: bursts are allowed, but at most one request a second on average. */
export type TokenBucket = {
  accountId: string;
  tokens: number;
  at: number;
  /** The last outcome, and the requests of the last hour by minute. */
  last?: { at: number; error: InqudError['kind'] | null };
  minutes?: { minute: number; sent: number; failed: Partial<Record<InqudError['kind'], number>> }[];
  /** The checkouts that are being refreshed, each with when that counts as cut off. Here, as each request writes here. */
  leases?: Record<string, number>;
};

export type HistoryDb = Dexie & {
  checkouts: EntityTable<StoredCheckout, 'id'>;
  timeline: EntityTable<TimelineEntry, 'seq'>;
  creates: EntityTable<PendingCreate, 'attemptId'>;
  paces: EntityTable<TokenBucket, 'accountId'>;
  notices: EntityTable<PendingNotification, 'key'>;
  outbox: EntityTable<OutboxRow, 'id'>;
  team: Table<TeamRow, TeamRow['key']>;
  audit: Table<AuditRow, [log: string, n: number]>;
};

export function openHistory(name: string = HISTORY.name): HistoryDb {
  const db = new Dexie(name) as HistoryDb;
  // Versions 1 and 2 had fewer indexes and no notices. Dexie compares with what is there, so they need no line here.
  db.version(3)
    .stores({
      checkouts:
        'id, createdAt, [accountId+createdAt], [accountId+nextRefreshAt], [accountId+orderId], [attentionGravity+attentionAt]',
      timeline: '++seq, checkoutId',
      creates: 'attemptId',
      paces: 'accountId',
      notices: 'key',
    })
    .upgrade((change) =>
      change
        .table<StoredCheckout>('checkouts')
        .toCollection()
        .modify((checkout) => {
          checkout.failingSince = null;
          checkout.late = false;
          checkout.attention = { reasons: [], acknowledged: [] };
          checkout.noticed = [];
        }),
    );
  // By index: lists without archived rows, of all and of one account; due refreshes; existing orders; attention. Two
  // indexes replaced two, so that a write costs no more.
  db.version(4)
    .stores({
      checkouts:
        'id, [archived+createdAt], [accountId+archived+createdAt], [accountId+nextRefreshAt], [accountId+orderId], [attentionGravity+attentionAt]',
    })
    .upgrade((change) =>
      change
        .table<StoredCheckout>('checkouts')
        .toCollection()
        .modify((checkout) => {
          checkout.note = null;
          checkout.tags = [];
          checkout.archived = 0;
        }),
    );
  // Edits got stamps, which rows of before do without; and what a team has to hear is kept beside them.
  db.version(5).stores({ outbox: 'id, state', team: 'key' });
  db.version(HISTORY.version).stores({ audit: '[log+n], at' });
  return refuseNewer(db);
}

/** Writes something and takes it back. Throws what keeps it from being stored. */
export function canStore(db: HistoryDb): Promise<void> {
  return db.transaction('rw', db.paces, async () => {
    await db.paces.put({ accountId: '', tokens: 0, at: 0 });
    await db.paces.delete('');
  });
}
