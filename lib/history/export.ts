import Dexie from 'dexie';
import { openHistory } from './database';

const BATCH = 200;

/**
 * The history as JSON Lines: a head, then one line for each checkout with its timeline, then one for each create without
 * an answer. Reads whatever version of the database is there, so that a copy can be saved also where it cannot be used.
 * `accountName` gives the name that goes with an account's ID.
 */
export async function* historyLines(at: Date, accountName: (id: string) => string | null): AsyncGenerator<string> {
  // Opened without a version, Dexie takes the database as it is.
  const db = new Dexie(openHistory().name);
  yield line({ format: 'checkout-desk-history', version: 1, exportedAt: at.toISOString() });
  if (!(await Dexie.exists(db.name))) return;
  try {
    await db.open();
    const names = db.tables.map(({ name }) => name);
    if (names.includes('checkouts')) {
      for await (const checkouts of batches(db.table('checkouts'), 'id')) {
        const ids = checkouts.map(({ id }) => String(id));
        const entries = await db.table('timeline').where('checkoutId').anyOf(ids).toArray();
        const timelines = Map.groupBy(entries, ({ checkoutId }) => checkoutId);
        yield checkouts
          .map((checkout) =>
            line({
              checkout,
              account: accountName(String(checkout.accountId)),
              timeline: timelines.get(checkout.id) ?? [],
            }),
          )
          .join('');
      }
    }
    if (names.includes('creates')) {
      for (const create of await db.table('creates').toArray()) {
        if (create.state !== 'done') yield line({ create, account: accountName(String(create.accountId)) });
      }
    }
  } finally {
    db.close();
  }
}

/** All rows of a table in the order of its key, a few at a time. */
async function* batches(table: Dexie.Table, key: string): AsyncGenerator<Record<string, unknown>[]> {
  for (let last: unknown = Dexie.minKey; ; ) {
    const rows = await table.where(':id').above(last).limit(BATCH).toArray();
    if (rows.length === 0) return;
    yield rows;
    last = rows.at(-1)[key];
  }
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
