import type { HistoryDb } from '../history/database';
import { SECOND } from '../time';

/** Inqud's limits are not known, so: one request a second and account on average, in bursts of at most this many. */
export const BURST = 30;

/**
 * Takes leave to send one request, or says no. A person's own action is always let through and paid back by the
 * background's later ones. Stored, because a background that is killed and woken must not start with a full purse.
 */
export function takeTurn(
  db: HistoryDb,
  accountId: string,
  now: number,
  who: 'background' | 'person',
): Promise<boolean> {
  return db.transaction('rw', db.paces, async () => {
    const last = await db.paces.get(accountId);
    const earned = last ? Math.max(0, now - last.at) / SECOND : BURST;
    const tokens = Math.min(BURST, (last?.tokens ?? 0) + earned);
    if (who === 'background' && tokens < 1) return false;
    await db.paces.put({ accountId, tokens: Math.max(-BURST, tokens - 1), at: now });
    return true;
  });
}
