import { DAY, SECOND } from '../../shared/time';
import type { HistoryDb } from '../database';
import type { Line } from './lines';
import { linesOf } from './lines';
import type { RestoredCounts, Weigh } from './restoreBatch';
import { idsHere, restoreBatch } from './restoreBatch';
import type { CheckoutLine, CreateLine } from './stored';
import { readHead, readLine } from './stored';

const BATCH = 1000;
/** In characters: few lines can be large ones. */
const LARGE = 5_000_000;
/** In lines, those that are left out too: how far it is, is told. */
const TOLD = 2000;
const MOST_NAMED = 100;
/** What is overdue is asked about one after the other, at half an account's pace: the rest is for what happens now. */
const APART = 2 * SECOND;

/** How many bytes of the file are read, and how many of its lines. */
export type RestoreProgress = { read: number; size: number; lines: number };

/** A line that was left out, by its number in the file, and why, as a sentence. */
export type DamagedLine = { line: number; why: string };

/** `refused`: the file is no copy that can be read here, and nothing was changed. */
export type RestoreResult =
  | { outcome: 'refused'; why: 'empty' | 'another format' | 'newer' }
  | ({
      outcome: 'restored';
      /** The first of them; `damagedCount` counts all. */
      damaged: DamagedLine[];
      damagedCount: number;
      /** Whether it was called off: what was restored until then stays. */
      aborted: boolean;
    } & RestoredCounts);

/** Whose a row of a copy was: `name` is the account's; a create has no widget. */
export type Owner = { accountId: string; widgetId: string | null; name: string | null };

/**
 * Brings a copy of the history, as `export.ts` writes it, into an empty or a used history. Checkouts that are here already
 * are merged (`merge.ts`), so that restoring twice changes nothing. Lines that cannot be read are named and left out. Needs
 * no more memory for many lines than for few. Rejects when the browser cannot store; what was restored until then stays.
 */
export async function restoreHistory(
  db: HistoryDb,
  file: Blob,
  setup: {
    now: () => number;
    weigh: Weigh;
    /** The account in this browser. */
    accountOf: (owner: Owner) => Promise<string>;
    progress?: (progress: RestoreProgress) => void;
    signal?: AbortSignal;
    /** Whether somebody waits for its end. */
    unwanted?: () => Promise<boolean>;
  },
): Promise<RestoreResult> {
  const { now, weigh, accountOf, progress, signal, unwanted } = setup;
  const counts: RestoredCounts = { added: 0, updated: 0, unchanged: 0, creates: 0 };
  const damaged: DamagedLine[] = [];
  let damagedCount = 0;
  let overdue = 0;
  let batch: (CheckoutLine | CreateLine)[] = [];
  let size = 0;
  let isUnwanted = false;

  const read = (line: Line) => {
    const content = 'text' in line ? readLine(line.text, now() + DAY) : line;
    if (!('damaged' in content)) batch.push(content);
    else if (++damagedCount <= MOST_NAMED) damaged.push({ line: line.number, why: content.damaged });
  };
  const put = async (lines: (CheckoutLine | CreateLine)[], last: Line) => {
    const at = now();
    await nameAccounts(db, lines, accountOf);
    const stored = await restoreBatch(db, lines, { now: at, free: () => at + APART * overdue++, weigh });
    for (const what of ['added', 'updated', 'unchanged', 'creates'] as const) counts[what] += stored[what];
    isUnwanted = (await unwanted?.()) === true;
    progress?.({ read: last.end, size: file.size, lines: last.number });
  };
  const isOver = () => signal?.aborted === true || isUnwanted;
  /** While the browser stores one batch, the next is read. */
  let storing: Promise<void> = Promise.resolve();
  const store = async (line: Line) => {
    const lines = batch;
    batch = [];
    size = 0;
    await storing;
    if (isOver()) return;
    storing = put(lines, line);
    // Whoever waits for it hears of a failure; until then nobody does.
    storing.catch(() => {});
  };

  let last: Line | null = null;
  try {
    for await (const line of linesOf(file)) {
      if (isOver()) break;
      if ('text' in line && line.text.trim() === '') continue;
      if (last === null) {
        const head = 'text' in line ? readHead(line.text) : 'another format';
        if (head !== 'ours') return { outcome: 'refused', why: head };
      } else {
        read(line);
      }
      last = line;
      size += 'text' in line ? line.text.length : 0;
      if (batch.length >= BATCH || size >= LARGE || line.number % TOLD === 0) await store(line);
    }
    if (last !== null && !isOver()) await store(last);
  } finally {
    // However it ends, nothing is stored after its end.
    await storing;
  }
  const aborted = isOver();
  if (last === null && !aborted) return { outcome: 'refused', why: 'empty' };
  return { outcome: 'restored', ...counts, damaged, damagedCount, aborted };
}

/** Says of what is new here whose it is. Apart from the transaction, because accounts are in another database. */
async function nameAccounts(
  db: HistoryDb,
  lines: readonly (CheckoutLine | CreateLine)[],
  accountOf: (owner: Owner) => Promise<string>,
): Promise<void> {
  const ids = lines.flatMap((line) => ('checkout' in line ? line.checkout.id : []));
  const here = new Set(await idsHere(db, ids));
  for (const line of lines) {
    const row = 'checkout' in line ? line.checkout : line.create;
    if ('id' in row && here.has(row.id)) continue;
    const widgetId = 'widgetId' in row ? row.widgetId : null;
    row.accountId = await accountOf({ accountId: row.accountId, widgetId, name: line.account });
  }
}
