import './App.css';
import { useState } from 'preact/hooks';
import { Announcements } from '../../components/Announcements';
import { CheckoutList } from '../../components/CheckoutList';
import { CheckoutPage } from '../../components/CheckoutPage';
import { NewCheckout } from '../../components/NewCheckout';
import { Obstacles } from '../../components/Obstacles';
import { Note } from '../../components/ProblemNote';
import { SettingsPage } from '../../components/SettingsPage';
import { useClock } from '../../components/useClock';
import { useLive } from '../../components/useLive';
import { useOnline } from '../../components/useOnline';
import { usePlace } from '../../components/usePlace';
import { isSending, useShowing } from '../../components/useShowing';
import { useSites } from '../../components/useSites';
import type { AccountsDb } from '../../lib/accounts/database';
import type { Place } from '../../lib/desk';
import { hashOf } from '../../lib/desk';
import type { HistoryDb } from '../../lib/history/database';
import { checkoutWithTimeline, newestCheckouts, pendingCreates } from '../../lib/history/lists';
import { send } from '../../lib/messaging';

const PAGE = 50;

/** The desk: the list of checkouts, one checkout, a new one, the settings. */
export function App({ history, accounts }: { history: HistoryDb; accounts: AccountsDb }) {
  const [place, go] = usePlace();
  const clock = useClock();
  const online = useOnline();
  const { allowed, grant } = useSites();
  const [limit, setLimit] = useState(PAGE);
  const openId = place.at === 'checkout' ? place.id : null;

  const saved = useLive(() => accounts.accounts.orderBy('createdAt').toArray(), []);
  const list = useLive(() => newestCheckouts(history, limit), [limit]);
  const pending = useLive(() => pendingCreates(history), []);
  const open = useLive(async () => ({ id: openId, found: await checkoutWithTimeline(history, openId) }), [openId]);

  const rows = list.state === 'ready' ? list.value : [];
  useShowing([...(openId === null ? [] : [openId]), ...rows.map(({ id }) => id)], isSending(pending));

  const failed = [saved, list, pending, open].find(({ state }) => state === 'failed');
  if (failed?.state === 'failed') return <Unreadable error={failed.error} />;
  if (saved.state !== 'ready' || list.state !== 'ready' || pending.state !== 'ready') return null;

  const account = saved.value[0] ?? null;
  const shown: Place = account === null ? { at: 'settings' } : place;
  // While the next checkout is read, the answer is still the one about the last.
  const answered = open.state === 'ready' && open.value.id === openId ? open.value : null;
  const current = answered?.found ?? null;

  return (
    <div class="desk">
      <nav aria-label="Desk">
        <p class="desk-account">{account?.label ?? 'Checkout Desk'}</p>
        <ul>
          <NavLink to={{ at: 'checkouts' }} current={shown.at !== 'settings'} label="Checkouts" />
          <NavLink to={{ at: 'settings' }} current={shown.at === 'settings'} label="Settings" />
        </ul>
      </nav>
      <main class={`desk-main desk-at-${shown.at}`}>
        <div class="desk-obstacles">
          <Obstacles
            account={account}
            online={online}
            allowed={allowed}
            grant={grant}
            onSettings={() => go({ at: 'settings' })}
          />
        </div>
        {shown.at === 'settings' ? (
          <SettingsPage
            account={account}
            allowed={allowed}
            grant={grant}
            test={({ label: _, ...credentials }) =>
              send('testAccount', { accountId: account?.id ?? null, ...credentials })
            }
            save={async (form) => {
              await send('saveAccount', { accountId: account?.id ?? null, ...form });
              if (account === null) go({ at: 'new' });
            }}
          />
        ) : (
          <CheckoutList
            checkouts={rows}
            pending={pending.value}
            clock={clock}
            currentId={openId}
            hrefOf={({ id }) => hashOf({ at: 'checkout', id })}
            newHref={hashOf({ at: 'new' })}
            onMore={rows.length < limit ? null : () => setLimit(limit + PAGE)}
            onRetry={(attemptId) => send('retryCreate', { attemptId })}
            onDiscard={(attemptId) => send('discardCreate', { attemptId })}
          />
        )}
        {shown.at === 'new' && account && (
          <section class="desk-side" aria-label="New checkout">
            <h1>New checkout</h1>
            <NewCheckout
              accountId={account.id}
              reachable={online && allowed !== false}
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
                clock={clock}
                allowed={allowed}
                grant={grant}
                onRefresh={() => send('refreshCheckout', { checkoutId: current.checkout.id })}
                onWidgetStatus={(status) => void send('widgetReported', { id: current.checkout.id, status })}
                onClose={() => go({ at: 'checkouts' })}
              />
            ) : (
              <p>This checkout is not in the list of this browser.</p>
            )}
          </section>
        )}
        <Announcements checkouts={rows} />
      </main>
    </div>
  );
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

function Unreadable({ error }: { error: unknown }) {
  return (
    <main class="desk-main">
      <Note>
        <p>
          The checkouts that this browser keeps could not be read. Nothing is lost at Inqud. Reload this page; if it
          stays, restart the browser. ({error instanceof Error ? error.message : String(error)})
        </p>
      </Note>
    </main>
  );
}
