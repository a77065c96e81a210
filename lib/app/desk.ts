import type { ReadonlySignal } from '@preact/signals';
import { computed } from '@preact/signals';
import { createAccountChoice } from '../accounts/accountChoice';
import type { AccountsDb } from '../accounts/database';
import { accountsInOrder } from '../accounts/lists';
import { deskShows, lockState } from '../accounts/settings';
import { sendingObstacle } from '../checkout-form/sendingObstacle';
import { countAttention, totalOf } from '../checkouts/attentionQueries';
import { inqudClock } from '../checkouts/clock';
import type { HistoryDb } from '../checkouts/database';
import { pendingCreates } from '../checkouts/queries';
import type { Navigation } from '../navigation/navigation';
import { grantSites, sitesAllowed } from '../permissions/sites';
import type { SearchClient } from '../search/client/searchClient';
import type { Query } from '../search/contract';
import { stableComputed } from '../shared/stableComputed';
import { storageTrouble } from '../storage/health';
import { liveSignal } from '../storage/liveSignal';
import { removedSignal } from '../storage/removedSignal';
import { changeSetting, settingSignal } from '../storage/settingSignal';
import { errorText } from '../storage/trouble';
import { reachableRoute } from './reachableRoute';

export type Desk = ReturnType<typeof createDesk>;

/** What every page of the desk shares: signals of what is stored, of the browser and of the address, and what follows from them. */
export function createDesk(setup: {
  history: HistoryDb;
  accounts: AccountsDb;
  search: SearchClient;
  navigation: Navigation;
  /** Whether the browser has a connection. */
  online: ReadonlySignal<boolean>;
}) {
  const { history, search, navigation, online } = setup;
  const { go } = navigation;
  const saved = liveSignal(() => () => accountsInOrder(setup.accounts));
  const creates = liveSignal(() => () => pendingCreates(history));
  const attention = liveSignal(() => () => countAttention(history));
  const lock = settingSignal(lockState);
  const shows = settingSignal(deskShows);
  const trouble = settingSignal(storageTrouble);
  const choice = createAccountChoice(saved);
  const { accounts, current: account } = choice;

  const locked = computed(() => lock.value?.is === 'locked');
  const only = computed(() => (shows.value === 'current' && accounts.value.length > 1 ? account.value : null));
  const names = stableComputed(() => Object.fromEntries(choice.known.value.map(({ id, label }) => [id, label])));
  const route = stableComputed(() =>
    reachableRoute(navigation.route.value, {
      account: account.value !== null,
      history: choice.known.value.length > 0,
      locked: locked.value,
    }),
  );
  /** Shows the checkouts of one account, or with null those of all. */
  const show = (accountId: string | null) => {
    if (accountId !== null) choice.choose(accountId);
    changeSetting(deskShows, accountId === null ? 'all' : 'current');
    if (['settings', 'account'].includes(route.peek().at)) go({ at: 'checkouts' });
  };
  return {
    ...choice,
    history,
    search,
    navigation,
    clock: inqudClock,
    online,
    /** Where the desk is: where the address says, if that can be shown. */
    route,
    at: computed(() => route.value.at),
    go,
    /** The current account; null while there is none. */
    account,
    /** Whose checkouts are shown, when not everybody's; and the same as a search is asked for it. */
    only,
    names,
    whose: stableComputed(
      (): Pick<Query, 'accountId' | 'names'> => ({
        accountId: only.value?.id ?? null,
        names: names.value,
      }),
    ),
    showsAll: computed(() => shows.value !== 'current'),
    show,
    /** Creates without an answer, and whether one of them was just sent. */
    pending: computed(() => (creates.value.state === 'ready' ? creates.value.value : [])),
    sending: computed(
      () => creates.value.state === 'ready' && creates.value.value.some(({ state }) => state === 'sending'),
    ),
    /** How many checkouts need a person. */
    needing: computed(() => (attention.value.state === 'ready' ? totalOf(attention.value.value) : 0)),
    /** Null while it is not known. */
    lock: computed(() => lock.value ?? null),
    locked,
    /** Whether the browser lets the desk reach Inqud, null while that is not known; and the way to ask for it. */
    allowed: sitesAllowed,
    grant: grantSites,
    /** Why nothing can be sent to Inqud now, null when it can. */
    obstacle: computed(() =>
      sendingObstacle({ locked: locked.value, online: online.value, allowed: sitesAllowed.value }),
    ),
    /** What keeps the background from storing, in words. */
    trouble,
    /** Whether a database was removed under this page. */
    emptied: removedSignal(history, setup.accounts),
    /** Why nothing of it can be shown, in words; null when it can, or when it is still being read. */
    unreadable: computed(() => {
      for (const { value } of [saved, creates, attention]) if (value.state === 'failed') return errorText(value.error);
      return saved.value.state === 'loading' || creates.value.state === 'loading' ? (trouble.value ?? null) : null;
    }),
    isRead: computed(
      () =>
        choice.isRead.value &&
        creates.value.state === 'ready' &&
        (lock.value ?? null) !== null &&
        shows.value !== undefined,
    ),
  };
}
