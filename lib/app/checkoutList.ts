import { computed } from '@preact/signals';
import { readList } from '../checkouts/listRead';
import { hasArchived } from '../checkouts/queries';
import { createSelection } from '../checkouts/selection';
import { saveSetting } from '../messaging/saveSetting';
import { hashOf } from '../navigation/routes';
import { createFilterChoices } from '../search/client/filterChoices';
import { createLeftOut } from '../search/client/leftOut';
import { createResults } from '../search/client/results';
import type { ListQuery } from '../search/client/resultWindow';
import { createListView } from '../search/client/searchView';
import type { Column } from '../search/columns';
import { DEFAULT_COLUMNS } from '../search/columns';
import { archivedIn } from '../search/controls';
import type { ColumnSets, SavedViews } from '../search/settings';
import { columnSets, deskColumns, savedViews } from '../search/settings';
import { viewOf } from '../search/view';
import type { Failure } from '../shared/failure/failure';
import { failureIn } from '../shared/failure/failureIn';
import { stableComputed } from '../shared/stableComputed';
import { liveSignal } from '../storage/liveSignal';
import { changeSetting, settingSignal } from '../storage/settingSignal';
import { failureOf } from '../storage/trouble';
import { listedNames } from '../team/shared/named';
import type { Desk } from './desk';
import { selectionActions } from './selectionActions';

/** What the page of the list needs of the desk around it. */
export type ListDesk = Pick<
  Desk,
  | 'demo'
  | 'choice'
  | 'only'
  | 'clock'
  | 'search'
  | 'pending'
  | 'colleaguesPending'
  | 'retryCreate'
  | 'discardCreate'
  | 'obstacle'
  | 'show'
>;

export type CheckoutList = ReturnType<typeof createCheckoutList>;

/** The list of the desk: what is searched, what was found, what is selected of it, and what is open beside it. */
export function createCheckoutList(desk: Desk) {
  const { history, search, whose, route, go } = desk;
  const { locked } = desk.lock;
  const view = createListView(desk.navigation);
  const openId = computed(() => (route.value.at === 'checkout' ? route.value.id : null));
  const query = stableComputed((): ListQuery => ({ ...viewOf(view.text.value), ...whose.value }));
  const results = createResults({
    search,
    query,
    openId,
    read: (rows, id) => readList(history, rows, id),
    isClosed: () => history.hasBeenClosed(),
  });
  const archivedShown = computed(() => archivedIn(view.parsed.value.search));
  const ofAccount = computed(() => whose.value.accountId);
  const archived = liveSignal(() => {
    const accountId = ofAccount.value;
    return () => hasArchived(history, accountId);
  });
  const columns = settingSignal(deskColumns);
  const views = settingSignal(savedViews);
  const sets = settingSignal(columnSets);
  const isSearching = computed(() => view.value.value.search.trim() !== '');
  const linkOf = (id: string, text: string) => hashOf({ at: 'checkout', id, view: text });
  return {
    view,
    results,
    /** Whether the search has any words. */
    isSearching,
    /** Whether colleagues have the checkouts, too. */
    inTeam: desk.inTeam,
    /** Which of the listed rows are archived. */
    archivedShown,
    /** Whether there are any archived checkouts, which only a search finds. */
    hasArchived: computed(() => archived.value.state === 'ready' && archived.value.value),
    leftOut: createLeftOut(search, {
      isWanted: computed(() => isSearching.value && results.rows.value?.length === 0),
      query,
      parsed: view.parsed,
    }),
    choices: createFilterChoices(
      search,
      () => archivedShown.value === 'all',
      () => openId.value !== null,
    ),
    selection: createSelection(
      selectionActions(history, search.worker, () => query.peek()),
      {
        list: stableComputed(() => ({ of: desk.only.value?.id, search: view.value.value.search })),
        isMixed: computed(() => archivedShown.value === 'some'),
      },
    ),
    columns: {
      value: computed(() => (columns.value?.length ? columns.value : DEFAULT_COLUMNS)),
      change: (next: Column[]) => changeSetting(deskColumns, next),
    },
    columnSets: {
      value: computed(() => sets.value ?? []),
      team: desk.team.columns,
      /** Resolves with why it was not stored; null when it was. */
      change: (next: ColumnSets): Promise<Failure | null> => saveSetting(columnSets, next).then(() => null, failureIn),
    },
    savedViews: {
      value: computed(() => views.value ?? []),
      /** Resolves with why it was not stored; null when it was. */
      change: (next: SavedViews): Promise<Failure | null> => saveSetting(savedViews, next).then(() => null, failureIn),
    },
    /** The views of the team. */
    teamViews: desk.team.views,
    /** All that can be chosen, the team's first. */
    listedViews: computed(() => listedNames(views.value ?? [], desk.team.views.items.value)),
    /** Whether each row says whose it is. */
    isNamed: computed(() => desk.only.value === null && desk.choice.known.value.length > 1),
    links: {
      /** Of a row: in the view that the rows are of. */
      ofRow: (id: string) => linkOf(id, results.viewOfRows.value),
      ofCheckout: (id: string) => linkOf(id, view.text.value),
      ofView: (text: string) => hashOf({ at: 'checkouts', view: text }),
      /** Null while nothing can be made. */
      newOne: computed(() => (locked.value ? null : hashOf({ at: 'new', view: view.text.value }))),
      many: computed(() => (locked.value || desk.demo ? null : hashOf({ at: 'many' }))),
      import: computed(() => (locked.value || desk.demo ? null : hashOf({ at: 'import' }))),
    },
    /** What is beside the list: a checkout that is open, or a new one. */
    side: {
      openId,
      isOpen: computed(() => route.value.at === 'checkout' || route.value.at === 'new'),
      show: (id: string) => go({ at: 'checkout', id, view: view.text.peek() }),
      showNew: () => go({ at: 'new', view: view.text.peek() }),
      close: () => go({ at: 'checkouts', view: view.text.peek() }),
    },
    /** Why it cannot be read. */
    unreadable: computed(() => {
      const error = results.error.value ?? (archived.value.state === 'failed' ? archived.value.error : null);
      return error === null ? null : failureOf(error);
    }),
    isRead: computed(
      () =>
        results.isRead.value &&
        archived.value.state === 'ready' &&
        columns.value !== undefined &&
        views.value !== undefined,
    ),
  };
}
