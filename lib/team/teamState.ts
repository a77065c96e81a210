import type { HistoryDb } from '../checkouts/database';
import type { TeamRow } from '../sync/outbox';

type RowOf<K extends TeamRow['key']> = Extract<TeamRow, { key: K }>;

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
