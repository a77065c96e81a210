import type { Table } from 'dexie';
import { LOWEST } from './keyRange';

/** Yields all rows of a table by its key in batches of `size`; no row comes twice, even with concurrent writes. */
export async function* batches<T, K, I>(
  table: Table<T, K, I>,
  keyOf: (row: T) => unknown,
  size: number,
): AsyncGenerator<T[]> {
  for (let last: unknown = LOWEST; ; ) {
    const rows = await table.where(':id').above(last).limit(size).toArray();
    const final = rows.at(-1);
    if (final === undefined) return;
    yield rows;
    last = keyOf(final);
  }
}
