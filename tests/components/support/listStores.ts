import { batch, computed, signal } from '@preact/signals';
import { vi } from 'vitest';
import type { Account } from '../../../lib/accounts/account';
import type { CheckoutList, ListDesk } from '../../../lib/app/checkoutList';
import type { TeamShare } from '../../../lib/app/teamShare';
import type { PendingCreate, StoredCheckout } from '../../../lib/checkouts/database';
import type { BulkHow } from '../../../lib/checkouts/selection';
import { createSelection } from '../../../lib/checkouts/selection';
import { createNavigation } from '../../../lib/navigation/navigation';
import type { LeftOut } from '../../../lib/search/client/leftOut';
import { createListView } from '../../../lib/search/client/searchView';
import type { Column } from '../../../lib/search/columns';
import { DEFAULT_COLUMNS } from '../../../lib/search/columns';
import type { SearchState } from '../../../lib/search/contract';
import { archivedIn } from '../../../lib/search/controls';
import type { View } from '../../../lib/search/view';
import { viewText } from '../../../lib/search/view';
import { stableComputed } from '../../../lib/shared/stableComputed';
import type { SharedKind } from '../../../lib/sync/sharedItems';
import { addressBar } from '../../unit/support/addressBar';
import { account } from '../../unit/support/examples';
import { CREATED, clockAt } from './stage';

/** What the stores of the list say, in plain values. */
const USUAL = {
  /** Of the address, as it is at first. */
  first: '',
  matching: undefined as number | null | undefined,
  archived: false,
  hidden: null as LeftOut | null,
  above: 0,
  onMore: null as (() => void) | null,
  onLess: null as (() => void) | null,
  finding: { read: 3, total: 3, ready: true, version: 1, failed: null } as SearchState | null,
  pending: [] as PendingCreate[],
  accountOf: (_id: string): Account | undefined => account(),
  only: null as Account | null,
  named: false,
  columns: DEFAULT_COLUMNS as readonly Column[],
  currentId: null as string | null,
  onClose: null as (() => void) | null,
  canMake: true,
  selected: new Set<string>() as ReadonlySet<string>,
};
export type ListValues = Partial<typeof USUAL>;

/** The stores of a list of these rows, which keep their view, selection and columns as the desk's do. */
export function listStores(rows: StoredCheckout[] | null, given: ListValues = {}) {
  const values = signal({ ...USUAL, ...given });
  const of = <K extends keyof typeof USUAL>(key: K) => computed(() => values.value[key]);
  const onView = vi.fn<(view: View) => void>();
  const onSelect = vi.fn<(ids: string[], on: boolean) => void>();
  const onAllAccounts = vi.fn();
  const onRetry = vi.fn(async (_id: string, _again: boolean) => CREATED);
  const onDiscard = vi.fn(async (_id: string) => ({ ok: true }) as const);
  const bulk = {
    archive: vi.fn(async (_ids: string[], _to: 0 | 1, _how: BulkHow) => {}),
    addTags: vi.fn(async (_ids: string[], _tags: string[], _how: BulkHow) => {}),
    removeTags: vi.fn(async (_ids: string[], _tags: string[], _how: BulkHow) => {}),
    erase: vi.fn(async (_ids: string[], _how: BulkHow) => {}),
    refresh: vi.fn(async (_ids: string[]) => {}),
    links: vi.fn(async (_ids: string[]) => ''),
    all: vi.fn(async () => ['a', 'b', 'c', 'd', 'e']),
  };
  const real = createListView(createNavigation(addressBar(`#/checkouts?${values.peek().first}`)));
  const view: typeof real = {
    ...real,
    change(part) {
      onView({ ...real.value.peek(), ...part });
      real.change(part);
    },
  };
  const archivedShown = computed(() => archivedIn(view.parsed.value.search));
  const chosen = createSelection(bulk, {
    list: stableComputed(() => ({ of: values.value.only?.id, search: view.value.value.search })),
    isMixed: computed(() => archivedShown.value === 'some'),
  });
  chosen.select([...values.peek().selected], true);
  const selection: typeof chosen = {
    ...chosen,
    select(ids, on) {
      onSelect(ids, on);
      chosen.select(ids, on);
    },
  };
  const columns = signal<Column[]>([...values.peek().columns]);
  const state = of('finding');
  const search: ListDesk['search'] = {
    // Nothing is asked of the worker here.
    worker: {} as ListDesk['search']['worker'],
    state,
    version: computed(() => state.value?.version ?? null),
    isReading: computed(() => state.value?.ready === false),
    isReady: computed(() => state.value?.ready ?? false),
    failed: computed(() => state.value?.failed ?? null),
    fail: () => {},
    lost: () => new AbortController().signal,
  };
  const accounts = signal<Account[]>([account()]);
  const desk: ListDesk = {
    demo: false,
    choice: {
      known: accounts,
      accounts,
      current: computed(() => accounts.value[0] ?? null),
      isRead: signal(true),
      next: signal(undefined),
      switchedElsewhere: signal(false),
      accountOf: (id) => values.value.accountOf(id),
      choose: () => {},
    },
    only: of('only'),
    clock: clockAt(),
    search,
    pending: of('pending'),
    colleaguesPending: signal([]),
    retryCreate: onRetry,
    discardCreate: onDiscard,
    obstacle: signal(null),
    show: onAllAccounts,
  };
  const shown = signal(rows);
  const link = (path: string) => computed(() => (values.value.canMake ? path : null));
  const openId = of('currentId');
  const list: CheckoutList = {
    inTeam: signal(false),
    view,
    results: {
      ids: computed(() => shown.value?.map(({ id }) => id) ?? null),
      asked: signal(null),
      isSettled: signal(true),
      matching: signal(0),
      above: of('above'),
      hasMore: computed(() => values.value.onMore !== null),
      hasLess: computed(() => values.value.onLess !== null),
      more: () => values.peek().onMore?.(),
      less: () => values.peek().onLess?.(),
      isRead: signal(true),
      error: signal(null),
      rows: shown,
      isEmpty: computed(() => (shown.value?.length ?? 0) === 0),
      opened: computed(() => ({ id: openId.value, read: undefined })),
      viewOfRows: view.text,
      isOfView: signal(true),
      isComing: signal(false),
    },
    isSearching: computed(() => view.value.value.search.trim() !== ''),
    archivedShown,
    hasArchived: of('archived'),
    leftOut: of('hidden'),
    choices: { value: signal(null), isChoosing: signal(false) },
    selection,
    columns: {
      value: columns,
      change: (next) => {
        columns.value = next;
      },
    },
    columnSets: { value: signal([]), team: noShare<'columns'>(), change: async () => null },
    savedViews: { value: signal([]), change: async () => null },
    teamViews: noShare<'views'>(),
    listedViews: signal([]),
    isNamed: of('named'),
    links: {
      ofRow: (id) => `#/checkouts/${id}`,
      ofCheckout: (id) => `#/checkouts/${id}`,
      ofView: (text) => `#/checkouts?${text}`,
      newOne: link('#/new'),
      many: link('#/many'),
      import: link('#/import'),
    },
    side: {
      openId,
      isOpen: computed(() => values.value.onClose !== null),
      show: () => {},
      showNew: () => {},
      close: () => values.peek().onClose?.(),
    },
    unreadable: signal(null),
    isRead: signal(true),
  };
  const { matching = rows?.length ?? null } = values.peek();
  list.results.matching.value = matching;
  return {
    desk,
    list,
    bulk,
    onView,
    onSelect,
    onAllAccounts,
    onRetry,
    onDiscard,
    /** What the page shows, as text. */
    text: () => viewText(view.value.value),
    turnTo: (next: ListValues) =>
      batch(() => {
        values.value = { ...values.peek(), ...next };
      }),
  };
}

/** As without a team. */
function noShare<K extends SharedKind>(): TeamShare<K> {
  const done = async () => null;
  return { items: signal(null), share: done, unshare: done, follow: done };
}
