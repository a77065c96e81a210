import type { HistoryDb } from '../checkouts/database';
import type { TeamRow } from '../sync/outbox';

type RowOf<K extends TeamRow['key']> = Extract<TeamRow, { key: K }>;

/** The version of records that this release reads and writes: 2 knows what is shared besides checkouts. */
export const FORMAT = 2;

/** Whether the team wants records that this release does not write: then it only reads, until it is updated. */
export async function isTooOld(db: Pick<HistoryDb, 'team'>): Promise<boolean> {
  return ((await teamRow(db, 'format'))?.least ?? FORMAT) > FORMAT;
}

/** What this desk knows of itself and its team, by its key. */
export async function teamRow<K extends TeamRow['key']>(
  db: Pick<HistoryDb, 'team'>,
  key: K,
): Promise<RowOf<K> | undefined> {
  const row = await db.team.get(key);
  const isOf = (each: TeamRow): each is RowOf<K> => each.key === key;
  return row && isOf(row) ? row : undefined;
}

/** The desks of colleagues, which speak for themselves. */
export async function colleaguesIn(db: Pick<HistoryDb, 'team'>): Promise<Set<string>> {
  return new Set(Object.keys((await teamRow(db, 'desks'))?.desks ?? {}));
}

/** The colleagues' names, by the ID of each one's desks. */
export async function namesOfDesks(db: Pick<HistoryDb, 'team'>): Promise<Record<string, string>> {
  const { desks = {} } = (await teamRow(db, 'desks')) ?? {};
  const { names = {} } = (await teamRow(db, 'names')) ?? {};
  return Object.fromEntries(Object.entries(desks).map(([desk, { agent }]) => [desk, names[agent] ?? agent]));
}
