import { alikeSpellings, casesOf } from '../shared/alike';
import type { HistoryDb, StoredCheckout } from './database';

/**
 * Checkouts whose order ID starts with a text in capital or small letters, or is like it, those with the shortest order ID
 * first, of each account the newest.
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

/** The order IDs of an account that start with a text, including those of pending creates. */
export async function orderIdsStartingWith(db: HistoryDb, accountId: string, start: string): Promise<Set<string>> {
  const [keys, creates] = await Promise.all([
    db.checkouts
      .where('[accountId+orderId]')
      .between([accountId, start], [accountId, `${start}\uffff`], true, true)
      .uniqueKeys(),
    db.creates
      .filter((create) => create.accountId === accountId && create.draft.clientOrderId.startsWith(start))
      .toArray(),
  ]);
  const made = keys.flatMap((key) => (Array.isArray(key) ? String(key[1]) : []));
  return new Set([...made, ...creates.map(({ draft }) => draft.clientOrderId)]);
}

/** The orders among these that already have a checkout, with the newest one's ID; null for an unknown outcome. */
export async function existingOrders(
  db: HistoryDb,
  accountId: string,
  orderIds: string[],
): Promise<Map<string, string | null>> {
  const asked = new Set(orderIds);
  const pending = await db.creates
    .filter((create) => create.accountId === accountId && !create.made && asked.has(create.draft.clientOrderId))
    .toArray();
  const made = await db.checkouts
    .where('[accountId+orderId]')
    .anyOf([...asked].map((orderId) => [accountId, orderId]))
    .toArray();
  return new Map([
    ...pending.map(({ draft }) => [draft.clientOrderId, null] as const),
    ...made.sort((a, b) => a.createdAt - b.createdAt).map(({ orderId, id }) => [orderId, id] as const),
  ]);
}
