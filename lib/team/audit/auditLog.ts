import type { HistoryDb } from '../../checkouts/database';
import type { AuditLine, AuditRow } from '../../sync/audit';
import { teamRow } from '../teamState';
import { hashOf } from './auditRecord';

/** A line with who did it, and its checkout's order ID while there is such a checkout. */
export type LogEntry = Pick<AuditRow, 'log' | 'n'> & { line: AuditLine; agent: string; name: string; orderId: string };

/** What is known of the team's log, newest first. `orderId` is empty where nothing is known of the checkout any more. */
export function auditLog(db: HistoryDb): Promise<LogEntry[]> {
  return db.transaction('r', db.audit, db.team, db.checkouts, async () => {
    const { names = {} } = (await teamRow(db, 'names')) ?? {};
    const rows = await db.audit.orderBy('at').reverse().toArray();
    const ids = new Set(rows.flatMap(({ lines }) => lines.flatMap(({ checkoutId }) => checkoutId ?? [])));
    const checkouts = await db.checkouts.bulkGet([...ids]);
    const orders = new Map(checkouts.flatMap((row) => (row ? [[row.id, row.orderId] as const] : [])));
    return rows.flatMap(({ log, n, agent, lines }) =>
      lines.map((line) => ({
        ...{ log, n, line, agent },
        name: names[agent] ?? agent,
        orderId: orders.get(line.checkoutId ?? '') ?? '',
      })),
    );
  });
}

/** `missing`: lines have not arrived. `changed`: a line is not the one that the next was written after, or there are two. */
export type LogFault = 'missing' | 'changed';

/** The hash of each line, and what is wrong with which desk's log. */
export async function checkLogs(
  entries: readonly LogEntry[],
): Promise<{ hashes: ReadonlyMap<LogEntry, string>; faults: ReadonlyMap<string, LogFault> }> {
  const hashes = new Map<LogEntry, string>();
  const faults = new Map<string, LogFault>();
  for (const [log, own] of Map.groupBy(entries, (entry) => entry.log)) {
    let last = { n: 0, hash: '' };
    for (const entry of own.toSorted((a, b) => a.n - b.n)) {
      const { n, line } = entry;
      if (n > last.n + 1 && faults.get(log) !== 'changed') faults.set(log, 'missing');
      const isNext = n === last.n + 1;
      if (n === last.n || (isNext && line.before !== undefined && line.before !== last.hash))
        faults.set(log, 'changed');
      const hash = await hashOf(entry, { ...line, before: line.before ?? last.hash });
      hashes.set(entry, hash);
      last = { n, hash };
    }
  }
  return { hashes, faults };
}
