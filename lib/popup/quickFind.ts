import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { HistoryDb, StoredCheckout } from '../checkouts/database';
import { ordersMeant } from '../checkouts/orders';
import { checkoutIdsIn } from '../inqud/checkoutIds';
import { answerSignal } from '../search/client/answerSignal';
import { parseSearch } from '../search/language';
import { NEWEST_FIRST } from '../search/view';
import { liveSignal } from '../storage/liveSignal';
import type { OpenSearch } from './popupState';

/** How many checkouts a search in the popup shows. */
export const MOST_FOUND = 5;

/**
 * What was found for a text, the best first: `isWhole` when all of the history was searched, by all of the search
 * language.
 */
export type Found = { text: string; isWhole: boolean; rows: StoredCheckout[] };

/**
 * Finds a few checkouts. What the worker finds counts; until it has read the history, which it does from the first key on,
 * orders and IDs are looked up in the indexes of the database.
 */
export function createQuickFind(setup: {
  history: HistoryDb;
  /** The accounts that are here. */
  accountIds: ReadonlySignal<string[]>;
  /** Their names by ID, those of removed ones included. */
  names: ReadonlySignal<Record<string, string>>;
  open: () => Promise<OpenSearch>;
}) {
  const { history, accountIds, names } = setup;
  const typed = signal('');
  const opened = signal<OpenSearch | null>(null);
  const lost = signal(false);
  let started = false;
  let closed = false;

  const parsed = computed(() => parseSearch(typed.value));
  /** Null while there is nothing to look for: a mistake alone would find everything. */
  const wanted = computed(() => (parsed.value.search.length > 0 ? typed.value.trim() : null));
  const search = computed(() => opened.value?.search ?? null);
  const failed = computed(() => lost.value || (search.value?.failed.value ?? null) !== null);

  const answer = answerSignal(
    () => {
      const [from, text] = [search.value, wanted.value];
      if (from === null || text === null || from.version.value === null) return null;
      const query = { search: text, sort: NEWEST_FIRST, accountId: null, names: names.value };
      return async () => ({ text, ids: (await from.worker.find({ ...query, after: null, limit: MOST_FOUND })).ids });
    },
    () => search.peek()?.fail(),
  );
  const found = liveSignal(() => {
    const [text, answered, ids] = [wanted.value, answer.value, accountIds.value];
    if (text === null) return null;
    const whole = failed.value ? null : answered;
    if (whole?.text === text) {
      return async (): Promise<Found> => {
        const rows = await history.checkouts.bulkGet(whole.ids);
        return { text, isWhole: true, rows: rows.filter((row) => row !== undefined) };
      };
    }
    // Its answer is on the way; what is on screen stays until it comes.
    if (!failed.value && search.value?.isReady.value) return null;
    return async (): Promise<Found> => ({ text, isWhole: false, rows: await lookUp(history, ids, text) });
  });

  return {
    typed: typed as ReadonlySignal<string>,
    parsed,
    change(text: string): void {
      typed.value = text;
      if (started || text.trim() === '') return;
      started = true;
      setup.open().then(
        (open) => {
          if (closed) open.close();
          else opened.value = open;
        },
        () => {
          lost.value = true;
        },
      );
    },
    /** What is found; null before the first answer, and while there is nothing to look for. */
    found: computed(() => (wanted.value !== null && found.value.state === 'ready' ? found.value.value : null)),
    /** Whether that is for what is typed now. */
    isCurrent: computed(() => found.value.state === 'ready' && found.value.value.text === wanted.value),
    /** How much of the history can be searched; null once all can, or nothing will. */
    reading: computed(() => {
      if (wanted.value === null || failed.value || search.value?.isReady.value) return null;
      const { read, total } = search.value?.state.value ?? { read: 0, total: 0 };
      return { read, total };
    }),
    /** Whether only orders and IDs can be looked up. */
    isLimited: failed,
    close(): void {
      closed = true;
      opened.peek()?.close();
    },
  };
}

/** What the indexes of the database find: a checkout by its ID or link, others by the beginning of the order. */
async function lookUp(history: HistoryDb, accountIds: string[], text: string): Promise<StoredCheckout[]> {
  const { ids } = checkoutIdsIn(text);
  const known = ids.length > 0 ? await history.checkouts.bulkGet(ids.slice(0, MOST_FOUND)) : [];
  const rows = known.filter((row) => row !== undefined);
  if (rows.length > 0) return rows;
  return (await ordersMeant(history, accountIds, text, MOST_FOUND)).filter(({ archived }) => archived === 0);
}
