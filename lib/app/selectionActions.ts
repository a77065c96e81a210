import { plural } from '@lingui/core/macro';
import type { Annotation } from '../checkouts/annotate';
import { MOST_ANNOTATED } from '../checkouts/annotate';
import type { HistoryDb } from '../checkouts/database';
import type { BulkHow, SelectionActions } from '../checkouts/selection';
import { paymentLink } from '../inqud/paymentLink';
import { send } from '../messaging/send';
import type { ListQuery } from '../search/client/resultWindow';
import type { SearchWorker } from '../search/contract';
import { errorText } from '../storage/errorText';

/** What is done with many checkouts at once, a few hundred with each command. `query` is what is listed now. */
export function selectionActions(
  history: HistoryDb,
  worker: Pick<SearchWorker, 'all'>,
  query: () => ListQuery,
): SelectionActions {
  const inTurn = async (ids: string[], work: (some: string[]) => Promise<unknown>, how?: BulkHow) => {
    for (let start = 0; start < ids.length; start += MOST_ANNOTATED) {
      if (how?.signal.aborted) throw new Error(stoppedText(start));
      try {
        await work(ids.slice(start, start + MOST_ANNOTATED));
      } catch (error) {
        if (start === 0) throw error;
        throw new Error(`${stoppedText(start)} ${errorText(error)}`);
      }
      how?.progress(Math.min(start + MOST_ANNOTATED, ids.length));
    }
  };
  const annotate = (ids: string[], change: Annotation, how: BulkHow) =>
    inTurn(ids, (some) => send('annotate', { checkoutIds: some, change }), how);
  return {
    archive: (ids, archived, how) => annotate(ids, { archived }, how),
    addTags: (ids, addTags, how) => annotate(ids, { addTags }, how),
    removeTags: (ids, removeTags, how) => annotate(ids, { removeTags }, how),
    erase: (ids, how) => inTurn(ids, (some) => send('eraseCheckouts', { checkoutIds: some }), how),
    async refresh(ids) {
      if (ids.length > MOST_ANNOTATED) {
        throw new Error(
          plural(MOST_ANNOTATED, {
            one: 'Refresh at most # checkout at a time. They’re checked one by one.',
            other: 'Refresh at most # checkouts at a time. They’re checked one by one.',
          }),
        );
      }
      await send('refreshSome', { checkoutIds: ids });
    },
    async links(ids) {
      const urls: string[] = [];
      await inTurn(ids, async (some) => {
        for (const row of await history.checkouts.bulkGet(some)) if (row) urls.push(paymentLink(row));
      });
      return urls.join('\n');
    },
    all: () => worker.all(query()),
  };
}

/** `done` were dealt with before something went wrong. */
function stoppedText(done: number): string {
  return plural(done, { one: 'Stopped after the first #.', other: 'Stopped after the first #.' });
}
