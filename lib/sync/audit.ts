import type { EntityTable, Table } from 'dexie';
import type { OutboxRow, TeamRow } from './outbox';
import { authorIn, dueRow } from './outbox';

/** What a team's audit log names. */
export const AUDITED = [
  'joined',
  'left',
  'created',
  'reissued',
  'noted',
  'acknowledged',
  'exported',
  'erased',
] as const;
export type Audited = (typeof AUDITED)[number];

/** No content: an ID says of which checkout, and nothing about it once it is erased. `count` is of checkouts. */
export type AuditAct = { what: Audited; checkoutId?: string; count?: number };
/**
 * The same with when it was done, epoch ms, and the hash of the line before, empty in a first one. A desk's own line gets it when it
 * is sent. `what` may be a word of a later release.
 */
export type AuditLine = Omit<AuditAct, 'what'> & { what: string; at: number; before?: string };

/**
 * A line of one desk's log, counted from 1. Two `lines` where that desk has said different things at one place: a log that was
 * changed afterwards, or a copied profile.
 */
export type AuditRow = { log: string; n: number; at: number; agent: string; lines: AuditLine[] };

/** Lines in one message. */
export const PAGE = 100;

type Tables = {
  team: Table<TeamRow, TeamRow['key']>;
  outbox: EntityTable<OutboxRow, 'id'>;
  audit: Table<AuditRow, [string, number]>;
};

/** One log for each time that a desk has joined: what it did in another team is no business of this one. */
export function logOf(desk: string, chain: string): string {
  return `${desk}.${chain}`;
}

/** Which of a desk's logs is written, by when it joined, epoch ms. */
export function chainOf(joinedAt: number): string {
  return joinedAt.toString(36);
}

/** In the outbox, beside checkouts: no checkout's ID has a dot that could be sent. */
export const teamItem = (kind: string) => `${TEAM_ITEM}${kind}`;
export const TEAM_ITEM = 'team.';

/** The record that holds a line, by its desk's log. */
export const auditKind = (chain: string, page: number) => `audit-${chain}-${page}`;
export const pageOf = (n: number) => Math.floor((n - 1) / PAGE);

/** All lines of one log, or those from `from` to `to`. */
export function linesOf({ audit }: Pick<Tables, 'audit'>, log: string, from = 1, to = Number.MAX_SAFE_INTEGER) {
  return audit.where('[log+n]').between([log, from], [log, to], true, true);
}

/**
 * Writes down what was done, in the transaction of what is done: with it, or not at all. Costs one read while this desk is in no
 * team. `now` is epoch ms.
 */
export async function writeAudit(db: Tables, acts: readonly AuditAct[], now: number): Promise<void> {
  const joined = acts.length === 0 ? undefined : await db.team.get('joined');
  if (joined?.key !== 'joined') return;
  const { desk } = await authorIn(db, now);
  const chain = chainOf(joined.at);
  const log = logOf(desk, chain);
  const last = (await linesOf(db, log).last())?.n ?? 0;
  const rows = acts.map((act, index) => ({
    log,
    n: last + 1 + index,
    at: now,
    agent: joined.agent,
    lines: [{ ...act, at: now }],
  }));
  await db.audit.bulkAdd(rows);
  const pages = new Set(rows.map(({ n }) => pageOf(n)));
  await db.outbox.bulkPut([...pages].map((page) => dueRow(teamItem(auditKind(chain, page)))));
}
