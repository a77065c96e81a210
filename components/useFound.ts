import { useEffect, useRef, useState } from 'preact/hooks';
import type { Wanted } from '../lib/finding/contract';
import type { HistoryDb, StoredCheckout } from '../lib/history/database';
import { newestCheckouts } from '../lib/history/lists';
import type { Cursor } from '../lib/search/order';
import type { View } from '../lib/search/view';
import { viewText } from '../lib/search/view';
import type { Searching } from './useFinding';
import type { Live } from './useLive';
import { useLive } from './useLive';

/** Rows of one page, and how many pages are on screen at once: those above are let go while those below are read. */
export const PAGE = 25;
const MOST_PAGES = 8;

type Place = { for: string; from: number; pages: number };
type Shown = { ids: string[]; starts: (Cursor | null)[]; next: Cursor | null; place: Place };

/**
 * The rows of a view, a window of a few pages that moves over all that match. Which ones they are comes from the finding;
 * what they say is read live. The list as it is at first does not wait until everything can be found.
 */
export function useFound(
  { finding, state, fail }: Searching,
  history: HistoryDb,
  /** Null where there is no list. */
  view: View | null,
  { accountId, names }: Pick<Wanted, 'accountId' | 'names'>,
) {
  const text = view && viewText(view);
  const asked = JSON.stringify([text, accountId, names]);
  const [place, setPlace] = useState<Place>({ for: asked, from: 0, pages: 1 });
  const here = place.for === asked ? place : { for: asked, from: 0, pages: 1 };
  // At once, so that a view that comes back begins at its top again.
  if (place.for !== asked) setPlace(here);
  const [shown, setShown] = useState<Shown | null>(null);
  const [matching, setMatching] = useState<number | null>(null);
  const starts = shown?.place.for === asked ? shown.starts : [null];
  const turn = useRef(0);

  useEffect(() => {
    if (!state?.ready || view === null) return;
    turn.current += 1;
    const mine = turn.current;
    const wanted = { search: view.search, accountId, names };
    const look = async () => {
      const ids: string[] = [];
      const cursors = starts.slice(0, here.from + 1);
      let after = cursors.at(-1) ?? null;
      for (let page = 0; page < here.pages; page += 1) {
        const found = await finding.find({ ...wanted, sort: view.sort, after, limit: PAGE });
        if (mine !== turn.current) return;
        ids.push(...found.ids);
        after = found.next;
        if (after === null) break;
        cursors.push(after);
      }
      setShown({ ids, starts: cursors, next: after, place: here });
      // Nobody waits for a number.
      const all = after === null && here.from === 0 ? ids.length : await finding.count(wanted);
      if (mine === turn.current) setMatching(all);
    };
    look().catch(() => mine === turn.current && fail());
  }, [finding, state?.ready, state?.version, asked, here.from, here.pages]);

  // What is on screen stays until what was asked for next is there.
  const ids = shown?.ids ?? null;
  const isFirst = text === '';
  const query = async () => {
    if (view === null) return [];
    if (ids !== null) return (await history.checkouts.bulkGet(ids)).filter((row) => row !== undefined);
    return isFirst ? newestCheckouts(history, PAGE, accountId) : null;
  };
  // Of a history that was removed, what is on screen is all there is.
  const rows: Live<StoredCheckout[] | null> = useLive(history.hasBeenClosed() ? null : query, [
    history,
    ids?.join(' '),
    isFirst,
    view === null,
    accountId,
  ]);

  const settled = shown?.place.for === asked && shown.place.from === here.from && shown.place.pages === here.pages;
  return {
    rows,
    /** Null while it is not known. */
    matching,
    /** What these rows were asked with: it changes with them, not before. */
    asked: shown?.place.for ?? '',
    /** Rows above the window. */
    above: (shown?.place.from ?? 0) * PAGE,
    /** Null also while the rows of the last call are on their way. */
    onMore:
      settled && shown.next !== null
        ? () => {
            const full = here.pages === MOST_PAGES;
            setPlace({ for: asked, from: full ? here.from + 1 : here.from, pages: full ? MOST_PAGES : here.pages + 1 });
          }
        : null,
    onLess: settled && here.from > 0 ? () => setPlace({ for: asked, from: here.from - 1, pages: here.pages }) : null,
  };
}
