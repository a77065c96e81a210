import { Fragment } from 'preact';
import type { LockState } from '../../lib/accounts/settings';
import { inqudClock } from '../../lib/checkouts/clock';
import { spoken } from '../../lib/language/speak';
import { send } from '../../lib/messaging/send';
import { hashOf } from '../../lib/navigation/routes';
import type { Popup as PopupState } from '../../lib/popup/popupState';
import { LockGate } from '../accounts/lock/LockGate';
import { UnlockForm } from './LazyUnlockForm';
import { openFrom, Popup } from './Popup';
import { PopupHead } from './PopupHeader';

/** The popup, or in its place what unlocks it. */
export function PopupGate(props: { preloaded: LockState | null; open: () => PopupState; beside?: boolean }) {
  const { beside = false } = props;
  const onOpen = openFrom(beside);
  const language = spoken.value;
  return (
    <LockGate
      preloaded={props.preloaded}
      open={props.open}
      show={(popup) => <Popup popup={popup} beside={beside} />}
      showLocked={({ since }) => (
        <Fragment key={language}>
          <header>
            <PopupHead title="Checkout Desk" beside={beside} onOpen={onOpen} />
          </header>
          <main class="popup">
            <UnlockForm
              since={since}
              clock={inqudClock}
              unlock={(passphrase) => send('unlock', { passphrase })}
              forgotHref={`/options.html${hashOf({ at: 'settings', section: 'passphrase' })}`}
              onForgot={onOpen}
            />
          </main>
        </Fragment>
      )}
    />
  );
}
