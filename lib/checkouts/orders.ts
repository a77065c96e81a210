import { alikeKey, alikeSpellings, casesOf } from '../shared/alike';
import { bareOrder } from '../shared/bareOrder';
import { pendingRow } from '../sync/pending';
import type { HistoryDb, StoredCheckout } from './database';
import { createsOfToday } from './queries';

/**
 * Checkouts whose order ID starts with a text, in any case and in similar spellings: the shortest order ID first, then the
 * newest.
 */
export async function ordersStartingWith(
  db: HistoryDb,
  accountIds: string[],
  start: string,
  limit: number,
): Promise<StoredCheckout[]> {
  const byOrder = () => db.checkouts.where('[accountId+orderId]');
  const found = await Promise.all(
    accountIds.flatMap((accountId) => [
      byOrder()
        .anyOf(alikeSpellings(start).map((orderId) => [accountId, orderId]))
        .toArray(),
      ...casesOf(start).map((each) =>
        byOrder()
          .between([accountId, each], [accountId, `${each}\uffff`], true, true)
          .limit(limit)
          .toArray(),
      ),
    ]),
  );
  const unique = [...new Map(found.flat().map((checkout) => [checkout.id, checkout])).values()];
  const newestFirst = (a: StoredCheckout, b: StoredCheckout) => b.createdAt - a.createdAt;
  return unique
    .toSorted(
      (a, b) =>
        Number(b.orderId === start) - Number(a.orderId === start) ||
        a.orderId.length - b.orderId.length ||
        newestFirst(a, b),
    )
    .slice(0, limit);
}

/** The checkouts that a typed or pasted order ID may mean, also where other characters stand around it; the best first. */
export async function ordersMeant(
  db: HistoryDb,
  accountIds: string[],
  typed: string,
  limit: number,
): Promise<StoredCheckout[]> {
  // As typed comes first: the surrounding characters may belong to the ID.
  const texts = [...new Set([typed.trim(), bareOrder(typed)])].filter((text) => text !== '');
  const found = await Promise.all(texts.map((text) => ordersStartingWith(db, accountIds, text, limit)));
  return [...new Map(found.flat().map((checkout) => [checkout.id, checkout])).values()].slice(0, limit);
}

/** The order IDs of an account that start with a text, including those of pending creates. */
export async function orderIdsStartingWith(db: HistoryDb, accountId: string, start: string): Promise<Set<string>> {
  const [keys, creates] = await Promise.all([
    db.checkouts
      .where('[accountId+orderId]')
      .between([accountId, start], [accountId, `${start}\uffff`], true, true)
      .uniqueKeys(),
    createsOfToday(db),
  ]);
  const made = keys.flatMap((key) => (Array.isArray(key) ? String(key[1]) : []));
  const own = creates.filter((create) => create.accountId === accountId).map(({ draft }) => draft.clientOrderId);
  return new Set([...made, ...own.filter((orderId) => orderId.startsWith(start))]);
}

/** A checkout of an order whose ID is not the same but could be taken for it; null for a create with an unknown outcome. */
export type AlikeOrder = { checkoutId: string | null; alike: string };

/** Up to this many IDs are looked up by their usual spellings; for more all order IDs are read once. */
const FEW = 3;

/**
 * Which of these orders already have a checkout: the newest one's ID; null for a create with an unknown outcome, also
 * at a colleague's desk. An order that has none, but is like one that has, gets that.
 */
export async function existingOrders(
  db: HistoryDb,
  accountId: string,
  orderIds: string[],
  /** This attempt is not counted. */
  attemptId?: string,
): Promise<Map<string, string | null | AlikeOrder>> {
  const asked = new Set(orderIds);
  const unknown = (await createsOfToday(db)).filter(
    (create) => create.accountId === accountId && !create.made && create.attemptId !== attemptId,
  );
  const theirs = Object.values((await pendingRow(db)).desks).flatMap(({ creates }) => creates);
  const pending = [
    ...unknown.map(({ draft }) => draft.clientOrderId),
    ...theirs.filter((create) => create.accountId === accountId).map(({ orderId }) => orderId),
  ];
  const newest = await newestOf(db, accountId, [...asked]);
  const exact = new Map<string, string | null | AlikeOrder>([
    ...pending.filter((orderId) => asked.has(orderId)).map((orderId) => [orderId, null] as const),
    ...newest,
  ]);
  const others = [...asked].filter((orderId) => !exact.has(orderId));
  if (others.length === 0) return exact;
  const known = [...(await knownOrderIds(db, accountId, others)), ...pending];
  const keys = new Set(others.map(alikeKey));
  const byKey = new Map(known.map((orderId) => [alikeKey(orderId), orderId] as const).filter(([key]) => keys.has(key)));
  const alike = others.flatMap((orderId) => {
    const other = byKey.get(alikeKey(orderId));
    return other === undefined ? [] : [{ orderId, other }];
  });
  const ids = await newestOf(
    db,
    accountId,
    alike.map(({ other }) => other),
  );
  for (const { orderId, other } of alike) exact.set(orderId, { checkoutId: ids.get(other) ?? null, alike: other });
  return exact;
}

/** The newest checkout of each of these orders. */
async function newestOf(db: HistoryDb, accountId: string, orderIds: string[]): Promise<Map<string, string>> {
  const made = await db.checkouts
    .where('[accountId+orderId]')
    .anyOf(orderIds.map((orderId) => [accountId, orderId]))
    .toArray();
  return new Map(made.toSorted((a, b) => a.createdAt - b.createdAt).map(({ orderId, id }) => [orderId, id] as const));
}

/** The order IDs that are here, or only those that have a usual spelling of a few that are looked for. */
async function knownOrderIds(db: HistoryDb, accountId: string, few: string[]): Promise<string[]> {
  const orders = db.checkouts.where('[accountId+orderId]');
  const keys =
    few.length <= FEW
      ? orders.anyOf(few.flatMap(alikeSpellings).map((orderId) => [accountId, orderId])).uniqueKeys()
      : orders.between([accountId, ''], [accountId, '\uffff'], true, true).uniqueKeys();
  return (await keys).flatMap((key) => (Array.isArray(key) ? String(key[1]) : []));
}
