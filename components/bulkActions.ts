import type { Finding, Wanted } from '../lib/finding/contract';
import { MOST_ANNOTATED } from '../lib/history/annotating';
import type { HistoryDb } from '../lib/history/database';
import { send } from '../lib/messaging';
import type { Sort } from '../lib/search/order';
import type { BulkActions } from './CheckoutsPage';

/** What is done with many checkouts at once, a few hundred with each command. */
export function bulkActions(history: HistoryDb, finding: Finding, wanted: Wanted & { sort: Sort }): BulkActions {
  const inTurn = async (ids: string[], work: (some: string[]) => Promise<unknown>) => {
    for (let start = 0; start < ids.length; start += MOST_ANNOTATED)
      await work(ids.slice(start, start + MOST_ANNOTATED));
  };
  return {
    archive: (ids, archived) => inTurn(ids, (some) => send('annotate', { checkoutIds: some, change: { archived } })),
    addTag: (ids, tag) => inTurn(ids, (some) => send('annotate', { checkoutIds: some, change: { addTags: [tag] } })),
    removeTag: (ids, tag) =>
      inTurn(ids, (some) => send('annotate', { checkoutIds: some, change: { removeTags: [tag] } })),
    refresh: (ids) => inTurn(ids, (some) => send('refreshSome', { checkoutIds: some })),
    links: async (ids) => (await history.checkouts.bulkGet(ids)).flatMap((row) => (row ? [row.url] : [])).join('\n'),
    all: () => finding.all(wanted),
  };
}
