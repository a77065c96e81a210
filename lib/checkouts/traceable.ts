import type { Table } from 'dexie';

/** Of a write of 50 rows or more Dexie tells others only that any row may have changed. */
const TOLD = 49;

/** Puts rows so that every page and worker is told which ones, and none has to read all again. In a transaction. */
export async function putTraceably<T, K, I>(table: Table<T, K, I>, rows: readonly I[]): Promise<void> {
  const parts = Array.from({ length: Math.ceil(rows.length / TOLD) }, (_, part) =>
    rows.slice(part * TOLD, (part + 1) * TOLD),
  );
  // All at once: a browser has then no pause between them.
  await Promise.all(parts.map((part) => table.bulkPut(part)));
}
