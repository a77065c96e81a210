import type { EntityTable, Table } from 'dexie';
import { newDesk } from '../sealing/deskId';
import type { SharedEntry, SharedKind } from './sharedItems';
import type { Author, Stamp } from './stamp';

/**
 * What a team has to hear again, by the ID of a checkout. No content: what is sent is made when it is sent. `stamp` is
 * another one each time, so that a change during the sending is not taken for sent. What was sent stays for a while,
 * until the server has shown that it still has it; what the server refuses stays until it changes. `erased` stays for
 * good: then only the mark is left, that it was erased here.
 */
export type OutboxRow = {
  id: string;
  stamp: string;
  state: 'due' | 'sent' | 'refused' | 'erased';
  /** When it was sent, epoch ms, and where the server has it. */
  sent?: { at: number; seq: number; subject: string };
  /** Present when it was erased here: its shop. The row stays, so that it does not come back from colleagues. */
  erased?: { shop: string };
};

/** That the team has to hear of this again. */
export function dueRow(id: string): OutboxRow {
  return { id, stamp: crypto.randomUUID(), state: 'due' };
}

/**
 * An order whose create had no clear answer at a colleague's desk. `accountId` is the account here, or the shop's
 * widget ID.
 */
export type TheirCreate = { orderId: string; since: number; shop: string; accountId: string };

/** What each colleague's desk last said of its creates without an answer, and when this one said its own. */
export type PendingRow = {
  key: 'pending';
  said: Stamp | null;
  desks: Record<string, { agent: string; stamp: Stamp; creates: TheirCreate[] }>;
};

/**
 * What each desk last said of the items of one kind that the team shares, this one included. `follows`: the items of
 * this desk's own that go with the team's.
 */
export type SharedRow = {
  key: ReturnType<typeof sharedKey>;
  said: Stamp | null;
  own: SharedEntry[];
  desks: Record<string, { agent: string; stamp: Stamp; items: SharedEntry[] }>;
  follows: string[];
};

/** The row of what is shared of one kind. */
export const sharedKey = (kind: SharedKind) => `shared-${kind}` as const;

/** What one desk knows of itself and of its team. */
export type TeamRow =
  /** This desk's ID, by which the stamps of its edits are told from those of others. */
  | { key: 'desk'; desk: string }
  /** Present while this desk is in a team: then its changes go to the outbox. */
  | { key: 'joined'; at: number; team: string; server: string; agent: string; name: string }
  /** How the connection is, since when (epoch ms). */
  | { key: 'link'; is: 'connecting' | 'connected' | 'offline' | 'refused'; since: number }
  /**
   * How far the streams are read, and by when of the server: so a desk knows that a stream is still the same one.
   * `format`: what the release that read them could read, absent for 1.
   */
  | { key: 'cursor'; desk: Cursor | null; hooks: Cursor | null; format?: number }
  /** The colleagues' desks, with the agent of each and when it last said that it is there, epoch ms. */
  | { key: 'desks'; desks: Record<string, { agent: string; seen: number | null }> }
  /** The agents' names, by the admin. */
  | { key: 'names'; team: string; names: Record<string, string> }
  /** Orders of colleagues without an answer. */
  | PendingRow
  /** Presets, messages, views and columns that are shared. */
  | SharedRow
  /** Records that could not be read, and what this desk could read then: with another release or key, they are read again. */
  | { key: 'aside'; count: number; reads: string }
  /** What Inqud created before this time, epoch ms, is of no desk of the team any more, by its admin. */
  | { key: 'horizon'; before: number }
  /** The oldest version of records that a desk of the team may still write, by its admin. */
  | { key: 'format'; least: number }
  /** Some records were of a time to come: they can be taken from then on, epoch ms. */
  | { key: 'ahead'; from: number };

/** `time` is the server's own text of it. */
export type Cursor = { seq: number; time: string };

type Tables = { team: Table<TeamRow, TeamRow['key']>; outbox: EntityTable<OutboxRow, 'id'> };

/** Who writes here, in a transaction of `team`. The desk's ID is made with the first change. */
export async function authorIn({ team }: Pick<Tables, 'team'>, now: number): Promise<Author> {
  const known = await team.get('desk');
  if (known?.key === 'desk') return { now, desk: known.desk };
  const desk = newDesk();
  await team.put({ key: 'desk', desk });
  return { now, desk };
}

/** Whether this desk is in a team. */
export async function isInTeam({ team }: Pick<Tables, 'team'>): Promise<boolean> {
  return (await team.get('joined')) !== undefined;
}

/**
 * Has the team told of these again, in the transaction of the change: with it, or not at all. Costs one read while this desk is in no
 * team.
 */
export async function tellTeam({ team, outbox }: Tables, ids: readonly string[]): Promise<void> {
  if (ids.length === 0 || !(await isInTeam({ team }))) return;
  await outbox.bulkPut(ids.map(dueRow));
}

/** The same of checkouts that were erased here: what this desk said of them is taken back. */
export async function tellErased(
  { team, outbox }: Tables,
  rows: readonly { id: string; widgetId: string }[],
): Promise<void> {
  if (rows.length === 0 || !(await isInTeam({ team }))) return;
  await outbox.bulkPut(rows.map(({ id, widgetId }) => ({ ...dueRow(id), erased: { shop: widgetId } })));
}
