import './App.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Announcements } from '../../components/Announcements';
import { CheckoutRow } from '../../components/CheckoutRow';
import { NewCheckout } from '../../components/NewCheckout';
import { Obstacles } from '../../components/Obstacles';
import { PendingRow } from '../../components/PendingRow';
import { useClock } from '../../components/useClock';
import { useLive } from '../../components/useLive';
import { useOnline } from '../../components/useOnline';
import { isSending, useShowing } from '../../components/useShowing';
import { useSites } from '../../components/useSites';
import { WidgetPanel } from '../../components/WidgetPanel';
import type { AccountsDb } from '../../lib/accounts/database';
import { hashOf, openDesk, placeOf } from '../../lib/desk';
import type { HistoryDb } from '../../lib/history/database';
import { newestCheckouts, pendingCreates } from '../../lib/history/lists';
import { send } from '../../lib/messaging';

const RECENT = 5;

/** The popup: a form that is ready to type in, and what was made last. */
export function App({ history, accounts }: { history: HistoryDb; accounts: AccountsDb }) {
  const clock = useClock();
  const online = useOnline();
  const { allowed, grant } = useSites();
  const saved = useLive(() => accounts.accounts.orderBy('createdAt').toArray(), []);
  const recent = useLive(() => newestCheckouts(history, RECENT), []);
  const pending = useLive(() => pendingCreates(history), []);
  const [previewed, setPreviewed] = useState<string | null>(null);

  const closeButton = useRef<HTMLButtonElement>(null);
  useEffect(() => closeButton.current?.focus(), [previewed]);

  const rows = recent.state === 'ready' ? recent.value : [];
  const account = saved.state === 'ready' ? (saved.value[0] ?? null) : null;
  const shown = previewed === null ? undefined : rows.find(({ id }) => id === previewed);
  useShowing(
    rows.map(({ id }) => id),
    isSending(pending),
  );
  const open = (href: string) => {
    void openDesk(placeOf(href.slice(href.indexOf('#')))).then(() => window.close());
  };

  return (
    <>
      <header class="popup-head">
        <h1>{account?.label ?? 'Checkout Desk'}</h1>
        <button type="button" class="plain" onClick={() => open(hashOf({ at: 'checkouts' }))}>
          Open the desk
        </button>
      </header>
      <main class="popup">
        <Obstacles
          account={account}
          online={online}
          allowed={allowed}
          grant={grant}
          onSettings={() => open(hashOf({ at: 'settings' }))}
        />
        {saved.state === 'ready' && account === null && (
          <section class="popup-first">
            <h2>Connect your Inqud account</h2>
            <p>Checkout Desk makes payment links with your widget and an API token. You add both once.</p>
            <button type="button" class="main" onClick={() => open(hashOf({ at: 'settings' }))}>
              Add account
            </button>
          </section>
        )}
        {shown && account && (
          <>
            <div class="popup-preview-head">
              <h2>Order {shown.orderId}</h2>
              {/* What had the focus is hidden now. */}
              <button type="button" ref={closeButton} onClick={() => setPreviewed(null)}>
                Close the preview
              </button>
            </div>
            <WidgetPanel
              checkoutId={shown.id}
              hostedUrl={shown.url}
              allowed={allowed}
              grant={grant}
              onStatus={(status) => void send('widgetReported', { id: shown.id, status })}
            />
          </>
        )}
        {account && (
          <div hidden={shown !== undefined}>
            <NewCheckout
              accountId={account.id}
              reachable={online && allowed !== false}
              grant={grant}
              onPreview={setPreviewed}
            />
          </div>
        )}
        <section aria-label="Recent checkouts" class="popup-recent">
          {pending.state === 'ready' &&
            pending.value.map((create) => (
              <PendingRow
                key={create.attemptId}
                pending={create}
                onRetry={() => send('retryCreate', { attemptId: create.attemptId })}
                onDiscard={() => send('discardCreate', { attemptId: create.attemptId })}
              />
            ))}
          {[saved, recent, pending].some(({ state }) => state === 'failed') && (
            <p role="alert">The checkouts could not be read. Close the popup and open it again.</p>
          )}
          {recent.state === 'ready' && account && rows.length === 0 && (
            <p class="soft popup-empty">The checkouts that you create appear here.</p>
          )}
          <ul class="rows">
            {rows.map((checkout) => (
              <li key={checkout.id}>
                <CheckoutRow
                  checkout={checkout}
                  clock={clock}
                  href={`/options.html${hashOf({ at: 'checkout', id: checkout.id })}`}
                  onOpen={open}
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
