import type { ReadonlySignal } from '@preact/signals';
import { computed, effect, signal } from '@preact/signals';
import { createAccountChoice } from '../accounts/accountChoice';
import type { AccountsDb } from '../accounts/database';
import { accountsInOrder } from '../accounts/lists';
import { createLock } from '../accounts/lock';
import { sendingObstacle } from '../checkout-form/sendingObstacle';
import { attentionQueue, countAttention, totalOf } from '../checkouts/attentionQueries';
import { inqudClock } from '../checkouts/clock';
import type { HistoryDb } from '../checkouts/database';
import { newestCheckouts, pendingCreates } from '../checkouts/queries';
import { sitesAllowed } from '../permissions/sites';
import type { SearchClient } from '../search/client/searchClient';
import { storageTrouble } from '../storage/health';
import { liveSignal } from '../storage/liveSignal';
import { settingSignal } from '../storage/settingSignal';
import type { PopupPreload } from './preload';

export type Popup = ReturnType<typeof createPopup>;

/** What searches the history, and how to end it. */
export type OpenSearch = { search: SearchClient; close: () => void };

export type PopupDatabases = {
  history: HistoryDb;
  accounts: AccountsDb;
  /** Starts what searches, once somebody searches. */
  openSearch: () => Promise<OpenSearch>;
  close: () => void;
};

/** What the popup shows. Until the databases can be asked, that is what was `preloaded`. */
export function createPopup(setup: {
  preloaded: PopupPreload | null;
  open: () => Promise<PopupDatabases>;
  /** How many of the newest checkouts are shown. */
  most: number;
  online: ReadonlySignal<boolean>;
  /** Asks the background to lock. */
  lock: () => Promise<unknown>;
  /** Stores which account is the current one, and shows it. */
  choose: (accountId: string) => Promise<unknown>;
}) {
  const { preloaded, most, online } = setup;
  const databases = signal<PopupDatabases | null>(null);
  /** A query of the databases, once they are open. */
  const ask = <T>(query: (open: PopupDatabases) => Promise<T>) => {
    const open = databases.value;
    return open && (() => query(open));
  };

  const saved = liveSignal(() => ask(({ accounts }) => accountsInOrder(accounts)), preloaded?.accounts);
  const choice = createAccountChoice(saved, setup.choose, preloaded?.chosen);
  /** Undefined while it is not known whose rows are to be shown. */
  const accountId = computed(() => (choice.isRead.value ? (choice.current.value?.id ?? null) : undefined));
  const lock = createLock(setup.lock);
  /** The browser is asked once the first rows are shown: each question before costs them time. */
  const allowed = computed(() => (databases.value === null ? null : sitesAllowed.value));

  const attention = liveSignal(() => ask(({ history }) => countAttention(history)));
  const needing = computed(() => (attention.value.state === 'ready' ? totalOf(attention.value.value) : 0));
  const onlyAttention = signal(false);
  const recent = liveSignal(
    () => {
      const id = accountId.value;
      const filtered = onlyAttention.value;
      if (id === undefined) return null;
      return ask(async ({ history }) => ({
        filtered,
        rows: await (filtered ? attentionQueue(history, most) : newestCheckouts(history, most, id)),
      }));
    },
    preloaded ? { filtered: false, rows: preloaded.rows } : undefined,
  );
  const rows = computed(() => (recent.value.state === 'ready' ? recent.value.value.rows : []));
  const creates = liveSignal(() => ask(({ history }) => pendingCreates(history)));
  const pending = computed(() => (creates.value.state === 'ready' ? creates.value.value : []));

  const previewedId = signal<string | null>(null);
  const previewed = liveSignal(() => {
    const id = previewedId.value;
    return id === null ? null : ask(({ history }) => history.checkouts.get(id));
  });

  return {
    choice,
    lock,
    clock: inqudClock,
    online,
    /** Undefined while it is not known, null while there is none. */
    account: computed(() => (accountId.value === undefined ? undefined : choice.current.value)),
    /** The newest checkouts of the account, or only those that need attention, when that filter is on. */
    rows,
    filtered: computed(() => recent.value.state === 'ready' && recent.value.value.filtered),
    /** Whether it is known that there is no checkout yet. */
    isEmpty: computed(() => recent.value.state === 'ready' && rows.value.length === 0),
    /** How many checkouts need attention. */
    needing,
    onlyAttention: onlyAttention as ReadonlySignal<boolean>,
    toggleAttention(): void {
      onlyAttention.value = !onlyAttention.peek();
    },
    /** Whether the search takes the place of the form and the rows. */
    isSearching: signal(false),
    /** Null until they are open. */
    databases: databases as ReadonlySignal<PopupDatabases | null>,
    /** Creates without an answer. */
    pending,
    /** The checkout whose widget is shown in place of the form. */
    preview: computed(() => {
      const { value } = previewed;
      return value.state === 'ready' && value.value?.id === previewedId.value ? value.value : undefined;
    }),
    openPreview(checkoutId: string): void {
      previewedId.value = checkoutId;
    },
    closePreview(): void {
      previewedId.value = null;
    },
    /** The checkouts that a user sees. */
    onScreen: computed(() => [
      ...(previewedId.value === null ? [] : [previewedId.value]),
      ...rows.value.map(({ id }) => id),
    ]),
    sending: computed(() => pending.value.some(({ state }) => state === 'sending')),
    /** What keeps the background from storing. */
    trouble: settingSignal(storageTrouble),
    isUnreadable: computed(() => [saved, recent, creates].some(({ value }) => value.state === 'failed')),
    /** Whether the browser lets the extension reach Inqud; null while that is not known. */
    allowed,
    /** Whether requests can reach Inqud, and why not. */
    reachable: computed(() => online.value && allowed.value !== false),
    obstacle: computed(() =>
      sendingObstacle({ locked: lock.locked.value, online: online.value, allowed: allowed.value }),
    ),

    /** Opens the databases, once the first rows are shown. Returns how to stop, which closes them. */
    start(): () => void {
      let stopped = false;
      void setup.open().then((open) => {
        if (stopped) open.close();
        else databases.value = open;
      });
      const stop = effect(() => {
        if (needing.value === 0) onlyAttention.value = false;
      });
      return () => {
        stopped = true;
        stop();
        databases.peek()?.close();
      };
    },
  };
}
