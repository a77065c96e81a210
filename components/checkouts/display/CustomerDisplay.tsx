import './CustomerDisplay.css';
import { t } from '@lingui/core/macro';
import { computed, signal } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { lockNow } from '../../../lib/accounts/lock';
import { inqudClock } from '../../../lib/checkouts/clock';
import type { HistoryDb, StoredCheckout } from '../../../lib/checkouts/database';
import { shownStatus } from '../../../lib/checkouts/describe/shownStatus';
import { askedText, statusWord } from '../../../lib/checkouts/describe/text';
import { isDemo } from '../../../lib/demo/identity';
import { paymentLink } from '../../../lib/inqud/paymentLink';
import { spoken } from '../../../lib/language/speak';
import { send } from '../../../lib/messaging/send';
import { qrOf } from '../../../lib/share/qr';
import { liveSignal } from '../../../lib/storage/liveSignal';
import { openDatabases } from '../../data/openDatabases';
import { useOnScreen } from '../../data/useOnScreen';
import { DemoBadge } from '../../demo/DemoBadge';
import { QrCode } from '../../share/QrCode';
import { ErrorBoundary } from '../../ui/failure/ErrorBoundary';
import { useTitle } from '../../ui/hooks/useTitle';
import { TimeLeft, useReckoned } from '../../ui/Time';
import { CheckoutStatus } from '../CheckoutStatus';

const NOT_WAITING = signal(false);

/**
 * One checkout as its customer sees it from the other side of the counter, in a window of its own, and nothing else of
 * the history. Locked, it shows nothing. What is done here is no use of the desk: it does not keep that unlocked.
 */
export function CustomerDisplay({ checkoutId }: { checkoutId: string }) {
  useTitle(t`Customer display`);
  // After a start of the browser nobody may have looked yet.
  useEffect(() => void send('readLock', {}).catch(() => {}), []);
  const state = lockNow.value;
  const isOpen = state !== null && state.is !== 'locked';
  return (
    <main class="display" aria-label={t`Customer display`} key={spoken.value}>
      {isOpen && (
        <ErrorBoundary part={t`Customer display`}>
          <Opened checkoutId={checkoutId} />
        </ErrorBoundary>
      )}
    </main>
  );
}

/** With the databases open for as long as it is shown. */
function Opened({ checkoutId }: { checkoutId: string }) {
  const [{ history, close }] = useState(() => openDatabases(isDemo(checkoutId)));
  // After what is in it has ended.
  useEffect(() => () => queueMicrotask(close), [close]);
  return <Displayed history={history} checkoutId={checkoutId} />;
}

/** The checkout as it is now. It is asked for often, as one that is open in the desk. */
export function Displayed({ history, checkoutId }: { history: HistoryDb; checkoutId: string }) {
  const read = useMemo(() => liveSignal(() => () => history.checkouts.get(checkoutId)), [history, checkoutId]);
  const shown = useMemo(
    () => computed(() => (read.value.state === 'ready' && read.value.value !== undefined ? [checkoutId] : [])),
    [read, checkoutId],
  );
  useOnScreen(shown, NOT_WAITING);
  const live = read.value;
  if (live.state === 'loading') return null;
  if (live.state === 'failed') return <p>{t`Couldn’t load checkouts. Open the desk for details.`}</p>;
  if (live.value === undefined) return <p>{t`This checkout isn’t in this browser.`}</p>;
  return <ForCustomer checkout={live.value} />;
}

function ForCustomer({ checkout }: { checkout: StoredCheckout }) {
  const { expiresAt, status } = checkout;
  const isUp = useReckoned(inqudClock, (now) => expiresAt !== null && now >= expiresAt, [expiresAt]).value;
  // Only Inqud's word: what is reported is dashed, as everywhere.
  if (status === 'SUCCESS') return <Paid checkout={checkout} />;
  // What is on its way, or only reported so far, is not to be paid twice.
  const { status: shown } = shownStatus(checkout);
  const isNew = shown === 'NEW';
  const isWaiting = isNew || shown === 'REQUEST_CREATED';
  const isPayable = isWaiting && !isUp;
  return (
    <>
      <Amount checkout={checkout} />
      {isPayable && <Code checkout={checkout} />}
      <div class="display-words">
        {isDemo(checkout.id) && <DemoBadge />}
        {isPayable && isNew && <p class="display-what">{t`Scan to pay`}</p>}
        <p class="display-what" role="status">
          {!isNew && <CheckoutStatus checkout={checkout} />}
        </p>
        {expiresAt !== null && isWaiting && (
          <p class="display-time">
            <TimeLeft until={expiresAt} clock={inqudClock} />
          </p>
        )}
      </div>
    </>
  );
}

/** As large as all of it fits on one line. */
function Amount({ checkout }: { checkout: StoredCheckout }) {
  const text = askedText(checkout);
  return (
    <h1 class="display-amount" style={{ '--characters': text.length }}>
      <bdi>{text}</bdi>
    </h1>
  );
}

function Code({ checkout }: { checkout: StoredCheckout }) {
  const link = paymentLink(checkout);
  const qr = useMemo(() => qrOf(link), [link]);
  if (!qr) return <p>{t`The link is too long for a QR code. Copy it instead.`}</p>;
  return (
    <div class="display-code">
      <QrCode qr={qr} label={t`QR code of the payment link`} />
    </div>
  );
}

/** All of the window says that it is paid. */
function Paid({ checkout }: { checkout: StoredCheckout }) {
  return (
    <div class="display-paid">
      <svg class="display-tick" viewBox="0 0 12 12" aria-hidden="true">
        <circle cx="6" cy="6" r="5.5" />
        <path d="m3.4 6.2 1.8 1.8 3.4-3.8" />
      </svg>
      <p class="display-what" role="status">
        {statusWord('SUCCESS')}
      </p>
      <Amount checkout={checkout} />
      {isDemo(checkout.id) && <DemoBadge />}
    </div>
  );
}
