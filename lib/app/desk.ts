import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import { createAccountChoice } from '../accounts/accountChoice';
import type { AccountsDb } from '../accounts/database';
import type { LeftAccount } from '../accounts/editAccount';
import { accountsInOrder } from '../accounts/lists';
import { createLock } from '../accounts/lock';
import { currentAccount, deskShows } from '../accounts/settings';
import { presets } from '../checkout-form/presets/settings';
import { sendingObstacle } from '../checkout-form/sendingObstacle';
import { countAttention, totalOf } from '../checkouts/attentionQueries';
import { createCopyReminder } from '../checkouts/backup/reminder/copyReminder';
import { inqudClock } from '../checkouts/clock';
import type { HistoryDb } from '../checkouts/database';
import { pendingCreates } from '../checkouts/queries';
import { saveSetting } from '../messaging/saveSetting';
import { send } from '../messaging/send';
import type { Navigation } from '../navigation/navigation';
import type { Route } from '../navigation/routes';
import { settingsPageOf } from '../navigation/settingsSections';
import { grantSites, sitesAllowed } from '../permissions/sites';
import type { SearchClient } from '../search/client/searchClient';
import type { Query } from '../search/contract';
import { stableComputed } from '../shared/stableComputed';
import { storageTrouble, troubleFailure } from '../storage/health';
import { liveSignal } from '../storage/liveSignal';
import { removedSignal } from '../storage/removedSignal';
import { changeSetting, settingSignal } from '../storage/settingSignal';
import { failureOf } from '../storage/trouble';
import { colleaguesPending } from '../team/records/pendingRecord';
import { changedPresets, presetsInTeam } from '../team/shared/presets';
import { namesOfDesks } from '../team/teamState';
import { reachableRoute } from './reachableRoute';
import { createTeamShare } from './teamShare';

export type Desk = ReturnType<typeof createDesk>;

const YES: ReadonlySignal<boolean> = signal(true);
const WITH_CHECKOUTS: Route['at'][] = ['checkouts', 'checkout', 'new', 'attention', 'preview'];

/** What every page of the desk shares: signals of what is stored, of the browser and of the address, and what follows from them. */
export function createDesk(setup: {
  history: HistoryDb;
  accounts: AccountsDb;
  search: SearchClient;
  navigation: Navigation;
  /** Whether the browser has a connection. */
  online: ReadonlySignal<boolean>;
  /** Whether the databases are the demo's, which needs neither a connection nor a permission. */
  demo?: boolean;
}) {
  const { history, search, navigation, demo = false } = setup;
  const online = demo ? YES : setup.online;
  const allowed = demo ? YES : sitesAllowed;
  const { go } = navigation;
  const saved = liveSignal(() => () => accountsInOrder(setup.accounts));
  const creates = liveSignal(() => () => pendingCreates(history));
  const theirs = liveSignal(() => () => colleaguesPending(history));
  const colleagues = liveSignal(() => () => namesOfDesks(history));
  const attention = liveSignal(() => () => countAttention(history));
  const joined = liveSignal(() => async () => (await history.team.get('joined')) !== undefined);
  const lock = createLock(() => send('lock', {}));
  const shows = settingSignal(deskShows);
  const trouble = settingSignal(storageTrouble);
  const choice = createAccountChoice(saved, async (id) => {
    // Which account is the current one at the real desk is no matter of the demo.
    if (!demo) await saveSetting(currentAccount, id);
  });
  const { accounts, current } = choice;

  const { locked } = lock;
  const copyReminder = createCopyReminder({ history, now: Date.now, isLocked: locked });
  const only = computed(() => (shows.value === 'current' && accounts.value.length > 1 ? current.value : null));
  const names = stableComputed(() => Object.fromEntries(choice.known.value.map(({ id, label }) => [id, label])));
  const isTeamRead = computed(() => joined.value.state !== 'loading');
  const inTeam = computed(() => joined.value.state === 'ready' && joined.value.value);
  const team = createTeamShare(history, inTeam);
  const route = stableComputed(() =>
    reachableRoute(navigation.route.value, {
      // While it is not known, the address is believed.
      account: current.value !== null || !choice.isRead.value || !isTeamRead.value,
      history: choice.known.value.length > 0 || inTeam.value,
      locked: locked.value,
      demo,
    }),
  );
  const at = computed(() => route.value.at);
  const pending = computed(() => (creates.value.state === 'ready' ? creates.value.value : []));
  const isSending = computed(() => pending.value.some(({ state }) => state === 'sending'));
  /** Shows the checkouts of one account, or with null those of all. */
  const show = (accountId: string | null) => {
    // The current account is the one that new checkouts are for.
    if (accountId !== null && locked.peek()) return;
    if (accountId !== null) choice.choose(accountId);
    changeSetting(deskShows, accountId === null ? 'all' : 'current');
    if (['settings', 'account'].includes(route.peek().at)) go({ at: 'checkouts' });
  };
  const leftAccount: LeftAccount = { typed: null };
  return {
    demo,
    choice,
    leftAccount,
    history,
    search,
    navigation,
    clock: inqudClock,
    online,
    /** Where the desk is: where the address says, if that can be shown. */
    route,
    at,
    go,
    /** Whether somebody is at the page that asks for an account, and has none. */
    isFirstRun: computed(() => {
      const { value } = route;
      if (value.at !== 'settings' || !choice.isRead.value || accounts.value.length > 0) return false;
      return value.section === undefined || settingsPageOf(value.section) === 'accounts';
    }),
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
    showNext(): void {
      const next = choice.next.peek();
      if (next) show(next.id);
    },
    /** Creates without an answer, and whether one of them was just sent. */
    pending,
    isSending,
    /** Likewise, while no page that shows checkouts reports it with them. */
    isSendingElsewhere: computed(() => isSending.value && !WITH_CHECKOUTS.includes(at.value)),
    /** Those of colleagues' desks. */
    colleaguesPending: computed(() => (theirs.value.state === 'ready' ? theirs.value.value : [])),
    /** The names of colleagues, by their desks' IDs. */
    colleagueNames: computed(() => (colleagues.value.state === 'ready' ? colleagues.value.value : {})),
    retryCreate: (attemptId: string, again: boolean) => send('retryCreate', { attemptId, again }),
    discardCreate: (attemptId: string) => send('discardCreate', { attemptId }),
    /** How many checkouts need a person. */
    needing: computed(() => (attention.value.state === 'ready' ? totalOf(attention.value.value) : 0)),
    lock,
    /** Whether this desk is in a team. */
    inTeam,
    /** What the team shares besides checkouts. */
    team,
    /** How many presets of this desk the team has changed since somebody looked at them here. */
    changedPresets: computed(() => {
      const shared = team.presets.items.value;
      if (!shared) return 0;
      return changedPresets(presetsInTeam(shared, settingSignal(presets).value ?? [], accounts.value).own);
    }),
    /** Whether the browser lets the desk reach Inqud, null while that is not known; and the way to ask for it. */
    allowed,
    grant: grantSites,
    /** Why nothing can be sent to Inqud now, null when it can. */
    obstacle: computed(() => sendingObstacle({ locked: locked.value, online: online.value, allowed: allowed.value })),
    /** Whether it is time to save a copy of the history; undefined while that is not known. */
    copyReminder,
    /** What keeps the background from storing. */
    trouble,
    /** Whether a database was removed under this page. */
    emptied: removedSignal(history, setup.accounts),
    /** Why nothing of it can be shown; null when it can, or when it is still being read. */
    unreadable: computed(() => {
      for (const { value } of [saved, creates, attention]) if (value.state === 'failed') return failureOf(value.error);
      const isLoading = saved.value.state === 'loading' || creates.value.state === 'loading';
      return isLoading && trouble.value ? troubleFailure(trouble.value) : null;
    }),
    isRead: computed(() => {
      // Looked at first, so that it is read while the others are: nothing moves when it comes.
      const isReminderKnown = copyReminder.value !== undefined;
      return (
        choice.isRead.value &&
        isTeamRead.value &&
        creates.value.state === 'ready' &&
        lock.state.value !== null &&
        shows.value !== undefined &&
        isReminderKnown
      );
    }),
  };
}
