import Dexie from 'dexie';
import { Failed } from '../../shared/failure/failed';
import { whenRemoved } from '../../storage/removed';
import { batches } from '../batches';
import type { PendingCreate, StoredCheckout } from '../database';
import { timelinesBetween, timelinesOf } from '../timelines';

const BATCH = 200;

/** The first line of a copy, to which the time of the export is added. */
export const HEAD = { format: 'checkout-desk-history', version: 1 } as const;

/** A row from any version of the database. */
type Row = Partial<StoredCheckout>;

/** The format of a copy. `inOrder`: the rows are all those from the first ID to the last. */
export type CopyFormat = {
  head: string;
  checkouts: (rows: Row[], from: { db: Dexie; inOrder: boolean; total: number }) => Promise<string>;
  /** The pending creates, which only a copy of everything contains. */
  creates: (rows: Partial<PendingCreate>[]) => string | Promise<string>;
  /** What comes after all. */
  tail?: () => string | Promise<string>;
};

/** A chunk of a copy, and the progress in checkouts after it. */
export type CopyPart = { text: string; done: number; total: number };

/**
 * Yields the checkouts with these IDs in this order, or the whole history for null, in chunks of constant memory. Reads
 * any version of the database, so that a copy can be saved even where this release cannot use it. Throws when the
 * database was removed: another one with its name is not what the page shows.
 */
export async function* copyParts(
  history: Dexie,
  format: CopyFormat,
  ids: readonly string[] | null,
): AsyncGenerator<CopyPart> {
  if (history.hasBeenClosed()) throw new Failed({ is: 'removed' });
  // Without a version, Dexie opens the database as it is.
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
      for await (const { rows, count } of ids === null ? allOf(checkouts) : someOf(checkouts, ids)) {
        done += count;
        yield {
          text: await format.checkouts(rows, { db, inOrder: ids === null, total }),
          done,
          total: Math.max(done, total),
        };
      }
    }
    if (ids === null && names.includes('creates')) {
      const creates = await db.table<Partial<PendingCreate>>('creates').toArray();
      const text = await format.creates(creates.filter(({ state }) => state !== 'done'));
      if (text !== '') yield { text, done, total: Math.max(done, total) };
    }
  } finally {
    db.close();
  }
}

/**
 * JSON Lines: a header, then one line for each checkout with its timeline, then one for each pending create.
 * `accountName` returns the name of an account by its ID.
 */
export function linesFormat(at: Date, accountName: (id: string) => string | null): CopyFormat {
  return {
    head: line({ ...HEAD, exportedAt: at.toISOString() }),
    async checkouts(rows, { db, inOrder }) {
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

type Batch = { rows: Row[]; count: number };

/** In the order of their IDs. */
async function* allOf(checkouts: Dexie.Table<Row, string>): AsyncGenerator<Batch> {
  for await (const rows of batches(checkouts, ({ id }) => id, BATCH)) yield { rows, count: rows.length };
}

/** Skips checkouts that no longer exist. */
async function* someOf(checkouts: Dexie.Table<Row, string>, ids: readonly string[]): AsyncGenerator<Batch> {
  for (let from = 0; from < ids.length; from += BATCH) {
    const batch = ids.slice(from, from + BATCH);
    const rows = await checkouts.bulkGet(batch);
    yield { rows: rows.filter((row) => row !== undefined), count: batch.length };
  }
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
