import { BOM, csvLine } from '../../shared/csv';
import type { LogEntry } from './auditLog';

const HEADER = ['time', 'agent', 'name', 'action', 'checkout', 'order', 'count', 'log', 'line', 'before', 'hash'];

/** The log as a table, with the hashes by which another program can follow it. In English, times in UTC, as it is stored. */
export function auditCsv(entries: readonly LogEntry[], hashes: ReadonlyMap<LogEntry, string>): string {
  const rows = entries.map((entry) => {
    const { log, n, line, agent, name, orderId } = entry;
    const { at, what, checkoutId = '', count = '', before = '' } = line;
    const hash = hashes.get(entry) ?? '';
    return [new Date(at).toISOString(), agent, name, what, checkoutId, orderId, `${count}`, log, `${n}`, before, hash];
  });
  return BOM + [HEADER, ...rows].map(csvLine).join('');
}
