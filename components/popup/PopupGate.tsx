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
  return (
    <LockGate
      preloaded={props.preloaded}
      open={props.open}
      show={(popup) => <Popup popup={popup} beside={beside} />}
      showLocked={({ since }) => (
        <>
          <header>
            <PopupHead title="Checkout Desk" beside={beside} onOpen={onOpen} />
          </header>
          {/* All of this is drawn again in another language. */}
          <main class="popup" key={spoken.value}>
            <UnlockForm
              since={since}
              clock={inqudClock}
              unlock={(passphrase) => send('unlock', { passphrase })}
              forgotHref={`/options.html${hashOf({ at: 'settings', section: 'passphrase' })}`}
              onForgot={onOpen}
            />
          </main>
        </>
      )}
    />
  );
}
