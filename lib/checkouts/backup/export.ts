import Dexie from 'dexie';
import { REMOVED, whenRemoved } from '../../storage/removed';
import { batches } from '../batches';
import type { PendingCreate, StoredCheckout } from '../database';
import { timelinesBetween, timelinesOf } from '../timelines';

const BATCH = 200;

/** What the first line of a copy says, with the time that it was made. */
export const HEAD = { format: 'checkout-desk-history', version: 1 } as const;

/** A row as whatever version of the database has it. */
type Row = Partial<StoredCheckout>;

/** How a copy is written. */
export type CopyFormat = {
  head: string;
  /** `inOrder`: these are all from the first ID to the last. */
  checkouts: (rows: Row[], db: Dexie, inOrder: boolean) => Promise<string>;
  /** The creates without an answer, which only a copy of all has. */
  creates: (rows: Partial<PendingCreate>[]) => string;
  /** What comes after all. */
  tail?: string;
};

/** A piece of a copy, and how many checkouts of how many are written with it. */
export type CopyPart = { text: string; done: number; total: number };

/**
 * The checkouts with these IDs in this order, or the whole history for null, piece by piece: no more memory is needed for
 * many than for few. Reads whatever version of the database is there, so that a copy can be saved also where it cannot be
 * used. Throws when it was removed: what is there then is not what the page shows.
 */
export async function* copyParts(
  history: Dexie,
  format: CopyFormat,
  ids: readonly string[] | null,
): AsyncGenerator<CopyPart> {
  if (history.hasBeenClosed()) throw new Error(REMOVED);
  // Opened without a version, Dexie takes the database as it is.
  const db = new Dexie(history.name);
  whenRemoved(db);
  const exists = await Dexie.exists(db.name);
  try {
    if (exists) await db.open();
    const names = db.tables.map(({ name }) => name);
    const checkouts = names.includes('checkouts') ? db.table<Row, string>('checkouts') : null;
    const total = ids?.length ?? (await checkouts?.count()) ?? 0;
    let done = 0;
    yield { text: format.head, done, total };
    if (checkouts) {
      for await (const { rows, looked } of ids === null ? allOf(checkouts) : someOf(checkouts, ids)) {
        done += looked;
        yield { text: await format.checkouts(rows, db, ids === null), done, total: Math.max(done, total) };
      }
    }
    if (ids === null && names.includes('creates')) {
      const creates = await db.table<Partial<PendingCreate>>('creates').toArray();
      const text = format.creates(creates.filter(({ state }) => state !== 'done'));
      if (text !== '') yield { text, done, total: Math.max(done, total) };
    }
  } finally {
    db.close();
  }
}

/**
 * As JSON Lines: a head, then one line for each checkout with its timeline, then one for each create without an answer.
 * `accountName` gives the name that goes with an account's ID.
 */
export function linesFormat(at: Date, accountName: (id: string) => string | null): CopyFormat {
  return {
    head: line({ ...HEAD, exportedAt: at.toISOString() }),
    async checkouts(rows, db, inOrder) {
      const ids = rows.map(({ id }) => String(id));
      const timelines = await (inOrder ? timelinesBetween(db, ids) : timelinesOf(db, ids));
      return rows
        .map((checkout) =>
          line({
            checkout,
            account: accountName(String(checkout.accountId)),
            timeline: timelines.get(String(checkout.id)) ?? [],
          }),
        )
        .join('');
    },
    creates: (rows) => rows.map((create) => line({ create, account: accountName(String(create.accountId)) })).join(''),
  };
}

type Batch = { rows: Row[]; looked: number };

/** In the order of their IDs. */
async function* allOf(checkouts: Dexie.Table<Row, string>): AsyncGenerator<Batch> {
  for await (const rows of batches(checkouts, ({ id }) => id, BATCH)) yield { rows, looked: rows.length };
}

/** Without those that are not there any more. */
async function* someOf(checkouts: Dexie.Table<Row, string>, ids: readonly string[]): AsyncGenerator<Batch> {
  for (let from = 0; from < ids.length; from += BATCH) {
    const batch = ids.slice(from, from + BATCH);
    const rows = await checkouts.bulkGet(batch);
    yield { rows: rows.filter((row) => row !== undefined), looked: batch.length };
  }
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
