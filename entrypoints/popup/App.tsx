import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { AccountDot } from '../../components/accounts/AccountDot';
import { AccountRow } from '../../components/accounts/AccountSwitch';
import { useLock } from '../../components/accounts/lock/useLock';
import { useLocking } from '../../components/accounts/lock/useLocking';
import { useAccounts } from '../../components/accounts/useAccounts';
import { isSending, useShowing } from '../../components/app/useShowing';
import { Announcements } from '../../components/checkouts/Announcements';
import { CheckoutRow } from '../../components/checkouts/CheckoutRow';
import { useClock } from '../../components/data/useClock';
import { useLive } from '../../components/data/useLive';
import { useOnline } from '../../components/data/useOnline';
import { useSetting } from '../../components/data/useSetting';
import { useSites } from '../../components/data/useSites';
import { useShortcuts } from '../../components/shortcuts/useShortcuts';
import { lazy } from '../../components/ui/lazy';
import { Note } from '../../components/ui/ProblemNote';
import type { AccountsDb } from '../../lib/accounts/database';
import { accountsInOrder } from '../../lib/accounts/lists';
import { sendingObstacle } from '../../lib/checkout-form/sendingObstacle';
import { attentionQueue, countAttention, totalOf } from '../../lib/checkouts/attentionQueries';
import type { HistoryDb } from '../../lib/checkouts/database';
import { newestCheckouts, pendingCreates } from '../../lib/checkouts/queries';
import { send } from '../../lib/messaging/send';
import { hashOf, openDesk } from '../../lib/navigation/routes';
import { type PopupPreload, RECENT } from '../../lib/popup/preload';
import { storageTrouble } from '../../lib/storage/health';

const WidgetPanel = lazy(() => import('../../components/widget/WidgetPanel').then(({ WidgetPanel }) => WidgetPanel));
const NewCheckout = lazy(() =>
  import('../../components/checkout-form/NewCheckout').then(({ NewCheckout }) => NewCheckout),
);
const RowReissue = lazy(() => import('../../components/checkouts/RowReissue').then(({ RowReissue }) => RowReissue));
const StayOpen = lazy(() => import('../../components/app/StayOpen').then(({ StayOpen }) => StayOpen));
const Obstacles = lazy(() => import('../../components/app/Obstacles').then(({ Obstacles }) => Obstacles));
const PendingRows = lazy(() =>
  import('../../components/checkouts/attention/PendingRows').then(({ PendingRows }) => PendingRows),
);
const UnlockForm = lazy(() => import('../../components/accounts/lock/UnlockForm').then(({ UnlockForm }) => UnlockForm));

/**
 * The popup: a form that is ready to type in, and what was made last. Likewise `beside` a page, where it stays open. Until
 * the databases can be watched, what is shown is what was there at `first`.
 */
export function App(props: {
  databases: () => Promise<{ history: HistoryDb; accounts: AccountsDb }>;
  first: PopupPreload | null;
  beside?: boolean;
}) {
  const { first, beside = false } = props;
  const most = beside ? RECENT.beside : RECENT.popup;
  const [databases, setDatabases] = useState<Awaited<ReturnType<typeof props.databases>> | null>(null);
  useEffect(() => void props.databases().then(setDatabases), []);
  /** A query of the history, once that can be asked. */
  const asked = <T,>(query: (history: HistoryDb) => Promise<T>) => databases && (() => query(databases.history));
  const clock = useClock();
  const online = useOnline();
  const { allowed, grant } = useSites();
  const lock = useLock();
  const saved = useLive(databases && (() => accountsInOrder(databases.accounts)), [databases], first?.accounts);
  const {
    current: account,
    accounts: choice,
    next,
    choose,
    switchedElsewhere,
    byId,
  } = useAccounts(saved, first?.chosen);
  useShortcuts([{ id: 'nextAccount', run: () => next && choose(next.id) }]);
  // Undefined while it is not known whose rows are to be shown.
  const accountId = account === undefined ? undefined : (account?.id ?? null);
  const [onlyAttention, setOnlyAttention] = useState(false);
  const recent = useLive(
    accountId === undefined
      ? null
      : asked(async (history) => ({
          filtered: onlyAttention,
          rows: await (onlyAttention ? attentionQueue(history, most) : newestCheckouts(history, most, accountId)),
        })),
    [databases, accountId, onlyAttention],
    first ? { filtered: false, rows: first.rows } : undefined,
  );
  const needs = useLive(asked(countAttention), [databases]);
  const count = needs.state === 'ready' ? totalOf(needs.value) : 0;
  useEffect(() => {
    if (count === 0) setOnlyAttention(false);
  }, [count]);
  const pending = useLive(asked(pendingCreates), [databases]);
  const [previewed, setPreviewed] = useState<string | null>(null);

  const { filtered, rows } = recent.state === 'ready' ? recent.value : { filtered: false, rows: [] };
  const preview = useLive(
    asked(async (history) => (previewed === null ? undefined : history.checkouts.get(previewed))),
    [databases, previewed],
  );
  const shown = preview.state === 'ready' && preview.value?.id === previewed ? preview.value : undefined;
  const closeButton = useRef<HTMLButtonElement>(null);
  /** What had the focus before it was hidden by the preview. */
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (shown) closeButton.current?.focus();
    else if (opener.current instanceof HTMLElement) opener.current.focus();
  }, [shown === undefined]);
  useShowing([...(previewed === null ? [] : [previewed]), ...rows.map(({ id }) => id)], isSending(pending));
  const open = (href: string) => {
    void openDesk(href.slice(href.indexOf('#'))).then(() => beside || window.close());
  };

  const locked = lock?.is === 'locked';
  const obstacle = sendingObstacle({ locked, online, allowed });
  const { lockNow, failed: notLocked } = useLocking();
  const [trouble] = useSetting(storageTrouble);

  return (
    <>
      <header>
        <div class="popup-head">
          <h1>
            {account && choice.length === 1 ? (
              <>
                <AccountDot account={account} />
                <bdi>{account.label}</bdi>
              </>
            ) : (
              'Checkout Desk'
            )}
          </h1>
          {lock?.is === 'unlocked' && (
            <button type="button" class="plain" title="Alt+L" onClick={lockNow}>
              Lock
            </button>
          )}
          {!beside && <StayOpen />}
          <button type="button" class="plain" onClick={() => open(hashOf({ at: 'checkouts' }))}>
            Open the desk
          </button>
        </div>
        {account && choice.length > 1 && (
          <div class="popup-accounts" title="Alt+A goes to the next account">
            <AccountRow accounts={choice} currentId={account.id} onChoose={choose} />
          </div>
        )}
      </header>
      <main class="popup">
        {notLocked !== null && (
          <Note>
            <p>It is not locked. {notLocked}</p>
          </Note>
        )}
        <Obstacles
          trouble={trouble}
          accounts={locked ? [] : choice}
          online={online}
          allowed={allowed}
          grant={grant}
          onAccount={(id) => open(hashOf(id === null ? { at: 'settings' } : { at: 'account', id }))}
        />
        {account === null && (
          <section class="popup-first">
            <h2>Connect your Inqud account</h2>
            <p>Checkout Desk makes payment links with your widget and an API token. You add both once.</p>
            <button type="button" class="main" onClick={() => open(hashOf({ at: 'settings' }))}>
              Add account
            </button>
          </section>
        )}
        {shown && account && !locked && (
          <>
            <div class="popup-preview-head">
              <h2>Order {shown.orderId}</h2>
              {/* What had the focus is hidden now. */}
              <button type="button" ref={closeButton} onClick={() => setPreviewed(null)}>
                Close the preview
              </button>
            </div>
            <div class="popup-widget">
              <WidgetPanel
                checkoutId={shown.id}
                hostedUrl={shown.url}
                allowed={allowed}
                grant={grant}
                onStatus={(status) => void send('widgetReported', { id: shown.id, status })}
              />
            </div>
          </>
        )}
        {lock?.is === 'locked' && (
          <UnlockForm
            since={lock.since}
            clock={clock}
            unlock={(passphrase) => send('unlock', { passphrase })}
            forgotHref={`/options.html${hashOf({ at: 'settings' })}`}
            onForgot={open}
          />
        )}
        {account !== null && !locked && (
          // The form's place is kept while it loads, so that nothing below it jumps.
          <div class="popup-form" hidden={shown !== undefined}>
            {account && lock && (
              <NewCheckout
                accountId={account.id}
                accountName={choice.length > 1 ? account.label : null}
                accounts={choice}
                onAccount={choose}
                onStart={() => setPreviewed(null)}
                switchedElsewhere={switchedElsewhere}
                reachable={online && allowed !== false}
                grant={grant}
                onPreview={(id) => {
                  opener.current = document.activeElement;
                  setPreviewed(id);
                }}
              />
            )}
          </div>
        )}
        {count > 0 && (
          <p class="popup-attention">
            <button type="button" aria-pressed={onlyAttention} onClick={() => setOnlyAttention(!onlyAttention)}>
              {count} {count === 1 ? 'needs' : 'need'} attention
            </button>
            {onlyAttention && (
              <a
                href={`/options.html${hashOf({ at: 'attention' })}`}
                onClick={(event) => {
                  event.preventDefault();
                  open(hashOf({ at: 'attention' }));
                }}
              >
                See why
              </a>
            )}
          </p>
        )}
        <section aria-label={filtered ? 'Needs attention' : 'Recent checkouts'} class="popup-recent">
          {pending.state === 'ready' && pending.value.length > 0 && (
            <PendingRows
              pending={pending.value}
              allHref={`/options.html${hashOf({ at: 'attention' })}`}
              onOpen={open}
              accountOf={(id) => byId.get(id)}
              onRetry={(attemptId, again) => send('retryCreate', { attemptId, again })}
              onDiscard={(attemptId) => send('discardCreate', { attemptId })}
              onShow={(id) => open(hashOf({ at: 'checkout', id }))}
            />
          )}
          {!trouble && [saved, recent, pending].some(({ state }) => state === 'failed') && (
            <p role="alert" class="popup-empty">
              The checkouts could not be read. Open the desk to see why.
            </p>
          )}
          {recent.state === 'ready' && account && rows.length === 0 && !filtered && (
            <p class="soft popup-empty">The checkouts that you create appear here.</p>
          )}
          <ul class="rows">
            {rows.map((checkout) => (
              <li key={checkout.id}>
                <CheckoutRow
                  checkout={checkout}
                  account={byId.get(checkout.accountId)}
                  clock={clock}
                  href={`/options.html${hashOf({ at: 'checkout', id: checkout.id })}`}
                  onOpen={open}
                />
                <RowReissue
                  checkout={checkout}
                  account={byId.get(checkout.accountId)}
                  clock={clock}
                  obstacle={obstacle}
                />
              </li>
            ))}
          </ul>
        </section>
        <Announcements checkouts={rows} />
      </main>
    </>
  );
}
