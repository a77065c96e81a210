import { DAY, SECOND } from '../../shared/time';
import type { HistoryDb } from '../database';
import type { Damage } from './damage';
import type { Line } from './lines';
import type { RestoredCounts, UpdateAttention } from './restoreBatch';
import { existingIds, restoreBatch } from './restoreBatch';
import type { CheckoutLine, CreateLine } from './stored';
import { readHead, readLine } from './stored';

const BATCH = 1000;
/** Characters; a few lines can be large. */
const LARGE = 5_000_000;
/** Lines, including skipped ones, between two reports of progress. */
const REPORT_EVERY = 2000;
const MOST_DAMAGED = 100;
/**
 * Spreads overdue refreshes at half of an account's rate limit, so that the other half is left for current checkouts.
 */
const SPACING = 2 * SECOND;

/** `read` and `size` are in bytes. `checking`: the file is read, and nothing is stored yet. */
export type RestoreProgress = { read: number; size: number; lines: number; checking?: true };

/** A copy to restore: its size in bytes, and its lines. */
export type CopySource = { size: number; lines: () => AsyncIterable<Line> };

/** A skipped line, by its number in the file, and the reason. */
export type DamagedLine = { line: number; why: Damage };

/** `refused`: this release cannot read the file as a copy, and nothing was changed. */
export type RestoreResult =
  | { outcome: 'refused'; why: 'empty' | 'another format' | 'newer' }
  | ({
      outcome: 'restored';
      /** The first ones; `damagedCount` counts all. */
      damaged: DamagedLine[];
      damagedCount: number;
      /** Whether it was cancelled: what was restored until then stays. */
      aborted: boolean;
    } & RestoredCounts);

/** The owner of a row in a copy: `name` is the account's; a create has no widget. */
export type Owner = { accountId: string; widgetId: string | null; name: string | null };

export type RestoreSetup = {
  now: () => number;
  updateAttention: UpdateAttention;
  /** Finds the account in this browser. */
  accountOf: (owner: Owner) => Promise<string>;
  progress?: (progress: RestoreProgress) => void;
  signal?: AbortSignal;
  /** Whether another context waits for the restore to end. */
  isUnwanted?: () => Promise<boolean>;
};

/**
 * Restores a copy of the history, as `export.ts` writes it, into an empty or a used history. Existing checkouts are
 * merged (`merge.ts`), so that restoring twice changes nothing. Damaged lines are reported and skipped. Needs constant
 * memory. Rejects when the browser cannot store; what was restored until then stays.
 */
export async function restoreHistory(db: HistoryDb, copy: CopySource, setup: RestoreSetup): Promise<RestoreResult> {
  const { now, updateAttention, accountOf, progress, signal, isUnwanted } = setup;
  const counts: RestoredCounts = { added: 0, updated: 0, unchanged: 0, creates: 0 };
  const damaged: DamagedLine[] = [];
  let damagedCount = 0;
  let overdue = 0;
  let batch: (CheckoutLine | CreateLine)[] = [];
  let size = 0;
  let mustEnd = false;

  const read = (line: Line) => {
    const content = 'text' in line ? readLine(line.text, now() + DAY) : line;
    if (!('damaged' in content)) batch.push(content);
    else if (++damagedCount <= MOST_DAMAGED) damaged.push({ line: line.number, why: content.damaged });
  };
  const put = async (lines: (CheckoutLine | CreateLine)[], last: Line) => {
    const at = now();
    await assignAccounts(db, lines, accountOf);
    const stored = await restoreBatch(db, lines, {
      now: at,
      nextSlot: () => at + SPACING * overdue++,
      updateAttention,
    });
    for (const what of ['added', 'updated', 'unchanged', 'creates'] as const) counts[what] += stored[what];
    for (const what of ['full', 'createsLeftOut'] as const) {
      const more = stored[what];
      if (more !== undefined) counts[what] = (counts[what] ?? 0) + more;
    }
    mustEnd = (await isUnwanted?.()) === true;
    progress?.({ read: last.end, size: copy.size, lines: last.number });
  };
  const isCancelled = () => signal?.aborted === true || mustEnd;
  /** The next batch is read while the browser stores the last one. */
  let storing: Promise<void> = Promise.resolve();
  const store = async (line: Line) => {
    const lines = batch;
    batch = [];
    size = 0;
    await storing;
    if (isCancelled()) return;
    storing = put(lines, line);
    // Its failure is handled where it is awaited.
    storing.catch(() => {});
  };

  let last: Line | null = null;
  try {
    for await (const line of copy.lines()) {
      if (isCancelled()) break;
      if ('text' in line && line.text.trim() === '') continue;
      if (last === null) {
        const head = 'text' in line ? readHead(line.text) : 'another format';
        if (head !== 'ours') return { outcome: 'refused', why: head };
      } else {
        read(line);
      }
      last = line;
      size += 'text' in line ? line.text.length : 0;
      if (batch.length >= BATCH || size >= LARGE || line.number % REPORT_EVERY === 0) await store(line);
    }
    if (last !== null && !isCancelled()) await store(last);
  } finally {
    // In any case, nothing may be stored after the restore has ended.
    await storing;
  }
  const aborted = isCancelled();
  if (last === null && !aborted) return { outcome: 'refused', why: 'empty' };
  return { outcome: 'restored', ...counts, damaged, damagedCount, aborted };
}

/** Assigns new rows to accounts. Outside the transaction, because accounts are in another database. */
async function assignAccounts(
  db: HistoryDb,
  lines: readonly (CheckoutLine | CreateLine)[],
  accountOf: (owner: Owner) => Promise<string>,
): Promise<void> {
  const ids = lines.flatMap((line) => ('checkout' in line ? line.checkout.id : []));
  const existing = new Set(await existingIds(db, ids));
  for (const line of lines) {
    const row = 'checkout' in line ? line.checkout : line.create;
    if ('id' in row && existing.has(row.id)) continue;
    const widgetId = 'widgetId' in row ? row.widgetId : null;
    row.accountId = await accountOf({ accountId: row.accountId, widgetId, name: line.account });
  }
}
