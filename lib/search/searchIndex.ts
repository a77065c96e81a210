import { sameContent } from '../shared/sameContent';
import type { Block, Row } from './blocks';
import { createBlocks, textsOf } from './blocks';
import type { Entry } from './entry';
import type { Matches } from './matching';
import type { Change, Cursor, Order, Sort } from './order';
import { createOrder } from './order';

/** A value and the number of checkouts with it, for the choices of a filter. */
export type Counted = { value: string; count: number };

export type Page = { ids: string[]; next: Cursor | null };

export type SearchIndex = ReturnType<typeof createSearchIndex>;

/** Up to this many matches are sorted for one page. */
const FEW_MATCHES = 500;
/** The fraction of all rows up to which scanning blocks beats walking all rows in order. */
const FEW_ROWS = 1 / 4;

/** All entries in memory, with the queries of a list. An order is created lazily, and maintained from then on. */
export function createSearchIndex(blocks = createBlocks()) {
  const rows = new Map<string, Row>();
  const orders = new Map<Sort['by'], Order>();
  /** By whether the entries are archived. */
  const values = new Map<boolean, ReturnType<typeof countValues>>();

  function orderBy(by: Sort['by']): Order {
    const order = orders.get(by) ?? createOrder(by, rows.values());
    orders.set(by, order);
    return order;
  }

  /** All matching rows, when only few can match: faster than walking all rows in order. */
  function fewMatching(matches: Matches): Row[] | null {
    const { ofBlock } = matches;
    if (!ofBlock) return null;
    const possible = [...blocks.all()].filter((block) => ofBlock(textsOf(block)));
    const size = possible.reduce((sum, block) => sum + block.rows.size, 0);
    if (size > FEW_ROWS * rows.size) return null;
    const found = possible.flatMap((block) => [...block.rows].filter(({ entry }) => matches(entry)));
    return found.length <= FEW_MATCHES ? found : null;
  }

  /** The matches that come first, in parts, the best first: each row is in the first part whose predicate accepts it. */
  function bestOf(matches: Matches): Row[][] {
    const taken = new Set<Row>();
    return (matches.best ?? []).map((isBest) => {
      const possible = [...blocks.all()].filter((block) => isBest.ofBlock?.(textsOf(block)) ?? true);
      const found = possible.flatMap((block) =>
        [...block.rows].filter((row) => isBest(row.entry) && matches(row.entry) && !taken.has(row)),
      );
      for (const row of found) taken.add(row);
      return found;
    });
  }

  /** A predicate for rows in any order; a block without possible matches is checked only once. */
  function testOf(matches: Matches): (row: Row) => boolean {
    const { ofBlock } = matches;
    if (!ofBlock) return ({ entry }) => matches(entry);
    const known = new Map<Block, boolean>();
    return ({ entry, block }) => {
      let possible = known.get(block);
      if (possible === undefined) {
        possible = ofBlock(textsOf(block));
        known.set(block, possible);
      }
      return possible && matches(entry);
    };
  }

  function* matching(matches: Matches): Generator<Entry> {
    for (const block of blocks.all()) {
      if (matches.ofBlock && !matches.ofBlock(textsOf(block))) continue;
      for (const { entry } of block.rows) if (matches(entry)) yield entry;
    }
  }

  function apply(changes: Change[]): boolean {
    if (changes.length === 0) return false;
    for (const order of orders.values()) order.change(changes);
    values.clear();
    return true;
  }

  return {
    ids: (): string[] => [...rows.keys()],

    /**
     * Adds entries, which must not change afterwards; an existing ID is replaced. Returns whether any of them differs from
     * its current entry.
     */
    put(entries: Entry[]): boolean {
      const changes = entries.flatMap((entry) => {
        const before = rows.get(entry.id) ?? null;
        if (before && sameContent(before.entry, entry)) return [];
        const after = before ? blocks.replace(before, entry) : blocks.add(entry);
        rows.set(entry.id, after);
        return [{ before, after }];
      });
      return apply(changes);
    },

    /** Returns whether any of them existed. */
    remove(ids: string[]): boolean {
      const changes = ids.flatMap((id) => {
        const before = rows.get(id);
        if (!before) return [];
        rows.delete(id);
        blocks.remove(before);
        return [{ before, after: null }];
      });
      return apply(changes);
    },

    /** Prepares the first search and the first page in each order. */
    warm(bys: readonly Sort['by'][]): void {
      for (const by of bys) orderBy(by);
      for (const block of blocks.all()) textsOf(block);
    },

    /**
     * At most `limit` rows after a cursor, the best first, and the cursor for the next page: null at the end. A page may
     * be empty when nothing after the cursor matches. Every row is visited once, even with changes between two pages; only
     * one whose sort value changes may be visited again, or missed.
     */
    page(query: { matches: Matches; sort: Sort; after: Cursor | null; limit: number }): Page {
      const { matches, sort, after, limit } = query;
      const ids: string[] = [];
      let next: Cursor | null = null;
      const walk = (order: Order, from: Cursor | null, part: number | undefined, test: (row: Row) => boolean) =>
        order.walk(sort.down, from, (row) => {
          if (!test(row)) return true;
          ids.push(row.entry.id);
          if (ids.length < limit) return true;
          next = { ...order.cursorOf(row), ...(part !== undefined && { part }) };
          return false;
        });
      const { best = [] } = matches;
      const start = after?.part ?? 0;
      const parts = after === null || start < best.length ? bestOf(matches) : [];
      // The first page decides for all pages whether some matches come first.
      const hasParts = after === null ? parts.some(({ length }) => length > 0) : after.part !== undefined;
      if (hasParts) {
        for (let part = start; part < parts.length && next === null; part += 1) {
          const rows = parts[part] ?? [];
          const from = part === start ? after : null;
          if (rows.length <= FEW_MATCHES) walk(createOrder(sort.by, rows), from, part, () => true);
          else {
            const inPart = new Set(rows);
            walk(orderBy(sort.by), from, part, (row) => inPart.has(row));
          }
        }
      }
      if (next !== null) return { ids, next };
      const few = fewMatching(matches);
      const order = few ? createOrder(sort.by, few) : orderBy(sort.by);
      const test = few ? () => true : testOf(matches);
      if (!hasParts) walk(order, after, undefined, test);
      else {
        const from = start === best.length ? after : null;
        walk(order, from, best.length, (row) => test(row) && !best.some((isBest) => isBest(row.entry)));
      }
      return { ids, next };
    },

    /** The number of matches so far, after each block of rows: the last one is exact unless rows change meanwhile. */
    *counts(matches: Matches): Generator<number> {
      let count = 0;
      for (const block of blocks.all()) {
        if (!matches.ofBlock || matches.ofBlock(textsOf(block))) {
          for (const { entry } of block.rows) if (matches(entry)) count += 1;
        }
        yield count;
      }
    },

    /** The IDs of all matches, in the order of the pages. */
    all(matches: Matches, sort: Sort): string[] {
      const ids = new Set<string>();
      for (const rows of bestOf(matches)) {
        createOrder(sort.by, rows).walk(sort.down, null, ({ entry }) => Boolean(ids.add(entry.id)));
      }
      const test = testOf(matches);
      orderBy(sort.by).walk(sort.down, null, (row) => {
        if (test(row)) ids.add(row.entry.id);
        return true;
      });
      return [...ids];
    },

    /** All matches, in no order; to be consumed before the next change. */
    each: matching,

    /** The statuses, coins, networks and tags of archived entries, or of all others, the most frequent first. */
    values(archived: boolean): ReturnType<typeof countValues> {
      const known = values.get(archived) ?? countValues(matching((entry) => entry.archived === archived));
      values.set(archived, known);
      return known;
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
