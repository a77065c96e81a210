import { numberText } from '../lib/countText';
import type { Finding, Wanted } from '../lib/finding/contract';
import { MOST_ANNOTATED } from '../lib/history/annotating';
import type { HistoryDb } from '../lib/history/database';
import { send } from '../lib/messaging';
import type { Sort } from '../lib/search/order';
import { errorText } from '../lib/storageTrouble';
import type { BulkActions } from './CheckoutsPage';

/** What is done with many checkouts at once, a few hundred with each command. */
export function bulkActions(history: HistoryDb, finding: Finding, wanted: Wanted & { sort: Sort }): BulkActions {
  const inTurn = async (ids: string[], work: (some: string[]) => Promise<unknown>) => {
    for (let start = 0; start < ids.length; start += MOST_ANNOTATED) {
      try {
        await work(ids.slice(start, start + MOST_ANNOTATED));
      } catch (error) {
        if (start === 0) throw error;
        throw new Error(`It stopped after the first ${numberText(start)}. ${errorText(error)}`);
      }
    }
  };
  return {
    archive: (ids, archived) => inTurn(ids, (some) => send('annotate', { checkoutIds: some, change: { archived } })),
    addTag: (ids, tag) => inTurn(ids, (some) => send('annotate', { checkoutIds: some, change: { addTags: [tag] } })),
    removeTag: (ids, tag) =>
      inTurn(ids, (some) => send('annotate', { checkoutIds: some, change: { removeTags: [tag] } })),
    async refresh(ids) {
      if (ids.length > MOST_ANNOTATED) {
        throw new Error(`Refresh at most ${numberText(MOST_ANNOTATED)} at once: they are asked about one by one.`);
      }
      await send('refreshSome', { checkoutIds: ids });
    },
    async links(ids) {
      const urls: string[] = [];
      await inTurn(ids, async (some) => {
        for (const row of await history.checkouts.bulkGet(some)) if (row) urls.push(row.url);
      });
      return urls.join('\n');
    },
    all: () => finding.all(wanted),
  };
}
