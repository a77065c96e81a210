import { tellPending } from '../../sync/pending';
import type { HistoryDb } from '../database';
import type { CheckoutAnswer, Rules } from '../recordAnswer';
import { recordAnswer, recordCreated } from '../recordAnswer';

/**
 * Stores a checkout that a person found at Inqud as what came of a create with unknown outcome. `another`: a create of
 * this desk made it, so it is not this one's. `gone`: the create no longer waits for it. Nothing changes in both cases.
 */
export function recordSettled(
  db: HistoryDb,
  answer: CheckoutAnswer,
  { attemptId, ...owner }: { attemptId: string; accountId: string; widgetId: string },
  rules: Rules,
): Promise<'settled' | 'another' | 'gone'> {
  const tables = [db.checkouts, db.timeline, db.creates, db.notices, db.team, db.outbox, db.audit];
  return db.transaction('rw', tables, async () => {
    const create = await db.creates.get(attemptId);
    if (create?.state !== 'unknown') return 'gone';
    const { id } = answer.model;
    const past = await db.timeline.where('checkoutId').equals(id).toArray();
    if (past.some(({ source }) => source === 'created')) return 'another';
    const others = await db.creates.filter(({ made }) => made?.checkoutId === id).count();
    if (others > 0) return 'another';
    const known = await db.checkouts.get(id);
    if (!known) await recordCreated(db, answer, { ...create, ...owner }, rules, true);
    else {
      await recordAnswer(db, answer, rules);
      await db.creates.update(attemptId, { state: 'done', error: null, made: { checkoutId: id, url: known.url } });
      await tellPending(db, answer.at);
    }
    return 'settled';
  });
}
