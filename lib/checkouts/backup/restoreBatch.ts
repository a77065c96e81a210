import { sameContent } from '../../shared/sameContent';
import { tellTeam } from '../../sync/outbox';
import { isFull, MOST_PENDING } from '../bounds';
import type { HistoryDb, PendingCreate, StoredCheckout } from '../database';
import { timelinesOf } from '../timelines';
import { putTraceably } from '../traceable';
import type { MergedEntry } from './merge';
import { dueAgain, mergedCheckout, mergedTimeline } from './merge';
import type { CheckoutLine, CreateLine } from './stored';

/** Computes the reasons for attention, by rules that are passed in from outside. */
export type UpdateAttention = (checkout: StoredCheckout, now: number) => StoredCheckout;

/** `full`: checkouts that have as much as is kept of one. `createsLeftOut`: creates beyond those that are kept. */
export type RestoredCounts = {
  added: number;
  updated: number;
  unchanged: number;
  creates: number;
  full?: number;
  createsLeftOut?: number;
};

type Row = { checkout: StoredCheckout; timeline: MergedEntry[] };

/**
 * Stores some lines of a copy in one transaction, so that no concurrent write of the background is lost. `nextSlot` returns
 * a time for the next overdue checkout.
 */
export function restoreBatch(
  db: HistoryDb,
  lines: readonly (CheckoutLine | CreateLine)[],
  { now, nextSlot, updateAttention }: { now: number; nextSlot: () => number; updateAttention: UpdateAttention },
): Promise<RestoredCounts> {
  const checkouts = lines.filter((line) => 'checkout' in line);
  const creates = lines.filter((line) => 'create' in line);
  const counts: RestoredCounts = { added: 0, updated: 0, unchanged: 0, creates: 0 };
  return db.transaction('rw', db.checkouts, db.timeline, db.creates, db.team, db.outbox, async () => {
    const found = await rowsOf(
      db,
      checkouts.map(({ checkout }) => checkout.id),
    );
    const changed = new Map<string, Row>();
    for (const line of checkouts) {
      const { id } = line.checkout;
      const before = changed.get(id) ?? found.get(id);
      const after = before ? merged(before, line, updateAttention, now) : fresh(line, updateAttention, now);
      if (after)
        changed.set(id, {
          ...after,
          checkout: dueAgain(after.checkout, before?.checkout.nextRefreshAt, now, nextSlot),
        });
      counts[!after ? 'unchanged' : before ? 'updated' : 'added'] += 1;
    }
    await putTraceably(
      db.checkouts,
      Array.from(changed.values(), ({ checkout }) => checkout),
    );
    const timelines = Array.from(changed, ([id, { timeline }]) => ({ id, timeline, before: found.get(id)?.timeline }));
    const written = timelines.filter(({ timeline, before }) => timeline !== before);
    await db.timeline.bulkDelete(written.flatMap(({ before = [] }) => before.flatMap(({ seq }) => seq ?? [])));
    await db.timeline.bulkAdd(
      written.flatMap(({ id, timeline }) => timeline.map(({ seq: _, ...entry }) => ({ ...entry, checkoutId: id }))),
    );
    await tellTeam(db, [...changed.keys()]);
    const full = [...changed.values()].filter(({ checkout, timeline }) => isFull(checkout, timeline)).length;
    if (full > 0) counts.full = full;
    return { ...counts, ...(await addCreates(db, creates)) };
  });
}

/** Adds those that are not known here, as long as a person can settle them. */
async function addCreates(
  db: HistoryDb,
  lines: readonly CreateLine[],
): Promise<Pick<RestoredCounts, 'creates' | 'createsLeftOut'>> {
  if (lines.length === 0) return { creates: 0 };
  const pending = await db.creates.filter(({ state }) => state !== 'done').count();
  let creates = 0;
  let createsLeftOut = 0;
  for (const { create } of lines) {
    if (await isKnown(db, create)) continue;
    if (pending + creates >= MOST_PENDING) {
      createsLeftOut += 1;
      continue;
    }
    await db.creates.add(create);
    creates += 1;
  }
  return { creates, ...(createsLeftOut > 0 && { createsLeftOut }) };
}

function fresh({ checkout, timeline }: CheckoutLine, updateAttention: UpdateAttention, now: number): Row {
  return { checkout: updateAttention(checkout, now), timeline: mergedTimeline([], timeline) };
}

/** Null when the line changes nothing. */
function merged(before: Row, line: CheckoutLine, updateAttention: UpdateAttention, now: number): Row | null {
  const timeline = mergedTimeline(before.timeline, line.timeline);
  const checkout = updateAttention(mergedCheckout(before.checkout, line.checkout, timeline), now);
  const isSame = sameContent(checkout, updateAttention(before.checkout, now));
  return isSame && timeline === before.timeline ? null : { checkout, timeline };
}

/**
 * Which of these checkouts exist. A copy is in the order of IDs: in an empty history, one query shows for all of
 * them that nothing exists between the first and the last.
 */
export async function existingIds(db: HistoryDb, ids: readonly string[]): Promise<string[]> {
  const sorted = ids.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const between = await db.checkouts
    .where(':id')
    .between(first, last, true, true)
    .limit(ids.length + 1)
    .primaryKeys();
  const asked = new Set(ids);
  if (between.length <= ids.length) return between.filter((id) => asked.has(id));
  return (await db.checkouts.bulkGet(sorted)).flatMap((checkout) => checkout?.id ?? []);
}

/** The checkouts among these that exist, with their timelines. */
async function rowsOf(db: HistoryDb, ids: string[]): Promise<Map<string, Row>> {
  const here = await existingIds(db, ids);
  const checkouts = (await db.checkouts.bulkGet(here)).filter((checkout) => checkout !== undefined);
  const timelines = await timelinesOf(
    db,
    checkouts.map(({ id }) => id),
  );
  return new Map(checkouts.map((checkout) => [checkout.id, { checkout, timeline: timelines.get(checkout.id) ?? [] }]));
}

/** Whether the attempt exists here, or a checkout that it may have created. */
async function isKnown(db: HistoryDb, { attemptId, accountId, draft, startedAt }: PendingCreate): Promise<boolean> {
  if (await db.creates.get(attemptId)) return true;
  const same = db.checkouts.where('[accountId+orderId]').equals([accountId, draft.clientOrderId]);
  return (await same.filter(({ createdAt }) => createdAt >= startedAt).first()) !== undefined;
}
