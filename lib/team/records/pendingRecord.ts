import * as v from 'valibot';
import type { HistoryDb } from '../../checkouts/database';
import type { PendingRow } from '../../sync/outbox';
import { pendingRow } from '../../sync/pending';
import { isStamp, timeOf } from '../../sync/stamp';
import { isShop } from '../contract/names';
import { teamRow } from '../teamState';

/** More no desk has at a time; the newest are said. */
const MOST = 50;

/**
 * `desk.team.pending.<agent>.<desk>`: the orders whose creates had no clear answer at this desk, so that nobody makes
 * them twice.
 */
const PendingRecord = v.object({
  v: v.literal(1),
  stamp: v.pipe(v.string(), v.check(isStamp)),
  creates: v.pipe(
    v.array(
      v.object({
        orderId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(2000)),
        shop: v.pipe(v.string(), v.check(isShop)),
        since: v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15)),
      }),
    ),
    v.maxLength(MOST),
  ),
});
export type PendingRecord = v.InferOutput<typeof PendingRecord>;

/** Null while this desk never had any since it joined. */
export async function pendingRecord(db: HistoryDb): Promise<PendingRecord | null> {
  const { said } = await pendingRow(db);
  if (said === null) return null;
  // One that is being sent once more is still without an answer.
  const unknown = await db.creates
    .filter(({ state, attempt }) => state === 'unknown' || (state === 'sending' && attempt > 1))
    .toArray();
  const creates = unknown
    .toSorted((a, b) => b.startedAt - a.startedAt)
    .flatMap(({ widgetId, draft, startedAt }) =>
      widgetId !== undefined && isShop(widgetId)
        ? [{ orderId: draft.clientOrderId, shop: widgetId, since: startedAt }]
        : [],
    );
  return { v: 1, stamp: said, creates: creates.slice(0, MOST) };
}

/** What a colleague's desk says of its own is as it said last, whatever arrives after that. */
export function withTheirs(
  row: PendingRow,
  { agent, desk, record }: { agent: string; desk: string; record: PendingRecord },
  accountOf: (shop: string) => string,
): PendingRow {
  const { stamp } = record;
  const known = row.desks[desk];
  if (known && known.stamp >= stamp) return row;
  const creates = record.creates.map((create) => ({ ...create, accountId: accountOf(create.shop) }));
  return { ...row, desks: { ...row.desks, [desk]: { agent, stamp, creates } } };
}

/**
 * A colleague's record; null for another shape. One of a time to come, `ahead` at epoch ms, is not taken yet: it would
 * stay for ever. `latest` is epoch ms.
 */
export function readPendingRecord(value: unknown, latest: number): PendingRecord | { ahead: number } | null {
  const read = v.safeParse(PendingRecord, value, { abortEarly: true });
  if (!read.success) return null;
  const at = timeOf(read.output.stamp);
  return at > latest ? { ahead: at } : read.output;
}

/** A colleague's create without an answer, with her name. */
export type ShownPending = { name: string; orderId: string; since: number; accountId: string };

/** Those of all colleagues, newest first. */
export function colleaguesPending(db: HistoryDb): Promise<ShownPending[]> {
  return db.transaction('r', db.team, async () => {
    const { names = {} } = (await teamRow(db, 'names')) ?? {};
    const { desks } = await pendingRow(db);
    const all = Object.values(desks).flatMap(({ agent, creates }) =>
      creates.map(({ orderId, since, accountId }) => ({ name: names[agent] ?? agent, orderId, since, accountId })),
    );
    return all.toSorted((a, b) => b.since - a.since);
  });
}
