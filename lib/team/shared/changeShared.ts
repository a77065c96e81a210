import type { HistoryDb } from '../../checkouts/database';
import { teamItem } from '../../sync/audit';
import type { SharedRow } from '../../sync/outbox';
import { authorIn, dueRow } from '../../sync/outbox';
import type { SharedEdit, SharedEntry, SharedItem, SharedKind } from '../../sync/sharedItems';
import { MOST_SHARED, mergedItems, withEdit, withoutItem, withoutSpent } from '../../sync/sharedItems';
import type { Author } from '../../sync/stamp';
import { stampAfter } from '../../sync/stamp';
import type { ShareOutcome } from '../outcomes';
import { sharedRow } from './sharedRecord';

/** Bytes that one desk says of one kind, before they are deflated: they fit in a message however little that helps. */
const MOST_BYTES = 48 * 1024;

/** What all desks say of one kind, by ID. */
export function itemsIn({ own, desks }: SharedRow): Map<string, SharedItem> {
  return mergedItems([own, ...Object.values(desks).map(({ items }) => items)]);
}

/** Shares an item, or says of a shared one what was changed. This desk's own item follows the team's from then on. */
export function shareItem(db: HistoryDb, kind: SharedKind, edit: SharedEdit, now: number): Promise<ShareOutcome> {
  return change(db, kind, edit.id, true, now, (row, author) => withEdit(row.own, itemsIn(row), edit, author));
}

/** Takes an item out of the team, for everybody. This desk's own one stays its own. */
export function unshareItem(db: HistoryDb, kind: SharedKind, id: string, now: number): Promise<ShareOutcome> {
  return change(db, kind, id, false, now, (row, author) => withoutItem(row.own, itemsIn(row), id, author));
}

/** Whether this desk's own item goes with the team's. */
export function followItem(db: HistoryDb, kind: SharedKind, id: string, follows: boolean): Promise<void> {
  return db.transaction('rw', db.team, async () => {
    if (!(await db.team.get('joined'))) return;
    const row = await sharedRow(db, kind);
    await db.team.put({ ...row, follows: followed(row, id, follows) });
  });
}

/** The change and its row in the outbox are one transaction. Nothing without a team. */
function change(
  db: HistoryDb,
  kind: SharedKind,
  id: string,
  follows: boolean,
  now: number,
  changed: (row: SharedRow, author: Author) => readonly SharedEntry[],
): Promise<ShareOutcome> {
  return db.transaction('rw', db.team, db.outbox, async (): Promise<ShareOutcome> => {
    if (!(await db.team.get('joined'))) return { ok: false, why: 'no team' };
    const row = await sharedRow(db, kind);
    const author = await authorIn(db, now);
    const after = changed(row, author);
    if (after === row.own) {
      await db.team.put({ ...row, follows: followed(row, id, follows) });
      return { ok: true };
    }
    const others = Object.values(row.desks).map(({ items }) => items);
    const own = withoutSpent(after, others, author.desk);
    if (!fits(own)) return { ok: false, why: 'full' };
    const said = stampAfter([row.said ?? undefined], author);
    await db.team.put({ ...row, said, own, follows: followed(row, id, follows) });
    await db.outbox.put(dueRow(teamItem(kind)));
    return { ok: true };
  });
}

function followed({ follows }: SharedRow, id: string, is: boolean): string[] {
  return [...follows.filter((each) => each !== id), ...(is ? [id] : [])];
}

function fits(own: readonly SharedEntry[]): boolean {
  return own.length <= MOST_SHARED && new TextEncoder().encode(JSON.stringify(own)).length <= MOST_BYTES;
}
