import type { HistoryDb } from '../../checkouts/database';
import { auditKind, chainOf, linesOf, logOf, pageOf, teamItem } from '../../sync/audit';
import { PENDING_KIND } from '../../sync/pending';
import { teamRow } from '../teamState';

/** All that this desk says besides checkouts, as items of the outbox: its log, and its creates without an answer. */
export async function ownItems(db: HistoryDb): Promise<string[]> {
  const [joined, own] = [await teamRow(db, 'joined'), await teamRow(db, 'desk')];
  if (!joined || !own) return [];
  const chain = chainOf(joined.at);
  const last = await linesOf(db, logOf(own.desk, chain)).last();
  const pages = last ? pageOf(last.n) + 1 : 0;
  return [teamItem(PENDING_KIND), ...Array.from({ length: pages }, (_, page) => teamItem(auditKind(chain, page)))];
}
