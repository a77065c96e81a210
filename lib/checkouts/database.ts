import type { EntityTable } from 'dexie';
import Dexie from 'dexie';
import type { InqudError } from '../inqud/errors';
import type { CheckoutDraft, Money, RequestModel } from '../inqud/models';
import type { CheckoutStatus } from '../inqud/status';
import { HISTORY, refuseNewer } from '../storage/databaseVersion';
import type { FollowReason, Follows } from './follows';

/** Who said that a checkout has a status: Inqud's own answers, hints, or a person who has looked. */
export type HintSource = 'widget' | 'hosted page' | 'webhook';
export type Source = 'created' | 'imported' | 'refresh' | HintSource | 'person';

/** Why a person should look at a checkout, the gravest first. `lib/checkouts/rules/attention.ts` says when. */
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

/** What a person is told about, once each. `lib/checkouts/rules/notifications.ts` says when. */
export const NOTIFICATION_KINDS = ['paid', 'late', 'conflict', 'expired', 'expiring', 'paused'] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** A checkout as Inqud last answered, with what we need to ask again. All times are epoch ms of this computer. */
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
  /** The whole last answer as it arrived, and when. */
  answer: string;
  answeredAt: number;
  /** When the current status was first seen. */
  statusSince: number;
  /** The newest status from a widget or page that Inqud has not confirmed yet. */
  hint: { status: CheckoutStatus; source: HintSource; at: number } | null;
  /** Refreshes that failed in a row, and how the last one did. */
  failures: number;
  error: InqudError | null;
  /** When the first of those failures was. */
  failingSince: number | null;
  /** Whether it went on after it had expired. */
  late: boolean;
  /** Why a person should look, and which of that a person has seen. */
  attention: { reasons: Reason[]; acknowledged: Reason[] };
  /** How grave it is and since when; absent when there is nothing to look at, which also keeps it out of the index. */
  attentionGravity?: Severity;
  attentionAt?: number;
  /** What was told about it. */
  noticed: NotificationKind[];
  /** A person's own words about it. */
  note: string | null;
  tags: string[];
  /** 1 when a person has put it aside: lists leave it out. A number, because a boolean cannot be in an index. */
  archived: 0 | 1;
  /** When to ask again; absent when never, which also keeps it out of the index. */
  nextRefreshAt?: number;
};

export type Severity = 'bad' | 'warn';

/** Something to tell a person, kept until it has been told. */
export type PendingNotification = {
  /** The same event has the same key, so that it is told once. */
  key: string;
  kind: NotificationKind;
  accountId: string;
  checkoutId: string | null;
  at: number;
  /** The notification that it was about to be shown as, alone or with others. */
  showingAs: string | null;
};

/** One line of a checkout's history. */
export type TimelineEntry = {
  seq: number;
  checkoutId: string;
  at: number;
  from: CheckoutStatus | null;
  to: CheckoutStatus;
  source: Source;
  /** For a hint: Inqud's answer that confirmed or overtook it. Null while it is only reported. */
  settled: { at: number; status: CheckoutStatus } | null;
  /** For a webhook: its `lastUpdatedAt` as it came, which tells a repetition from news. */
  updatedAt?: string;
  /** For a creation: which attempt it was. */
  attempt?: number;
  /** For a person: what was acknowledged, and what was noted. */
  acknowledged?: Reason[];
  note?: string;
  /** For a creation: the checkout that it was made after. For a person: the one that was made after this. */
  link?: CheckoutLink;
};

/** From one checkout's history to another's, with what is said of it there, should it be gone. */
export type CheckoutLink = {
  checkoutId: string;
  orderId: string;
  why: FollowReason;
  /** What the later one of the two asks for; null when the payer decides. */
  asked: Money | null;
};

/**
 * A checkout that we asked for: `sending` now, its outcome `unknown`, or `done`. One that is done is kept for a while, so
 * that the same attempt, sent again by another page, gets the same checkout.
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
  /** The checkout that it is made after. */
  follows?: Follows;
  /** What a `done` one became. */
  made?: { checkoutId: string; url: string };
};

/** What an account has sent: how many it may send at once, so that on average it is at most one a second. */
export type TokenBucket = {
  accountId: string;
  tokens: number;
  at: number;
  /** The last answer or failure; and the requests of the last hour by their minute. */
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
};

export function openHistory(): HistoryDb {
  const db = new Dexie(HISTORY.name) as HistoryDb;
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
  // By index: lists without what was put aside, of all and of one account; what is due; an order that has a checkout
  // already; what needs a person. Two took the place of two, so that a write costs no more.
  db.version(HISTORY.version)
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
  return refuseNewer(db);
}

/** Writes something and takes it back. Throws what keeps it from being stored. */
export function canStore(db: HistoryDb): Promise<void> {
  return db.transaction('rw', db.paces, async () => {
    await db.paces.put({ accountId: '', tokens: 0, at: 0 });
    await db.paces.delete('');
  });
}
