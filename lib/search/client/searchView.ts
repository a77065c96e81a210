import type { ReadonlySignal } from '@preact/signals';
import { batch, computed, effect, signal } from '@preact/signals';
import type { Navigation } from '../../navigation/navigation';
import type { Route } from '../../navigation/routes';
import type { ParsedSearch } from '../language';
import { parseSearch } from '../language';
import type { OverviewView } from '../overviewView';
import { overviewText, overviewViewOf } from '../overviewView';
import type { View } from '../view';
import { viewOf, viewText } from '../view';

/** What a page shows: the only place where the text of its search is. */
export type SearchView<V extends { search: string }> = {
  value: ReadonlySignal<V>;
  /** As the address has it. Blanks alone are no search, so typing them changes nothing here. */
  text: ReadonlySignal<string>;
  /** The search, read once for each text of it. */
  parsed: ReadonlySignal<ParsedSearch>;
  change: (part: Partial<V>) => void;
};

type RouteWithView = Extract<Route, { view?: string }>;

/** The view of the list. It stays while a checkout is open beside it, or a new one is made. */
export const createListView = (navigation: Navigation): SearchView<View> =>
  createSearchView(navigation, { at: ['checkouts', 'checkout', 'new'], read: viewOf, print: viewText });

export const createOverviewView = (navigation: Navigation): SearchView<OverviewView> =>
  createSearchView(navigation, { at: ['overview'], read: overviewViewOf, print: overviewText });

/**
 * A view that is written into the address whenever it changes, and that follows an address from elsewhere: a link, a
 * saved view, the back button. It follows while anything subscribes to it.
 */
function createSearchView<V extends { search: string }>(
  { route, go }: Navigation,
  how: { at: RouteWithView['at'][]; read: (text: string) => V; print: (view: V) => string },
): SearchView<V> {
  const isMine = (to: Route): to is RouteWithView => how.at.some((each) => each === to.at);
  let stop = () => {};
  const follow = () => {
    const to = route.value;
    if (isMine(to) && (to.view ?? '') !== how.print(value.peek())) value.value = how.read(to.view ?? '');
  };
  const here = route.peek();
  const value = signal(how.read((isMine(here) && here.view) || ''), {
    watched() {
      stop = effect(follow);
    },
    unwatched: () => stop(),
  });
  const text = computed(() => how.print(value.value));
  const search = computed(() => value.value.search);
  return {
    value,
    text,
    parsed: computed(() => parseSearch(search.value)),
    change(part) {
      batch(() => {
        value.value = { ...value.peek(), ...part };
        const now = route.peek();
        const next = how.print(value.peek());
        if (isMine(now) && (now.view ?? '') !== next) go({ ...now, view: next }, true);
      });
    },
  };
}
