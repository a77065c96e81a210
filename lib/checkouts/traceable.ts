import type { Table } from 'dexie';

/** For a write of 50 rows or more, Dexie only reports that any row may have changed. */
const REPORTED_BY_KEY = 49;

/**
 * Puts rows in batches for which Dexie reports the keys, so that no page or worker has to read everything again. In a
 * transaction.
 */
export async function putTraceably<T, K, I>(table: Table<T, K, I>, rows: readonly I[]): Promise<void> {
  const parts = Array.from({ length: Math.ceil(rows.length / REPORTED_BY_KEY) }, (_, part) =>
    rows.slice(part * REPORTED_BY_KEY, (part + 1) * REPORTED_BY_KEY),
  );
  // In parallel, so that the browser does not idle between them.
  await Promise.all(parts.map((part) => table.bulkPut(part)));
}
