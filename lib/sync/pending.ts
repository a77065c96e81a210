import type { EntityTable, Table } from 'dexie';
import { teamItem } from './audit';
import type { OutboxRow, PendingRow, TeamRow } from './outbox';
import { authorIn, dueRow } from './outbox';
import { stampAfter } from './stamp';

/** The record that holds them: all of one desk, so that none is left over when one is settled. */
export const PENDING_KIND = 'pending';
export const NO_PENDING: PendingRow = { key: 'pending', said: null, desks: {} };

type Tables = { team: Table<TeamRow, TeamRow['key']>; outbox: EntityTable<OutboxRow, 'id'> };

export async function pendingRow({ team }: Pick<Tables, 'team'>): Promise<PendingRow> {
  const row = await team.get('pending');
  return row?.key === 'pending' ? row : NO_PENDING;
}

/** Has the team told that this desk's creates without an answer are others now, in the transaction of that change. */
export async function tellPending(db: Tables, now: number): Promise<void> {
  if (!(await db.team.get('joined'))) return;
  const row = await pendingRow(db);
  const said = stampAfter([row.said ?? undefined], await authorIn(db, now));
  await db.team.put({ ...row, said });
  await db.outbox.put(dueRow(teamItem(PENDING_KIND)));
}
