import type { HistoryDb, TokenBucket } from '../../checkouts/database';
import type { InqudError } from '../../inqud/errors';
import { HOUR, MINUTE, SECOND } from '../../shared/time';
import { isLeased, withLease, withoutLease } from './leases';

/** Inqud's limits are not known, so: one request a second and account on average, in bursts of at most this many. */
export const BURST = 30;

/** So many tokens are left to the monitor by what is less urgent: it must not delay the notice of a payment. */
export const LEFT_TO_MONITOR = 5;

type Who = 'background' | 'person';

/**
 * Takes a token to send one request with, or returns false. A person's own action always gets one, and the background
 * pays it back. Stored, because a background that is killed and woken must not start with a full bucket. `leave` is how
 * many must be left for what is more urgent.
 */
export function takeToken(db: HistoryDb, accountId: string, now: number, who: Who, leave = 0): Promise<boolean> {
  return change(db, accountId, (bucket) => withoutToken(bucket, accountId, now, who, leave));
}

/**
 * Takes a token and the lease of a checkout to refresh it with, in one write, or returns false. `despiteLease`: also when
 * an earlier background may still be waiting for an answer about it.
 */
export function takeLease(
  db: HistoryDb,
  { accountId, checkoutId }: { accountId: string; checkoutId: string },
  now: number,
  who: Who,
  despiteLease: boolean,
): Promise<boolean> {
  return change(db, accountId, (bucket) => {
    if (!despiteLease && isLeased(bucket, checkoutId, now)) return null;
    const taken = withoutToken(bucket, accountId, now, who, 0);
    return taken && withLease(taken, checkoutId, now);
  });
}

/** Gives a lease back without a request having been sent. */
export async function releaseLease(
  db: HistoryDb,
  { accountId, checkoutId }: { accountId: string; checkoutId: string },
): Promise<void> {
  await change(db, accountId, (bucket) => bucket && withoutLease(bucket, checkoutId));
}

/** Notes how a request ended: answered with null, or what went wrong. That of a refresh gives its lease back. */
export async function noteOutcome(
  db: HistoryDb,
  accountId: string,
  now: number,
  error: InqudError['kind'] | null,
  checkoutId?: string,
): Promise<void> {
  await change(db, accountId, (bucket) => {
    if (!bucket) return null;
    const minutes = bucket.minutes ?? [];
    const latest = minutes.at(-1);
    if (latest && error !== null) latest.failed[error] = (latest.failed[error] ?? 0) + 1;
    const noted = { ...bucket, minutes, last: { at: now, error } };
    return checkoutId === undefined ? noted : withoutLease(noted, checkoutId);
  });
}

/** Stores what becomes of an account's bucket, unless that is null. Whether it was stored. */
function change(
  db: HistoryDb,
  accountId: string,
  changed: (bucket: TokenBucket | undefined) => TokenBucket | null | undefined,
): Promise<boolean> {
  return db.transaction('rw', db.paces, async () => {
    const bucket = changed(await db.paces.get(accountId));
    if (!bucket) return false;
    await db.paces.put(bucket);
    return true;
  });
}

/** The bucket with one token less; null when the background has to wait. */
function withoutToken(
  bucket: TokenBucket | undefined,
  accountId: string,
  now: number,
  who: Who,
  leave: number,
): TokenBucket | null {
  // A last request in the future is a clock that was set back, which says nothing about what was earned.
  const earned = bucket && bucket.at <= now + MINUTE ? Math.max(0, now - bucket.at) / SECOND : BURST;
  const tokens = Math.min(BURST, (bucket?.tokens ?? 0) + earned);
  if (who === 'background' && tokens < 1 + leave) return null;
  return { ...bucket, accountId, tokens: Math.max(-BURST, tokens - 1), at: now, minutes: counted(bucket, now) };
}

/** The minutes of the last hour with this request in it. */
function counted(bucket: TokenBucket | undefined, now: number): NonNullable<TokenBucket['minutes']> {
  const minute = Math.floor(now / MINUTE);
  const kept = (bucket?.minutes ?? []).filter((each) => each.minute > minute - HOUR / MINUTE && each.minute <= minute);
  const latest = kept.at(-1);
  if (latest?.minute !== minute) return [...kept, { minute, sent: 1, failed: {} }];
  return [...kept.slice(0, -1), { ...latest, sent: latest.sent + 1 }];
}
