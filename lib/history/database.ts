import type { EntityTable } from 'dexie';
import Dexie from 'dexie';
import type { InqudError } from '../inqud/errors';
import type { CheckoutDraft, Money, RequestModel } from '../inqud/models';
import type { CheckoutStatus } from '../inqud/status';

/** Who said that a checkout has a status. `created` and `refresh` are Inqud's own answers, the others are hints. */
export type HintSource = 'widget' | 'hosted page';
export type Source = 'created' | 'refresh' | HintSource;

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
  /** When to ask again; absent when never, which also keeps it out of the index. */
  nextRefreshAt?: number;
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
  /** For a creation: which attempt it was. */
  attempt?: number;
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
  /** What a `done` one became. */
  made?: { checkoutId: string; url: string };
};

/** How many requests an account may send at once, so that on average it is at most one a second. */
export type Pace = { accountId: string; tokens: number; at: number };

export type HistoryDb = Dexie & {
  checkouts: EntityTable<StoredCheckout, 'id'>;
  timeline: EntityTable<TimelineEntry, 'seq'>;
  creates: EntityTable<PendingCreate, 'attemptId'>;
  paces: EntityTable<Pace, 'accountId'>;
};

export function openHistory(): HistoryDb {
  const db = new Dexie('checkout-desk-history') as HistoryDb;
  db.version(1).stores({
    checkouts: 'id, createdAt, [accountId+nextRefreshAt]',
    timeline: '++seq, checkoutId',
    creates: 'attemptId',
    paces: 'accountId',
  });
  return db;
}
