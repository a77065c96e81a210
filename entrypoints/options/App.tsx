import './App.css';
import { useEffect, useState } from 'preact/hooks';
import { AccountDot } from '../../components/AccountDot';
import { AccountPage } from '../../components/AccountPage';
import { AccountList } from '../../components/AccountSwitch';
import { Announcements } from '../../components/Announcements';
import { AttentionPage } from '../../components/AttentionPage';
import { bulkActions } from '../../components/bulkActions';
import { CheckoutPage } from '../../components/CheckoutPage';
import { CheckoutsPage } from '../../components/CheckoutsPage';
import { makeFile, restoreFile } from '../../components/files';
import { ImportPage } from '../../components/ImportPage';
import { inSightFirst } from '../../components/inSightFirst';
import { NewCheckout } from '../../components/NewCheckout';
import { Obstacles } from '../../components/Obstacles';
import { OverviewPage } from '../../components/OverviewPage';
import { Note } from '../../components/ProblemNote';
import { SaveHistory } from '../../components/SaveHistory';
import { SettingsPage } from '../../components/SettingsPage';
import { UnlockForm } from '../../components/UnlockForm';
import { useAccounts } from '../../components/useAccounts';
import { useAltKey } from '../../components/useAltKey';
import { useClock } from '../../components/useClock';
import { useEmptied } from '../../components/useEmptied';
import { useChoices, useFinding, useFound } from '../../components/useFound';
import { useLive } from '../../components/useLive';
import { useLock } from '../../components/useLock';
import { useLocking } from '../../components/useLocking';
import { useOnline } from '../../components/useOnline';
import { useOverview } from '../../components/useOverview';
import { usePlace } from '../../components/usePlace';
import { useSetting } from '../../components/useSetting';
import { isSending, useShowing } from '../../components/useShowing';
import { useSites } from '../../components/useSites';
import type { Account } from '../../lib/accounts/account';
import type { AccountsDb } from '../../lib/accounts/database';
import type { AccountForm as TypedAccount } from '../../lib/accounts/form';
import { accountsInOrder } from '../../lib/accounts/lists';
import { BLOCKED } from '../../lib/blocked';
import type { Place } from '../../lib/desk';
import { hashOf } from '../../lib/desk';
import { USUAL_COLUMNS } from '../../lib/deskColumns';
import { deskColumns, savedViews } from '../../lib/deskSettings';
import type { DraftForm } from '../../lib/draft';
import type { Finding } from '../../lib/finding/contract';
import { MANY } from '../../lib/finding/contract';
import { attentionQueue, countAttention, totalOf } from '../../lib/history/attention';
import type { HistoryDb } from '../../lib/history/database';
import { pendingCreates } from '../../lib/history/lists';
import { monitoringOf } from '../../lib/history/monitoring';
import { countOld } from '../../lib/history/retention';
import { checkoutWithTimeline } from '../../lib/history/timeline';
import { send } from '../../lib/messaging';
import type { OverviewView } from '../../lib/overviewView';
import { overviewText, overviewViewOf } from '../../lib/overviewView';
import { saveCopy } from '../../lib/saveCopy';
import { NEWEST_FIRST, viewOf, viewText } from '../../lib/search/view';
import { deskShows, storageTrouble, unsent, writeSetting } from '../../lib/settings';
import { errorText } from '../../lib/storageTrouble';
import { problemText } from '../../lib/words';

const PAGE = 50;

/** The desk: the list of checkouts, one checkout, a new one, the settings. */
export function App({ history, accounts, finding }: { history: HistoryDb; accounts: AccountsDb; finding: Finding }) {
  const [place, go] = usePlace();
  const clock = useClock();
  const online = useOnline();
  const { allowed, grant } = useSites();
  const [added, setAdded] = useState<string | null>(null);
  useEffect(() => {
    if (place.at !== 'account' || place.id !== added) setAdded(null);
  }, [place]);
  const openId = place.at === 'checkout' ? place.id : null;

  const lock = useLock();
  const saved = useLive(() => accountsInOrder(accounts), []);
  const { current: account, accounts: choice, next, choose, switchedElsewhere, byId } = useAccounts(saved);
  const [shows, setShows] = useSetting(deskShows);
  const only = shows === 'current' && choice.length > 1 ? (account ?? null) : null;
  const onlyId = only?.id ?? null;
  // What of the list is shown stays in the address while one of its checkouts is open.
  const hasList = place.at === 'checkouts' || place.at === 'checkout' || place.at === 'new';
  const view = viewOf((hasList && 'view' in place && place.view) || '');
  const search = useFinding(finding);
  const names = Object.fromEntries([...byId].map(([id, { label }]) => [id, label]));
  const {
    rows: list,
    asked: rowsOf,
    ...found
  } = useFound(finding, search, history, hasList ? view : null, { accountId: onlyId, names });
  const [choosing, setChoosing] = useState(false);
  const choices = useChoices(finding, search, choosing || openId !== null);
  const counted = overviewViewOf((place.at === 'overview' && place.view) || '');
  const overview = useOverview(
    finding,
    search,
    place.at === 'overview' ? { search: counted.search, accountId: onlyId, names } : null,
    counted.period,
    clock,
  );
  const goToOverview = (next: OverviewView) => go({ at: 'overview', view: overviewText(next) }, true);
  const [columns, setColumns] = useSetting(deskColumns);
  const [views, setViews] = useSetting(savedViews);
  const pending = useLive(() => pendingCreates(history), []);
  const needs = useLive(() => countAttention(history), []);
  const attention = useLive(
    async () =>
      place.at === 'attention'
        ? { queue: await attentionQueue(history, PAGE), count: totalOf(await countAttention(history)) }
        : null,
    [place.at],
  );
  const liveIds = choice.map(({ id }) => id);
  const monitoring = useLive(
    async () => (place.at === 'settings' ? monitoringOf(history, liveIds) : []),
    [place.at, liveIds.join(' ')],
  );
  const open = useLive(async () => ({ id: openId, found: await checkoutWithTimeline(history, openId) }), [openId]);

  const rows = list.state === 'ready' ? list.value : null;
  const asked = attention.state === 'ready' ? attention.value : null;
  const onScreen = place.at === 'attention' ? (asked?.queue ?? []) : hasList ? (rows ?? []) : [];
  const openIds = openId === null ? [] : [openId];
  useShowing([...openIds, ...onScreen.map(({ id }) => id)], isSending(pending), (ids) => [
    ...openIds,
    ...inSightFirst(ids.filter((id) => id !== openId)),
  ]);

  const [trouble] = useSetting(storageTrouble);
  const emptied = useEmptied(history);

  const { lockNow, failed: notLocked } = useLocking();
  const inSettings = place.at === 'settings' || place.at === 'account';
  const show = (accountId: string | null) => {
    if (accountId !== null) choose(accountId);
    setShows(accountId === null ? 'all' : 'current');
    if (inSettings) go({ at: 'checkouts' });
  };
  useAltKey('a', () => next && show(next.id));

  const createAgain = async (accountId: string, form: DraftForm) => {
    await writeSetting(unsent, { attemptId: crypto.randomUUID(), accountId, form });
    choose(accountId);
    go({ at: 'new' });
  };

  const failed = [saved, list, pending, open, needs, attention].find(({ state }) => state === 'failed');
  const accountName = (id: string) => byId.get(id)?.label ?? null;
  if (failed?.state === 'failed') return <Unreadable why={errorText(failed.error)} accountName={accountName} />;
  if (saved.state !== 'ready' || list.state !== 'ready' || pending.state !== 'ready') {
    return trouble ? <Unreadable why={trouble} accountName={accountName} /> : null;
  }
  if (account === undefined || lock === null || shows === undefined) return null;

  // What accounts left can be seen without any; to make something new takes one.
  const shown: Place = account === null && (byId.size === 0 || place.at === 'new') ? { at: 'settings' } : place;
  const locked = lock.is === 'locked';
  const count = needs.state === 'ready' ? totalOf(needs.value) : 0;
  const showsSettings = shown.at === 'settings' || shown.at === 'account';
  const edited = shown.at === 'account' ? (choice.find(({ id }) => id === shown.id) ?? null) : null;
  // While the next checkout is read, the answer is still the one about the last.
  const answered = open.state === 'ready' && open.value.id === openId ? open.value : null;
  const current = answered?.found ?? null;

  return (
    <div class="desk">
      <nav aria-label="Desk">
        <p class="desk-name">Checkout Desk</p>
        <ul>
          <NavLink
            to={{ at: 'checkouts' }}
            current={!showsSettings && shown.at !== 'attention' && shown.at !== 'overview'}
            label="Checkouts"
          />
          <NavLink to={{ at: 'overview' }} current={shown.at === 'overview'} label="Overview" />
          <NavLink
            to={{ at: 'attention' }}
            current={shown.at === 'attention'}
            label={count === 0 ? 'Attention' : `Attention (${count})`}
          />
          <NavLink to={{ at: 'settings' }} current={showsSettings} label="Settings" />
        </ul>
        {account && choice.length > 1 && (
          <AccountList
            accounts={choice}
            currentId={account.id}
            all={shows !== 'current'}
            onAll={() => show(null)}
            onChoose={show}
          />
        )}
        {lock.is === 'unlocked' && (
          <button type="button" class="desk-lock" title="Alt+L" onClick={lockNow}>
            Lock
          </button>
        )}
      </nav>
      <main class={`desk-main desk-at-${shown.at}`}>
        <div class="desk-obstacles">
          {notLocked !== null && (
            <Note>
              <p>It is not locked. {notLocked}</p>
            </Note>
          )}
          {lock.is === 'locked' && (
            <section class="desk-unlock" aria-label="Locked">
              <UnlockForm
                since={lock.since}
                clock={clock}
                unlock={(passphrase) => send('unlock', { passphrase })}
                forgotHref={hashOf({ at: 'settings' })}
              />
            </section>
          )}
          {emptied && <Emptied />}
          <Obstacles
            trouble={trouble}
            accounts={locked ? [] : choice}
            online={online}
            allowed={allowed}
            grant={grant}
            onAccount={(id) => go(id === null ? { at: 'settings' } : { at: 'account', id })}
          />
        </div>
        {shown.at === 'settings' ? (
          <SettingsPage
            accounts={choice}
            first={
              <AccountPage account={null} accounts={[]} grant={grant} {...formOf(null, () => go({ at: 'new' }))} />
            }
            monitoring={monitoring.state === 'ready' ? monitoring.value : []}
            clock={clock}
            lock={lock}
            online={online}
            allowed={allowed}
            grant={grant}
            accountName={accountName}
            restore={(file, how) => {
              if (locked) throw new Error(problemText({ kind: 'locked' }).todo);
              return restoreFile(finding, file, how);
            }}
            retention={{
              count: (before) => countOld(history, before, MANY),
              archive: (before) => send('archiveOld', { before }),
              remove: (before) => send('deleteOld', { before }),
              saveCopy: () => saveCopy(accountName),
            }}
          />
        ) : shown.at === 'account' ? (
          <AccountPage
            key={shown.id}
            account={edited}
            missing={shown.id !== null && edited === null}
            saved={shown.id !== null && shown.id === added}
            locked={locked}
            accounts={choice}
            grant={grant}
            {...formOf(edited, (id) => {
              if (edited !== null) return;
              setAdded(id);
              go({ at: 'account', id });
            })}
          />
        ) : shown.at === 'attention' ? (
          asked && (
            <AttentionPage
              checkouts={asked.queue}
              pending={pending.value.filter(({ state }) => state === 'unknown')}
              count={asked.count}
              accountOf={(id) => byId.get(id)}
              clock={clock}
              hrefOf={({ id }) => hashOf({ at: 'checkout', id })}
              acknowledge={(checkoutId, note) => send('acknowledge', { checkoutId, note })}
              onRetry={(attemptId) => send('retryCreate', { attemptId })}
              onDiscard={(attemptId) => send('discardCreate', { attemptId })}
            />
          )
        ) : shown.at === 'overview' ? (
          <OverviewPage
            {...counted}
            overview={overview}
            finding={search}
            choices={choices}
            onChoices={() => setChoosing(true)}
            only={only}
            onSearch={(text) => goToOverview({ ...counted, search: text })}
            onPeriod={(period) => goToOverview({ ...counted, period })}
            hrefOf={(text) => hashOf({ at: 'checkouts', view: viewText({ search: text, sort: NEWEST_FIRST }) })}
          />
        ) : shown.at === 'import' && account && !locked ? (
          <ImportPage
            accounts={choice}
            currentId={account.id}
            importOne={(accountId, checkoutId) => send('importCheckout', { accountId, checkoutId })}
            hrefOf={(id) => hashOf({ at: 'checkout', id })}
            grant={grant}
          />
        ) : (
          <CheckoutsPage
            view={view}
            onView={(next) =>
              go(
                openId === null
                  ? { at: 'checkouts', view: viewText(next) }
                  : { at: 'checkout', id: openId, view: viewText(next) },
                true,
              )
            }
            rows={rows}
            {...found}
            rowsFor={JSON.stringify([rowsOf, saved.value])}
            finding={search}
            choices={choices}
            onChoices={() => setChoosing(true)}
            pending={pending.value}
            accountOf={(id) => byId.get(id)}
            only={only}
            named={only === null && byId.size > 1}
            clock={clock}
            columns={columns?.length ? columns : USUAL_COLUMNS}
            onColumns={setColumns}
            views={views ?? []}
            onViews={setViews}
            hrefOfView={(text) => hashOf({ at: 'checkouts', view: text })}
            currentId={openId}
            hrefOf={({ id }) => hashOf({ at: 'checkout', id, view: viewText(view) })}
            newHref={locked ? null : hashOf({ at: 'new' })}
            importHref={locked ? null : hashOf({ at: 'import' })}
            onClose={openId === null ? null : () => go({ at: 'checkouts', view: viewText(view) })}
            bulk={bulkActions(history, finding, { search: view.search, sort: view.sort, accountId: onlyId, names })}
            makeFile={makeFile(finding, names)}
            onRetry={(attemptId) => send('retryCreate', { attemptId })}
            onDiscard={(attemptId) => send('discardCreate', { attemptId })}
          />
        )}
        {shown.at === 'new' && account && !locked && (
          <section class="desk-side" aria-label="New checkout">
            <h1>New checkout</h1>
            {choice.length > 1 && (
              <p class="desk-new-account">
                for <AccountDot account={account} /> <bdi>{account.label}</bdi>
              </p>
            )}
            <NewCheckout
              accountId={account.id}
              accountName={choice.length > 1 ? account.label : null}
              switchedElsewhere={switchedElsewhere}
              reachable={online && allowed !== false && !locked}
              grant={grant}
              onPreview={(id) => go({ at: 'checkout', id })}
            />
          </section>
        )}
        {shown.at === 'checkout' && answered && (
          <section class="desk-side" aria-label="One checkout">
            {current ? (
              <CheckoutPage
                key={current.checkout.id}
                {...current}
                account={byId.get(current.checkout.accountId)}
                clock={clock}
                allowed={allowed}
                grant={grant}
                onRefresh={() => send('refreshCheckout', { checkoutId: current.checkout.id })}
                onWidgetStatus={(status) => void send('widgetReported', { id: current.checkout.id, status })}
                acknowledge={(note) => send('acknowledge', { checkoutId: current.checkout.id, note })}
                annotate={(change) => send('annotate', { checkoutIds: [current.checkout.id], change })}
                knownTags={choices?.tags.map(({ value }) => value) ?? []}
                onCreateAgain={
                  locked || !choice.some(({ id }) => id === current.checkout.accountId)
                    ? undefined
                    : (form) => createAgain(current.checkout.accountId, form)
                }
                onClose={() => go({ at: 'checkouts', view: viewText(view) })}
              />
            ) : (
              <p>This checkout is not in the list of this browser.</p>
            )}
          </section>
        )}
        <Announcements checkouts={rows ?? []} />
      </main>
    </div>
  );
}

/** What the account form sends; `saved` is told of a save that worked. */
function formOf(edited: Account | null, saved: (id: string) => unknown) {
  const accountId = edited?.id ?? null;
  return {
    test: ({ label: _label, colour: _colour, ...credentials }: TypedAccount) =>
      send('testAccount', { accountId, ...credentials }),
    save: async (form: TypedAccount) => {
      const result = await send('saveAccount', { accountId, ...form });
      if (!result.ok) throw new Error(problemText({ kind: 'locked' }).todo);
      saved(result.accountId);
    },
  };
}

function NavLink({ to, current, label }: { to: Place; current: boolean; label: string }) {
  return (
    <li>
      <a href={hashOf(to)} aria-current={current ? 'page' : undefined}>
        {label}
      </a>
    </li>
  );
}

/** Instead of the desk, when the history cannot be used. */
function Unreadable({ why, accountName }: { why: string; accountName: (id: string) => string | null }) {
  return (
    <main class="desk-main">
      <Note>
        <p>{why}</p>
        {why !== BLOCKED && <SaveHistory accountName={accountName} />}
      </Note>
    </main>
  );
}

function Emptied() {
  return (
    <Note>
      <p>
        What this browser kept for Checkout Desk was removed while this page was open. What you see is from before. The
        checkouts are still at Inqud; create accounts anew to go on.
      </p>
      <button type="button" onClick={() => location.reload()}>
        Start again
      </button>
    </Note>
  );
}
