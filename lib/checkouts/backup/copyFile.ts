import { localDay } from '../../shared/localDay';
import type { HistoryDb } from '../database';
import { csvFormat } from './checkoutCsv';
import { sheetFormat } from './checkoutSheet';
import type { CopyStore } from './copyStore';
import { memoryStore, openCopyStore } from './copyStore';
import type { CopyFormat } from './export';
import { copyParts, linesFormat } from './export';

export type CopyKind = 'csv' | 'xlsx' | 'lines';

/** What a copy has and how it is written. `ids` null: all. `bom`: with a byte order mark, only for CSV. */
export type CopyChoice = { kind: CopyKind; bom: boolean; ids: readonly string[] | null };

/** In checkouts. */
export type CopyProgress = { done: number; total: number };

const TYPES: Record<CopyKind, string> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  lines: 'application/jsonl',
};
const ENDINGS: Record<CopyKind, string> = { csv: 'csv', xlsx: 'xlsx', lines: 'jsonl' };

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
  const writtenTo = async (store: CopyStore) => {
    const format = formatOf(kind, bom, at, accountName);
    try {
      const sheet = kind === 'xlsx' ? await newSheet() : null;
      const write = (text: string) => {
        if (sheet) for (const bytes of sheet.write(text)) store.write(new Uint8Array(bytes));
        else store.write(text);
      };
      for await (const { text, done, total } of copyParts(history, format, ids)) {
        signal?.throwIfAborted();
        write(text);
        progress?.({ done, total });
      }
      write(format.tail ?? '');
      for (const bytes of sheet?.end() ?? []) store.write(new Uint8Array(bytes));
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

function formatOf(kind: CopyKind, bom: boolean, at: Date, accountName: (id: string) => string | null): CopyFormat {
  switch (kind) {
    case 'csv':
      return csvFormat(accountName, { bom });
    case 'xlsx':
      return sheetFormat(accountName);
    case 'lines':
      return linesFormat(at, accountName);
  }
}

/** Few copies need it. */
async function newSheet() {
  return (await import('./zippedSheet')).createZippedSheet();
}

/** "checkout-desk-2026-03-01.csv" */
export function copyName(kind: CopyKind, at: Date): string {
  return `checkout-desk-${localDay(at.getTime())}.${ENDINGS[kind]}`;
}
