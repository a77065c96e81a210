import type { HistoryDb } from '../../checkouts/database';
import { auditKind, chainOf, linesOf, logOf, pageOf, teamItem } from '../../sync/audit';
import { teamRow } from '../teamState';

/** All pages of this desk's own log, as items of the outbox. */
export async function ownPages(db: HistoryDb): Promise<string[]> {
  const [joined, own] = [await teamRow(db, 'joined'), await teamRow(db, 'desk')];
  if (!joined || !own) return [];
  const chain = chainOf(joined.at);
  const last = await linesOf(db, logOf(own.desk, chain)).last();
  const pages = last ? pageOf(last.n) + 1 : 0;
  return Array.from({ length: pages }, (_, page) => teamItem(auditKind(chain, page)));
}
