import type { HistoryDb } from '../../checkouts/database';
import { auditKind, chainOf, linesOf, logOf, pageOf, teamItem } from '../../sync/audit';
import { PENDING_KIND } from '../../sync/pending';
import { SHARED_KINDS } from '../../sync/sharedItems';
import { teamRow } from '../teamState';

/**
 * All that this desk says besides checkouts, as items of the outbox: its log, its creates without an answer, and what
 * it shares.
 */
export async function ownItems(db: HistoryDb): Promise<string[]> {
  const [joined, own] = [await teamRow(db, 'joined'), await teamRow(db, 'desk')];
  if (!joined || !own) return [];
  const chain = chainOf(joined.at);
  const last = await linesOf(db, logOf(own.desk, chain)).last();
  const pages = last ? pageOf(last.n) + 1 : 0;
  return [
    ...[PENDING_KIND, ...SHARED_KINDS].map(teamItem),
    ...Array.from({ length: pages }, (_, page) => teamItem(auditKind(chain, page))),
  ];
}
