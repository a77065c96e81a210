import type { HistoryDb, Severity, StoredCheckout } from './database';
import { HIGHEST, LOWEST } from './keyRange';
import { createsOfToday } from './queries';

export type AttentionCount = Record<Severity, number>;

/** How many checkouts and creates need attention, by severity. */
export async function countAttention(db: HistoryDb): Promise<AttentionCount> {
  const [bad, warn, creates] = await Promise.all([
    ofSeverity(db, 'bad').count(),
    ofSeverity(db, 'warn').count(),
    createsOfToday(db),
  ]);
  return { bad, warn: warn + creates.filter(({ state }) => state === 'unknown').length };
}

/** The checkouts that need attention, the most severe first, then the newest first; at most `limit`. */
export async function attentionQueue(db: HistoryDb, limit: number): Promise<StoredCheckout[]> {
  const bad = await ofSeverity(db, 'bad').reverse().limit(limit).toArray();
  const left = limit - bad.length;
  return left > 0 ? [...bad, ...(await ofSeverity(db, 'warn').reverse().limit(left).toArray())] : bad;
}

function ofSeverity(db: HistoryDb, severity: Severity) {
  return db.checkouts
    .where('[attentionGravity+attentionAt]')
    .between([severity, LOWEST], [severity, HIGHEST], true, true);
}

export function totalOf({ bad, warn }: AttentionCount): number {
  return bad + warn;
}
