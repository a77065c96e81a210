import type { HistoryDb } from '../database';
import { csvFormat } from './checkoutCsv';
import type { CopyStore } from './copyStore';
import { memoryStore, openCopyStore } from './copyStore';
import { copyParts, linesFormat } from './export';

export type CopyKind = 'csv' | 'lines';

/** The contents and the format of a copy. `ids` null: all. `bom`: for Excel, only for CSV. */
export type CopyChoice = { kind: CopyKind; bom: boolean; ids: readonly string[] | null };

/** In checkouts. */
export type CopyProgress = { done: number; total: number };

const TYPES: Record<CopyKind, string> = { csv: 'text/csv', lines: 'application/jsonl' };
const ENDINGS: Record<CopyKind, string> = { csv: 'csv', lines: 'jsonl' };

/** Streams checkouts into a file. Rejects with the signal's reason when aborted. */
export async function copyFile(
  history: HistoryDb,
  { kind, bom, ids }: CopyChoice,
  setup: {
    at: Date;
    accountName: (id: string) => string | null;
    progress?: (progress: CopyProgress) => void;
    signal?: AbortSignal;
  },
): Promise<Blob> {
  const { at, accountName, progress, signal } = setup;
  const format = kind === 'csv' ? csvFormat(accountName, { bom }) : linesFormat(at, accountName);
  const writtenTo = async (store: CopyStore) => {
    try {
      for await (const { text, done, total } of copyParts(history, format, ids)) {
        signal?.throwIfAborted();
        store.write(text);
        progress?.({ done, total });
      }
    } catch (error) {
      await store.drop().catch(() => {});
      throw error;
    }
    return store.finish(TYPES[kind]);
  };
  try {
    return await writtenTo(await openCopyStore());
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'QuotaExceededError')) throw error;
    // The downloads may be on another disk, and the user may need the copy just because this one is full.
    return writtenTo(memoryStore());
  }
}

/** "checkout-desk-2026-03-01.csv" */
export function copyName(kind: CopyKind, at: Date): string {
  return `checkout-desk-${at.toISOString().slice(0, 10)}.${ENDINGS[kind]}`;
}
