import type { HistoryDb, Severity, StoredCheckout } from './database';
import { HIGHEST, LOWEST } from './keyRange';

export type AttentionCount = Record<Severity, number>;

/** How many checkouts and creates need a person, by gravity. */
export async function countAttention(db: HistoryDb): Promise<AttentionCount> {
  const [bad, warn, unknown] = await Promise.all([
    ofGravity(db, 'bad').count(),
    ofGravity(db, 'warn').count(),
    db.creates.filter(({ state }) => state === 'unknown').count(),
  ]);
  return { bad, warn: warn + unknown };
}

/** The checkouts that need a person: the gravest first, of these the newest first; at most `limit`. */
export async function attentionQueue(db: HistoryDb, limit: number): Promise<StoredCheckout[]> {
  const bad = await ofGravity(db, 'bad').reverse().limit(limit).toArray();
  const left = limit - bad.length;
  return left > 0 ? [...bad, ...(await ofGravity(db, 'warn').reverse().limit(left).toArray())] : bad;
}

function ofGravity(db: HistoryDb, gravity: Severity) {
  return db.checkouts
    .where('[attentionGravity+attentionAt]')
    .between([gravity, LOWEST], [gravity, HIGHEST], true, true);
}

export function totalOf({ bad, warn }: AttentionCount): number {
  return bad + warn;
}
