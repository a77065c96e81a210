import type { TokenBucket } from '../../checkouts/database';
import { MINUTE } from '../../shared/time';

/** A refresh that was cut off by the end of the background may be repeated after this. */
const LOST_AFTER = MINUTE;

/**
 * Leases of refreshes: while a checkout is being refreshed, no other wake refreshes it; should the background end before
 * the answer, the lease runs out and the checkout is due as it was. Leases are kept with the account's token bucket, which
 * each request writes anyway: a lease in the checkout would wake every page that shows it.
 */
export function isLeased(bucket: TokenBucket | undefined, checkoutId: string, now: number): boolean {
  const until = bucket?.leases?.[checkoutId];
  return until !== undefined && isLive(until, now);
}

/** The bucket with one more lease, and without those that have run out. */
export function withLease(bucket: TokenBucket, checkoutId: string, now: number): TokenBucket {
  const live = Object.entries(bucket.leases ?? {}).filter(([, until]) => isLive(until, now));
  return { ...bucket, leases: { ...Object.fromEntries(live), [checkoutId]: now + LOST_AFTER } };
}

export function withoutLease(bucket: TokenBucket, checkoutId: string): TokenBucket {
  const { [checkoutId]: _, ...leases } = bucket.leases ?? {};
  return { ...bucket, leases };
}

/** One that ends later than any can is from before the clock was set back. */
function isLive(until: number, now: number): boolean {
  return until > now && until <= now + LOST_AFTER;
}
