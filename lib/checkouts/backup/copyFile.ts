import type { PassphraseKey } from '../../sealing/derivedKey';
import { localDay } from '../../shared/localDay';
import type { HistoryDb } from '../database';
import type { ColumnName } from './checkoutCsv';
import { COLUMN_NAMES, csvFormat, tableOf } from './checkoutCsv';
import { sheetFormat } from './checkoutSheet';
import type { CopyStore } from './copyStore';
import { memoryStore, openCopyStore } from './copyStore';
import { encryptedFormat } from './encryptedFormat';
import type { CopyFormat } from './export';
import { copyParts, linesFormat } from './export';

export type CopyKind = 'csv' | 'xlsx' | 'lines';

/**
 * What a copy has and how it is written. `ids` null: all. `bom`: with a byte order mark, only for CSV. `under`: encrypted
 * under this key, only for lines. `columns`: of a table, in this order; all when left out.
 */
export type CopyChoice = {
  kind: CopyKind;
  bom: boolean;
  ids: readonly string[] | null;
  under: PassphraseKey | null;
  columns?: readonly ColumnName[];
};

/** When it is written, and the names of the accounts by their IDs. */
type Written = { at: Date; accountName: (id: string) => string | null };

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
  choice: CopyChoice,
  setup: Written & { progress?: (progress: CopyProgress) => void; signal?: AbortSignal },
): Promise<Blob> {
  const { progress, signal } = setup;
  const { kind, ids } = choice;
  const writtenTo = async (store: CopyStore) => {
    try {
      // Another one for each store: what is encrypted twice is never encrypted alike.
      const format = await formatOf(choice, setup);
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
      write((await format.tail?.()) ?? '');
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

async function formatOf(
  { kind, bom, under, columns = COLUMN_NAMES }: CopyChoice,
  { at, accountName }: Written,
): Promise<CopyFormat> {
  switch (kind) {
    case 'csv':
      return csvFormat(accountName, { bom }, tableOf(columns));
    case 'xlsx':
      return sheetFormat(accountName, tableOf(columns));
    case 'lines': {
      const lines = linesFormat(at, accountName);
      return under ? encryptedFormat(lines, under) : lines;
    }
  }
}

/** Few copies need it. */
async function newSheet() {
  return (await import('./zippedSheet')).createZippedSheet();
}

/** "checkout-desk-2026-03-01.csv", "checkout-desk-2026-03-01.encrypted.jsonl" */
export function copyName({ kind, under }: Pick<CopyChoice, 'kind' | 'under'>, at: Date): string {
  return `checkout-desk-${localDay(at.getTime())}.${under ? 'encrypted.' : ''}${ENDINGS[kind]}`;
}
