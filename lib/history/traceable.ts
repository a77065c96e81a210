import type { Table } from 'dexie';

/** Of a write of 50 rows or more Dexie tells others only that any row may have changed. */
const TOLD = 49;

/** Puts rows so that every page and worker is told which ones, and none has to read all again. In a transaction. */
export async function putTraceably<T, K, I>(table: Table<T, K, I>, rows: readonly I[]): Promise<void> {
  for (let start = 0; start < rows.length; start += TOLD) await table.bulkPut(rows.slice(start, start + TOLD));
}
