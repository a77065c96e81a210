import './App.css';
import { useRef, useState } from 'preact/hooks';
import { useLock } from '../../components/accounts/lock/useLock';
import { useLocking } from '../../components/accounts/lock/useLocking';
import { useRemoved } from '../../components/app/useRemoved';
import { useRoute } from '../../components/app/useRoute';
import { isSending, useShowing } from '../../components/app/useShowing';
import type { BulkCreation } from '../../components/bulk-create/useBulkCreate';
import { useBulkCreate } from '../../components/bulk-create/useBulkCreate';
import { PresetsPage } from '../../components/checkout-form/presets/PresetsPage';
import { wholeCopy } from '../../components/checkouts/backup/wholeCopy';
import { useClock } from '../../components/data/useClock';
import { useLive } from '../../components/data/useLive';
import { useOnline } from '../../components/data/useOnline';
import { useSearchWorker } from '../../components/data/useSearchWorker';
import { useSetting } from '../../components/data/useSetting';
import { useSites } from '../../components/data/useSites';
import { RequestsPage } from '../../components/requests/RequestsPage';
import { useShortcuts } from '../../components/shortcuts/useShortcuts';
import { useLostFocus } from '../../components/ui/hooks/useLostFocus';
import { useTitle } from '../../components/ui/hooks/useTitle';
import { createAccountChoice } from '../../lib/accounts/accountChoice';
import type { AccountsDb } from '../../lib/accounts/database';
import { accountsInOrder } from '../../lib/accounts/lists';
import { deskShows } from '../../lib/accounts/settings';
import { sendingObstacle } from '../../lib/checkout-form/sendingObstacle';
import { countAttention, totalOf } from '../../lib/checkouts/attentionQueries';
import type { HistoryDb } from '../../lib/checkouts/database';
import { pendingCreates } from '../../lib/checkouts/queries';
import { send } from '../../lib/messaging/send';
import type { Route } from '../../lib/navigation/routes';
import type { SearchWorker } from '../../lib/search/contract';
import { storageTrouble } from '../../lib/storage/health';
import { liveSignal } from '../../lib/storage/liveSignal';
import { errorText } from '../../lib/storage/trouble';
import { Attention } from './Attention';
import { BulkCreate } from './BulkCreate';
import { Checkouts } from './Checkouts';
import type { Desk } from './desk';
import { EditAccount } from './EditAccount';
import { Import } from './Import';
import { Nav } from './Nav';
import { Overview } from './Overview';
import { Preview } from './Preview';
import { Settings } from './Settings';
import { TopNotes } from './TopNotes';
import { Unreadable } from './Unreadable';
import { Webhooks } from './Webhooks';

const WITH_CHECKOUTS: Route['at'][] = ['checkouts', 'checkout', 'new', 'attention', 'preview'];

/** What the browser's tab says; an open checkout says its own order. */
const TITLE: Record<Route['at'], string | null> = {
  checkouts: 'Checkouts',
  checkout: null,
  new: 'New checkout',
  many: 'Create many',
  import: 'Import',
  overview: 'Overview',
  attention: 'Attention',
  presets: 'Presets',
  preview: 'Preview',
  webhooks: 'Webhooks',
  requests: 'Requests',
  settings: 'Settings',
  account: 'Account',
};

/** The desk: what every place of it needs, the navigation, what stands above any place, and the place. */
export function App(props: { history: HistoryDb; accounts: AccountsDb; finding: SearchWorker; worker: EventTarget }) {
  const { history } = props;
  const [place, go] = useRoute();
  const clock = useClock();
  const online = useOnline();
  const sites = useSites();
  const lock = useLock();
  const locking = useLocking();
  const locked = lock?.is === 'locked';
  const searching = useSearchWorker(props.finding, props.worker);
  const [trouble] = useSetting(storageTrouble);
  const emptied = useRemoved(history, props.accounts);

  const [{ savedAccounts, choice }] = useState(() => {
    const savedAccounts = liveSignal(() => () => accountsInOrder(props.accounts));
    return { savedAccounts, choice: createAccountChoice(savedAccounts) };
  });
  const saved = savedAccounts.value;
  const account = choice.isRead.value ? choice.current.value : undefined;
  const accounts = choice.accounts.value;
  const next = choice.next.value;
  const known = choice.known.value;
  const { choose } = choice;
  const names = Object.fromEntries(known.map(({ id, label }) => [id, label]));
  const makeCopy = wholeCopy(history, searching, names);
  const [shows, setShows] = useSetting(deskShows);
  const only = shows === 'current' && accounts.length > 1 ? (account ?? null) : null;
  const show = (accountId: string | null) => {
    if (accountId !== null) choose(accountId);
    setShows(accountId === null ? 'all' : 'current');
    if (place.at === 'settings' || place.at === 'account') go({ at: 'checkouts' });
  };
  useShortcuts([{ id: 'nextAccount', run: () => next && show(next.id) }]);

  const shown = placeFor(place, { account: account !== null, left: known.length > 0, locked });
  useTitle(TITLE[shown.at]);
  const main = useRef<HTMLElement>(null);
  // Perhaps a link to this place, gone with the one before.
  useLostFocus(shown.at, () => main.current?.focus());
  const many = useBulkCreate(choice.accounts);
  const needs = useLive(() => countAttention(history), []);
  const pending = useLive(() => pendingCreates(history), []);
  const sending = isSending(pending);
  // A place with checkouts says this with them.
  useShowing([], sending && !WITH_CHECKOUTS.includes(shown.at));

  const failed = [saved, pending, needs].find(({ state }) => state === 'failed');
  const why = failed?.state === 'failed' ? errorText(failed.error) : trouble;
  if (saved.state !== 'ready' || pending.state !== 'ready' || failed) {
    return why ? (
      <main class="desk-main">
        <Unreadable why={why} makeCopy={makeCopy} />
      </main>
    ) : null;
  }
  if (account === undefined || lock === null || shows === undefined) return null;

  const desk: Desk = {
    ...sites,
    go,
    clock,
    history,
    searching,
    accounts,
    account,
    choose,
    choice,
    accountOf: choice.accountOf,
    makeCopy,
    known,
    only,
    whose: { accountId: only?.id ?? null, names },
    showAll: () => show(null),
    pending: pending.value,
    sending,
    lock,
    locked,
    online,
    obstacle: sendingObstacle({ locked, online, allowed: sites.allowed }),
  };
  return (
    <div class="desk">
      <Nav
        desk={desk}
        at={shown.at}
        needing={needs.state === 'ready' ? totalOf(needs.value) : 0}
        many={many.progress}
        all={shows !== 'current'}
        onShow={show}
        onLock={locking.lockNow}
      />
      <main class={`desk-main desk-at-${shown.at}`} tabIndex={-1} ref={main}>
        <TopNotes desk={desk} trouble={trouble} notLocked={locking.failed} emptied={emptied} />
        <AtPlace desk={desk} place={shown} many={many} />
      </main>
    </div>
  );
}

/** What accounts left can be seen without any; to make something new takes one, and what takes many requests its secret. */
function placeFor(place: Route, there: { account: boolean; left: boolean; locked: boolean }): Route {
  if (!there.account && (!there.left || place.at === 'new')) return { at: 'settings' };
  const asksForMany = place.at === 'many' || place.at === 'import';
  return asksForMany && (!there.account || there.locked) ? { at: 'checkouts' } : place;
}

/** Where the desk stands. The list stays as it is while a checkout is opened beside it, or a new one made. */
function AtPlace({ desk, place, many }: { desk: Desk; place: Route; many: BulkCreation }) {
  switch (place.at) {
    case 'overview':
      return <Overview desk={desk} text={place.view ?? ''} />;
    case 'attention':
      return <Attention desk={desk} />;
    case 'presets':
      return <PresetsPage accounts={desk.accounts} />;
    case 'preview':
      return <Preview desk={desk} id={place.id} />;
    case 'webhooks':
      return <Webhooks desk={desk} />;
    case 'requests':
      return <RequestsPage clock={desk.clock} clear={() => send('clearRequests', {})} />;
    case 'settings':
      return <Settings desk={desk} section={place.section} />;
    case 'account':
      return <EditAccount desk={desk} id={place.id} />;
    case 'import':
      return <Import desk={desk} />;
    case 'many':
      return <BulkCreate desk={desk} many={many} />;
    default:
      return <Checkouts desk={desk} place={place} />;
  }
}
