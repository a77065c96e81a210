import * as v from 'valibot';
import type { HistoryDb } from '../../checkouts/database';
import { toBase64Url } from '../../sealing/base64url';
import type { AuditLine, AuditRow } from '../../sync/audit';
import { linesOf, logOf, PAGE } from '../../sync/audit';

/** What a desk may have said differently at one place before the rest is left out. */
const MOST_VERSIONS = 4;
const KIND = /^audit-([0-9a-z]{1,12})-(\d{1,6})$/;

const Line = v.object({
  at: v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15)),
  // One of a later release is kept, so that the chain is whole, and shown as unknown.
  what: v.pipe(v.string(), v.nonEmpty(), v.maxLength(40)),
  checkoutId: v.exactOptional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(100))),
  count: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  before: v.pipe(v.string(), v.regex(/^[\w-]{0,43}$/)),
});

/** `desk.team.audit-<log>-<page>.<agent>.<desk>`: a hundred lines of what was done at one desk, in their order. */
export const AuditRecord = v.object({ v: v.literal(1), acts: v.pipe(v.array(Line), v.maxLength(PAGE)) });
export type AuditRecord = v.InferOutput<typeof AuditRecord>;

/** Null for another kind. */
export function auditPage(kind: string): { chain: string; page: number } | null {
  const [, chain, page] = KIND.exec(kind) ?? [];
  return chain === undefined || page === undefined ? null : { chain, page: Number(page) };
}

/** What one line is known by in the next. 43 characters. */
export async function hashOf({ log, n }: Pick<AuditRow, 'log' | 'n'>, line: AuditLine): Promise<string> {
  const { at, what, checkoutId = null, count = null, before = '' } = line;
  const text = JSON.stringify([log, n, at, what, checkoutId, count, before]);
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`checkout-desk audit ${text}`));
  return toBase64Url(new Uint8Array(hash));
}

/** One page of this desk's own log, whose lines are chained by now. Null without any. */
export async function auditRecord(db: HistoryDb, log: string, page: number): Promise<AuditRecord | null> {
  await chain(db, log);
  const rows = await linesOf(db, log, page * PAGE + 1, (page + 1) * PAGE).toArray();
  const acts = rows.flatMap(({ lines: [line] }) =>
    line?.before === undefined ? [] : [{ ...line, before: line.before }],
  );
  return acts.length === 0 ? null : { v: 1, acts };
}

/** Gives each new line the hash of the one before. Whoever is cut off in it, or does it twice, ends with the same. */
async function chain(db: HistoryDb, log: string): Promise<void> {
  const open: AuditRow[] = [];
  let before = '';
  for (const row of (await linesOf(db, log).reverse().until(isChained, true).toArray()).reverse()) {
    const [line] = row.lines;
    if (line?.before === undefined) open.push(row);
    else before = await hashOf(row, line);
  }
  for (const row of open) {
    const [line] = row.lines;
    if (!line) continue;
    const chained = { ...line, before };
    await db.audit.update([row.log, row.n], { lines: [chained] });
    before = await hashOf(row, chained);
  }
}

function isChained({ lines: [line] }: AuditRow): boolean {
  return line?.before !== undefined;
}

/** Keeps what a colleague's desk says that was done there, in a transaction of `audit`. In any order, any number of times. */
export async function receiveAudit(
  db: Pick<HistoryDb, 'audit'>,
  {
    agent,
    desk,
    chain,
    page,
    record,
  }: { agent: string; desk: string; chain: string; page: number; record: AuditRecord },
): Promise<void> {
  const log = logOf(desk, chain);
  const first = page * PAGE + 1;
  const keys = record.acts.map((_, index): [string, number] => [log, first + index]);
  const known = await db.audit.bulkGet(keys);
  const rows = record.acts.map((line, index) => {
    const lines = mergedLines(known[index]?.lines ?? [], [line]);
    return { log, n: first + index, at: lines[0]?.at ?? line.at, agent, lines };
  });
  await db.audit.bulkPut(rows);
}

/** A checkout that the admin erased, by the tool of the team. */
export async function receiveErased(db: Pick<HistoryDb, 'audit'>, checkoutId: string, at: number): Promise<void> {
  const line: AuditLine = { what: 'erased', checkoutId, at, before: '' };
  await db.audit.put({ log: `admin.${checkoutId}`, n: 1, at, agent: 'admin', lines: [line] });
}

/** All that was said at one place: a set, the same whichever side is first, and never more than some. */
export function mergedLines(one: readonly AuditLine[], other: readonly AuditLine[]): AuditLine[] {
  const all = new Map([...one, ...other].map((line) => [textOf(line), line]));
  return [...all]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, MOST_VERSIONS)
    .map(([, line]) => line);
}

function textOf(line: AuditLine): string {
  const { at, what, checkoutId = null, count = null, before = '' } = line;
  return JSON.stringify([at, what, checkoutId, count, before]);
}
