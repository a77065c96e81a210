import type { HistoryDb } from '../../checkouts/database';
import { HIGHEST, LOWEST } from '../../checkouts/keyRange';

/** The account's checkouts that are refreshed until then, epoch ms, soonest first; all that are watched by default. */
export function queueOf(history: HistoryDb, accountId: string, until: number | typeof HIGHEST = HIGHEST) {
  const index = history.checkouts.where('[accountId+nextRefreshAt]');
  return index.between([accountId, LOWEST], [accountId, until], true, true);
}
