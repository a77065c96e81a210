import type { ReadonlySignal } from '@preact/signals';
import { computed } from '@preact/signals';
import type { StoredCheckout } from '../../checkouts/database';
import type { ListRead, OpenRead, WantedRows } from '../../checkouts/listRead';
import { sameContent } from '../../shared/sameContent';
import { stableComputed } from '../../shared/stableComputed';
import { liveSignal } from '../../storage/liveSignal';
import { REMOVED_ERROR } from '../../storage/removed';
import { viewText } from '../view';
import type { ListQuery } from './resultWindow';
import { createResultWindow, PAGE } from './resultWindow';
import type { SearchClient } from './searchClient';

export type Results = ReturnType<typeof createResults>;

/** What is open beside the list: `id` null for nothing, `read` undefined while it is being read. */
export type Opened = { id: string | null; read: OpenRead | undefined };

/**
 * The rows of a list, and what is open beside them. Which rows they are comes from the search worker; what they say is
 * read live, with what is open at the same moment. The list as it is at first does not wait for the worker.
 */
export function createResults(setup: {
  search: Pick<SearchClient, 'worker' | 'version' | 'fail'>;
  query: ReadonlySignal<ListQuery>;
  openId: ReadonlySignal<string | null>;
  read: (rows: WantedRows, openId: string | null) => Promise<ListRead>;
  /** Whether the history was removed. What is on screen is all there is, then. */
  isClosed: () => boolean;
}) {
  const { query, openId, read, isClosed } = setup;
  const window = createResultWindow(setup);
  const ids = stableComputed(() => window.ids.value);
  const isFirstView = computed(() => viewText(query.value) === '');
  const accountId = computed(() => query.value.accountId);
  const wanted = computed((): WantedRows => {
    if (ids.value !== null) return { ids: ids.value };
    return isFirstView.value ? { newest: PAGE, accountId: accountId.value } : null;
  });
  const keepSame = createKeeper();
  const live = liveSignal(() => {
    const [rows, id] = [wanted.value, openId.value];
    if (isClosed()) return null;
    return async () => {
      const now = await read(rows, id);
      return { wanted: rows, id, rows: now.rows && keepSame(now.rows), open: now.open };
    };
  });
  const last = computed(() => (live.value.state === 'ready' ? live.value.value : null));
  const isRead = computed(() => last.value !== null && last.value.wanted === wanted.value);
  // Their places are known before they are read: the list's end is still in sight then, and would be reached again and again.
  const hasMore = computed(() => isRead.value && window.hasMore.value);
  const hasLess = computed(() => isRead.value && window.hasLess.value);
  return {
    ...window,
    /** Whether there are more on that side. Not while the rows of the last call are on their way. */
    hasMore,
    hasLess,
    /** Does nothing while there are none, or while they are on their way: a key or an end may ask late. */
    more(): void {
      if (hasMore.peek()) window.more();
    },
    less(): void {
      if (hasLess.peek()) window.less();
    },
    /** Whether anything was read; why it could not be, when it could not. */
    isRead: computed(() => last.value !== null),
    error: computed(() => (live.value.state === 'failed' ? live.value.error : null)),
    /** A row that says what it said before stays the same object. Null while it is not known which ones they are. */
    rows: computed(() => last.value?.rows ?? null),
    /** Whether there is none to be seen. */
    isEmpty: computed(() => (last.value?.rows ?? []).length === 0),
    opened: stableComputed((): Opened => {
      const id = openId.value;
      if (last.value?.id === id) return { id, read: last.value.open };
      // Of a removed history nothing more is read.
      return { id, read: id !== null && isClosed() ? { error: REMOVED_ERROR } : undefined };
    }),
    /** The view that these rows are of. */
    viewOfRows: computed(() => (window.asked.value ? viewText(window.asked.value) : '')),
    /** Whether these are the rows of this view, not of one before it. */
    isOfView: computed(
      () => isRead.value && (ids.value === null ? isFirstView.value : window.asked.value === query.value),
    ),
    /** Whether rows are on their way. */
    isComing: computed(() => !(window.isSettled.value && isRead.value)),
  };
}

/** Keeps the objects of rows that are read again and say the same, and the list when all of them do. */
function createKeeper() {
  let last: StoredCheckout[] = [];
  return (rows: StoredCheckout[]): StoredCheckout[] => {
    const before = new Map(last.map((row) => [row.id, row]));
    const kept = rows.map((row) => {
      const old = before.get(row.id);
      return old && sameContent(old, row) ? old : row;
    });
    const isSame = kept.length === last.length && kept.every((row, at) => row === last[at]);
    if (!isSame) last = kept;
    return last;
  };
}
