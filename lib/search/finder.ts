import type { Entry } from './entry';
import type { Matches } from './matching';
import type { Cursor, Order, Sort } from './order';
import { createOrder } from './order';

/** A value with the number of checkouts that have it, for the choices of a filter. */
export type Counted = { value: string; count: number };

export type Page = { ids: string[]; next: Cursor | null };

export type Finder = ReturnType<typeof createFinder>;

/** All entries in memory, and what a list asks of them. An order is made when it is first asked for, and kept from then on. */
export function createFinder() {
  const rows = new Map<string, Entry>();
  const orders = new Map<Sort['by'], Order>();
  let values: ReturnType<typeof countValues> | null = null;

  function orderBy(by: Sort['by']): Order {
    const order = orders.get(by) ?? createOrder(by, rows.values());
    orders.set(by, order);
    return order;
  }

  return {
    get size(): number {
      return rows.size;
    },

    ids: (): string[] => [...rows.keys()],

    /** Takes in entries, which must not change from then on; one with an ID that is here replaces it. */
    put(entries: Entry[]): void {
      const changes = entries.map((entry) => {
        const before = rows.get(entry.id) ?? null;
        rows.set(entry.id, entry);
        return { before, after: entry };
      });
      for (const order of orders.values()) order.change(changes);
      values = null;
    },

    remove(ids: string[]): void {
      const changes = ids.flatMap((id) => {
        const before = rows.get(id);
        rows.delete(id);
        return before ? [{ before, after: null }] : [];
      });
      for (const order of orders.values()) order.change(changes);
      values = null;
    },

    clear(): void {
      rows.clear();
      orders.clear();
      values = null;
    },

    /**
     * At most `limit` rows after a place, and the place for the next page: null at the end. A page may be empty when nothing
     * after that place matched. Every row is met once, whatever comes, changes or goes between two pages; one whose
     * sorted value changes may be met again, or be missed, where it moved to.
     */
    page(asked: { matches: Matches; sort: Sort; after: Cursor | null; limit: number }): Page {
      const order = orderBy(asked.sort.by);
      const ids: string[] = [];
      let next: Cursor | null = null;
      order.walk(asked.sort.down, asked.after, (entry) => {
        if (!asked.matches(entry)) return true;
        ids.push(entry.id);
        if (ids.length < asked.limit) return true;
        next = order.cursorOf(entry);
        return false;
      });
      return { ids, next };
    },

    /** How many match; it stops counting at `upTo`. */
    count(matches: Matches, upTo = Number.POSITIVE_INFINITY): number {
      let count = 0;
      for (const entry of rows.values()) {
        if (count >= upTo) break;
        if (matches(entry)) count++;
      }
      return count;
    },

    /** The IDs of all that match, in order. */
    all(matches: Matches, sort: Sort): string[] {
      const ids: string[] = [];
      orderBy(sort.by).walk(sort.down, null, (entry) => {
        if (matches(entry)) ids.push(entry.id);
        return true;
      });
      return ids;
    },

    /** All that match, in no order. */
    *each(matches: Matches): Generator<Entry> {
      for (const entry of rows.values()) if (matches(entry)) yield entry;
    },

    /** Which statuses, coins, networks and tags there are, the most frequent first. */
    values(): ReturnType<typeof countValues> {
      values ??= countValues(rows.values());
      return values;
    },
  };
}

function countValues(rows: Iterable<Entry>) {
  const [statuses, coins, networks, tags] = [counter(), counter(), counter(), counter()];
  for (const entry of rows) {
    statuses.add(entry.status);
    if (entry.coin !== null) coins.add(entry.coin);
    if (entry.network !== null) networks.add(entry.network);
    for (const tag of entry.tags) tags.add(tag);
  }
  return { statuses: statuses.list(), coins: coins.list(), networks: networks.list(), tags: tags.list() };
}

function counter() {
  const counts = new Map<string, number>();
  return {
    add(value: string): void {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    },
    list(): Counted[] {
      return [...counts]
        .map(([value, count]) => ({ value, count }))
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    },
  };
}
