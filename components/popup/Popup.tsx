import { t } from '@lingui/core/macro';
import './Popup.css';
import { Fragment } from 'preact';
import { useEffect } from 'preact/hooks';
import { spoken } from '../../lib/language/speak';
import { send } from '../../lib/messaging/send';
import { hashOf } from '../../lib/navigation/routes';
import { grantSites } from '../../lib/permissions/sites';
import type { Popup as PopupState } from '../../lib/popup/popupState';
import { useOnScreen } from '../data/useOnScreen';
import { useShortcuts } from '../shortcuts/useShortcuts';
import { ErrorBoundary } from '../ui/failure/ErrorBoundary';
import { lazy } from '../ui/lazy';
import { UnlockForm } from './LazyUnlockForm';
import { PopupHeader } from './PopupHeader';
import { PopupRows } from './PopupRows';
import { usePreviewFocus } from './usePreviewFocus';

const Announcements = lazy(() => import('../checkouts/Announcements').then(({ Announcements }) => Announcements));
const Connect = lazy(() => import('./Connect').then(({ Connect }) => Connect));
const NewCheckout = lazy(() => import('../checkout-form/NewCheckout').then(({ NewCheckout }) => NewCheckout));
const PopupSearch = lazy(() => import('./PopupSearch').then(({ PopupSearch }) => PopupSearch));
const PopupPreview = lazy(() => import('./PopupPreview').then(({ PopupPreview }) => PopupPreview));
const Obstacles = lazy(() => import('../app/Obstacles').then(({ Obstacles }) => Obstacles));
const NotLocked = lazy(() => import('../accounts/lock/NotLocked').then(({ NotLocked }) => NotLocked));

/**
 * The popup: a form that is ready to type in, and what was made last. Likewise `beside` a page, where it stays open.
 */
export function Popup({ popup, beside = false }: PopupProps) {
  return (
    <ErrorBoundary part={t`The popup`} back={toDesk()}>
      <WholePopup popup={popup} beside={beside} />
    </ErrorBoundary>
  );
}

type PopupProps = { popup: PopupState; beside?: boolean };

/** Loaded when it is wanted: the first rows do not wait for the way out. */
const openDesk = async (hash: string) => (await import('../../lib/navigation/openDesk')).openDesk(hash);

/** Where all of it can be seen otherwise. */
const toDesk = () => ({ label: t`Open desk`, run: () => void openDesk(hashOf({ at: 'checkouts' })) });

function WholePopup({ popup, beside = false }: PopupProps) {
  const { choice, lock } = popup;
  useEffect(popup.start, []);
  useOnScreen(popup.onScreen, popup.sending);
  useShortcuts([
    { id: 'nextAccount', run: () => choice.next.value && !lock.locked.value && choice.choose(choice.next.value.id) },
    { id: 'lock', run: lock.lockNow },
  ]);

  const account = popup.account.value;
  const accounts = choice.accounts.value;
  const state = lock.state.value;
  const locked = lock.locked.value;
  const notLocked = lock.failed.value;
  const previewed = popup.preview.value;
  const focus = usePreviewFocus(previewed !== undefined);
  const open = openFrom(beside);

  return (
    <Fragment key={spoken.value}>
      <ErrorBoundary part={t`The accounts`} back={toDesk()}>
        <PopupHeader popup={popup} beside={beside} onOpen={open} />
      </ErrorBoundary>
      <main class="popup">
        {notLocked !== null && <NotLocked error={notLocked.error} />}
        <Obstacles
          trouble={popup.trouble.value}
          accounts={locked ? [] : accounts}
          online={popup.online.value}
          allowed={popup.allowed.value}
          grant={grantSites}
          onAccount={(id) => open(hashOf(id === null ? { at: 'settings' } : { at: 'account', id }))}
        />
        {account === null && <Connect onAdd={() => open(hashOf({ at: 'settings' }))} />}
        {previewed && account && !locked && (
          <ErrorBoundary part={t`The preview`} of={previewed.id} back={{ label: t`Close`, run: popup.closePreview }}>
            <PopupPreview checkout={previewed} onClose={popup.closePreview} />
          </ErrorBoundary>
        )}
        {state?.is === 'locked' && (
          <UnlockForm
            since={state.since}
            clock={popup.clock}
            unlock={(passphrase) => send('unlock', { passphrase })}
            forgotHref={`/options.html${hashOf({ at: 'settings' })}`}
            onForgot={open}
          />
        )}
        {popup.isSearching.value && <PopupSearch popup={popup} onOpen={open} />}
        {account !== null && !locked && (
          // The form's place is kept while it loads, so that nothing below it jumps.
          <div class="popup-form" hidden={previewed !== undefined}>
            {account && state && (
              <ErrorBoundary part={t`The form`} back={toDesk()}>
                <NewCheckout
                  choice={choice}
                  onStart={popup.closePreview}
                  reachable={popup.reachable.value}
                  grant={grantSites}
                  onPreview={(id) => {
                    focus.remember();
                    popup.openPreview(id);
                  }}
                />
              </ErrorBoundary>
            )}
          </div>
        )}
        <ErrorBoundary part={t`The list`} back={toDesk()}>
          <PopupRows popup={popup} onOpen={open} />
        </ErrorBoundary>
        <Announcements checkouts={popup.rows.value} />
      </main>
    </Fragment>
  );
}

/** Leaves the popup for a place of the desk. */
export function openFrom(beside: boolean): (href: string) => void {
  return (href) => void openDesk(href.slice(href.indexOf('#'))).then(() => beside || window.close());
}
