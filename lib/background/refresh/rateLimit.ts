import type { HistoryDb, TokenBucket } from '../../checkouts/database';
import type { InqudError } from '../../inqud/errors';
import { HOUR, MINUTE, SECOND } from '../../shared/time';

/** Inqud's limits are not known, so: one request a second and account on average, in bursts of at most this many. */
export const BURST = 30;

/**
 * Takes leave to send one request, or says no. A person's own action is always let through and paid back by the
 * background's later ones. Stored, because a background that is killed and woken must not start with a full purse.
 * `leave` is how many must be left for what is more urgent.
 */
export function takeToken(
  db: HistoryDb,
  accountId: string,
  now: number,
  who: 'background' | 'person',
  leave = 0,
): Promise<boolean> {
  return db.transaction('rw', db.paces, async () => {
    const last = await db.paces.get(accountId);
    // A last request in the future is a clock that was set back, which says nothing about what was earned.
    const earned = last && last.at <= now + MINUTE ? Math.max(0, now - last.at) / SECOND : BURST;
    const tokens = Math.min(BURST, (last?.tokens ?? 0) + earned);
    if (who === 'background' && tokens < 1 + leave) return false;
    await db.paces.put({
      ...last,
      accountId,
      tokens: Math.max(-BURST, tokens - 1),
      at: now,
      minutes: counted(last, now),
    });
    return true;
  });
}

/** Notes how a request ended: answered with null, or what went wrong. */
export function noteOutcome(
  db: HistoryDb,
  accountId: string,
  now: number,
  error: InqudError['kind'] | null,
): Promise<void> {
  return db.transaction('rw', db.paces, async () => {
    const pace = await db.paces.get(accountId);
    if (!pace) return;
    const minutes = pace.minutes ?? [];
    const latest = minutes.at(-1);
    if (latest && error !== null) latest.failed[error] = (latest.failed[error] ?? 0) + 1;
    await db.paces.put({ ...pace, minutes, last: { at: now, error } });
  });
}

/** The minutes of the last hour with this request in it. */
function counted(last: TokenBucket | undefined, now: number): NonNullable<TokenBucket['minutes']> {
  const minute = Math.floor(now / MINUTE);
  const kept = (last?.minutes ?? []).filter((each) => each.minute > minute - HOUR / MINUTE && each.minute <= minute);
  const latest = kept.at(-1);
  if (latest?.minute !== minute) return [...kept, { minute, sent: 1, failed: {} }];
  return [...kept.slice(0, -1), { ...latest, sent: latest.sent + 1 }];
}
