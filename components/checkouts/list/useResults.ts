import { useEffect, useRef, useState } from 'preact/hooks';
import type { HistoryDb, StoredCheckout } from '../../../lib/checkouts/database';
import { newestCheckouts } from '../../../lib/checkouts/queries';
import type { Query } from '../../../lib/search/contract';
import type { Cursor } from '../../../lib/search/order';
import type { View } from '../../../lib/search/view';
import { viewText } from '../../../lib/search/view';
import type { Live } from '../../data/useLive';
import { useLive } from '../../data/useLive';
import type { Searching } from '../../data/useSearchWorker';

/** Rows of one page: few, because what a key in the search finds is laid out at once. More come as the list's end is seen. */
export const PAGE = 12;
/** How many pages are on screen at once: those above are let go while those below are read. After the second, so many come together. */
const MOST_PAGES = 16;
const STEP = 2;

type Position = { for: string; from: number; pages: number };
type Page = { ids: string[]; next: Cursor | null };
/** The pages of a place, and where each page so far begins. `state`: of which question and which state of the history they are. */
type Shown = { place: Position; state: string; pages: Page[]; starts: (Cursor | null)[] };

/**
 * The rows of a view, a window of a few pages that moves over all that match. Which ones they are comes from the finding;
 * what they say is read live. The list as it is at first does not wait until everything can be found.
 */
export function useResults(
  { finding, state, fail }: Searching,
  history: HistoryDb,
  /** Null where there is no list. */
  view: View | null,
  { accountId, names }: Pick<Query, 'accountId' | 'names'>,
) {
  const text = view && viewText(view);
  const asked = JSON.stringify([text, accountId, names]);
  const [place, setPlace] = useState<Position>({ for: asked, from: 0, pages: 1 });
  const here = place.for === asked ? place : { for: asked, from: 0, pages: 1 };
  // At once, so that a view that comes back begins at its top again.
  if (place.for !== asked) setPlace(here);
  const [shown, setShown] = useState<Shown | null>(null);
  const [matching, setMatching] = useState<number | null>(null);
  const turn = useRef(0);
  const counted = useRef('');
  const now = JSON.stringify([asked, state?.version]);

  useEffect(() => {
    // Of a history that was removed, what is on screen is all there is.
    if (!state?.ready || view === null || history.hasBeenClosed()) return;
    turn.current += 1;
    const mine = turn.current;
    const wanted = { search: view.search, accountId, names };
    const known = shown?.state === now ? shown : null;
    /** Nobody waits for a number. */
    const count = async () => {
      counted.current = now;
      try {
        const all = await finding.count(wanted);
        if (counted.current === now) setMatching(all);
      } catch {
        if (counted.current !== now) return;
        counted.current = '';
        fail();
      }
    };
    const look = async () => {
      const starts = shown?.place.for === asked ? shown.starts.slice(0, here.from + 1) : [null];
      const pages: Page[] = [];
      for (let at = here.from; at < here.from + here.pages; at += 1) {
        const after = starts[at] ?? null;
        const page =
          known?.pages[at - known.place.from] ??
          (await finding.find({ ...wanted, sort: view.sort, after, limit: PAGE }));
        if (mine !== turn.current || history.hasBeenClosed()) return;
        pages.push(page);
        if (page.next === null) break;
        starts[at + 1] = page.next;
      }
      setShown({ place: here, state: now, pages, starts });
      if (here.from === 0 && pages.at(-1)?.next === null) {
        counted.current = now;
        setMatching(pages.flatMap(({ ids }) => ids).length);
      } else if (counted.current !== now) void count();
    };
    look().catch(() => mine === turn.current && fail());
  }, [finding, state?.ready, now, here.from, here.pages]);

  // What is on screen stays until what was asked for next is there.
  const ids = shown?.pages.flatMap(({ ids }) => ids) ?? null;
  const isFirst = text === '';
  const wanted = ids?.join(' ');
  const query = async () => {
    if (view === null) return { wanted, rows: [] };
    if (ids !== null)
      return { wanted, rows: (await history.checkouts.bulkGet(ids)).filter((row) => row !== undefined) };
    return { wanted, rows: isFirst ? await newestCheckouts(history, PAGE, accountId) : null };
  };
  const read: Live<{ wanted: string | undefined; rows: StoredCheckout[] | null }> = useLive(
    history.hasBeenClosed() ? null : query,
    [history, wanted, isFirst, view === null, accountId],
  );
  const rows: Live<StoredCheckout[] | null> =
    read.state === 'ready' ? { state: 'ready', value: read.value.rows } : read;

  const settled = shown?.place.for === asked && shown.place.from === here.from && shown.place.pages === here.pages;
  const isRead = read.state === 'ready' && read.value.wanted === wanted;
  return {
    rows,
    /** Whether these are the rows of this view, not of one before it. */
    ofView: isRead && (ids === null ? isFirst : shown?.place.for === asked),
    /** Whether rows are on their way. */
    coming: !(settled && isRead),
    /** Null while it is not known. */
    matching,
    /** What these rows were asked with: it changes with them, not before. */
    asked: shown?.place.for ?? '',
    /** Rows above the window. */
    above: (shown?.place.from ?? 0) * PAGE,
    /** Null also while the rows of the last call are on their way. */
    onMore:
      settled && shown.pages.at(-1)?.next !== null
        ? () => {
            const pages = here.pages === 1 ? 2 : Math.min(here.pages + STEP, MOST_PAGES);
            setPlace({ for: asked, from: here.pages === MOST_PAGES ? here.from + STEP : here.from, pages });
          }
        : null,
    onLess: settled && here.from > 0 ? () => setPlace({ for: asked, from: here.from - STEP, pages: here.pages }) : null,
  };
}
