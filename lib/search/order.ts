import { compareDecimals } from '../amounts/decimal';
import type { Row } from './blocks';

/**
 * A sort order: by one value, then by ID in the same direction. Rows without the value come last in both directions.
 */
export type Sort = { by: 'created' | 'updated' | 'expires' | 'amount'; down: boolean };

/**
 * The place of a row: its value and its ID. It is a place also when the row has gone. With a `part`, from 0, where some
 * matches come before others.
 */
export type Cursor = { value: number | string | null; id: string; part?: number };

export type Change = { before: Row | null; after: Row | null };

/** The sort key of a row. A float decides most comparisons; `exact` is the decimal that it was made from. */
type Key = { number: number; exact: string | null; id: string };

/** The key for no value: greater than all others. */
const NONE = Number.POSITIVE_INFINITY;
/** Up to this many changes are applied one by one; more are sorted and merged. */
const FEW = 64;

export type Order = ReturnType<typeof createOrder>;

/** Rows in the order of one value. A few changes move a few rows; many cost one pass over all. */
export function createOrder(by: Sort['by'], rows: Iterable<Row>) {
  let sorted = sort([...rows]);

  function keyOf({ entry }: Row): Key {
    switch (by) {
      case 'created':
        return { number: entry.createdAt, exact: null, id: entry.id };
      case 'updated':
        return { number: entry.updatedAt, exact: null, id: entry.id };
      case 'expires':
        return { number: entry.expiresAt ?? NONE, exact: null, id: entry.id };
      case 'amount': {
        const exact = entry.amount?.amount ?? null;
        return { number: exact === null ? NONE : Number(exact), exact, id: entry.id };
      }
    }
  }

  /** Computes each key once, not at each comparison. */
  function sort(unsorted: Row[]): Row[] {
    return unsorted
      .map((row) => ({ row, key: keyOf(row) }))
      .sort((a, b) => compare(a.key, b.key))
      .map(({ row }) => row);
  }

  function keyAt(index: number): Key {
    return keyOf(get(sorted, index));
  }

  function positionOf(key: Key): number {
    return firstOf(sorted.length, (index) => compare(keyAt(index), key) >= 0);
  }

  function changeOne({ before, after }: Change): void {
    const [old, now] = [before && keyOf(before), after && keyOf(after)];
    if (old && after && now && compare(old, now) === 0) {
      sorted[positionOf(old)] = after;
      return;
    }
    if (old) sorted.splice(positionOf(old), 1);
    if (after && now) sorted.splice(positionOf(now), 0, after);
  }

  function changeMany(changes: Change[]): void {
    const removed = new Set(changes.map(({ before }) => before));
    const stayed = removed.size === 1 && removed.has(null) ? sorted : sorted.filter((row) => !removed.has(row));
    const added = sort(changes.flatMap(({ after }) => (after && !removed.has(after) ? [after] : [])));
    const merged: Row[] = [];
    let from = 0;
    for (const row of added) {
      const key = keyOf(row);
      const to = firstOf(stayed.length, (index) => compare(keyOf(get(stayed, index)), key) >= 0, from);
      for (; from < to; from++) merged.push(get(stayed, from));
      merged.push(row);
    }
    for (; from < stayed.length; from++) merged.push(get(stayed, from));
    sorted = merged;
  }

  return {
    /** Applies the changes in order; `before` must be the same object that was put in before. */
    change(changes: Change[]): void {
      if (changes.length > FEW) changeMany(changes);
      else changes.forEach(changeOne);
    },

    /** Visits the rows after a cursor, or all, while `visit` returns true. */
    walk(down: boolean, after: Cursor | null, visit: (row: Row) => boolean): void {
      const valued = firstOf(sorted.length, (index) => keyAt(index).number === NONE);
      const indexOf = (position: number) => {
        if (!down) return position;
        return position < valued ? valued - 1 - position : sorted.length - 1 - (position - valued);
      };
      const start = after === null ? 0 : firstOf(sorted.length, isAfter(after));
      for (let position = start; position < sorted.length; position++) {
        if (!visit(get(sorted, indexOf(position)))) return;
      }

      function isAfter({ value, id }: Cursor) {
        const key: Key = {
          number: value === null ? NONE : Number(value),
          exact: typeof value === 'string' ? value : null,
          id,
        };
        return (position: number) => {
          const shown = keyAt(indexOf(position));
          if ((shown.number === NONE) !== (key.number === NONE)) return shown.number === NONE;
          return down ? compare(shown, key) < 0 : compare(shown, key) > 0;
        };
      }
    },

    cursorOf(row: Row): Cursor {
      const { number, exact, id } = keyOf(row);
      return { value: exact ?? (number === NONE ? null : number), id };
    },
  };
}

function compare(a: Key, b: Key): number {
  if (a.number !== b.number) return a.number < b.number ? -1 : 1;
  // Different decimals may be the same float, and one amount may be written in two ways.
  const exact = a.exact !== b.exact && a.exact !== null && b.exact !== null ? compareDecimals(a.exact, b.exact) : 0;
  if (exact !== 0) return exact;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * Binary search: the first position from `from` on where the monotonic predicate is true; `length` when there is none.
 */
function firstOf(length: number, isReached: (position: number) => boolean, from = 0): number {
  let [low, high] = [from, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isReached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function get(rows: Row[], index: number): Row {
  const row = rows[index];
  if (row === undefined) throw new RangeError(`There is no row ${index} of ${rows.length}.`);
  return row;
}
