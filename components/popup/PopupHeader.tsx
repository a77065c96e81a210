import { t } from '@lingui/core/macro';
import outsideIcon from 'lucide/dist/esm/icons/external-link.mjs';
import lockIcon from 'lucide/dist/esm/icons/lock.mjs';
import { hashOf } from '../../lib/navigation/routes';
import type { Popup } from '../../lib/popup/popupState';
import { AccountDot } from '../accounts/AccountDot';
import { AccountRow } from '../accounts/AccountSwitch';
import { SHORTCUTS, withAlt } from '../shortcuts/shortcuts';
import { Icon } from '../ui/icon/Icon';
import { lazy } from '../ui/lazy';

const StayOpen = lazy(() => import('../app/StayOpen').then(({ StayOpen }) => StayOpen));

/** Whose popup it is, the choice of another account, and the ways out of it. */
export function PopupHeader(props: { popup: Popup; beside: boolean; onOpen: (href: string) => void }) {
  const { choice, lock, account: current } = props.popup;
  const account = current.value;
  const accounts = choice.accounts.value;
  return (
    <header>
      <div class="popup-head">
        <h1>
          {account && accounts.length === 1 ? (
            <>
              <AccountDot account={account} />
              <bdi>{account.label}</bdi>
            </>
          ) : (
            'Checkout Desk'
          )}
        </h1>
        {lock.state.value?.is === 'unlocked' && (
          <button
            type="button"
            class="plain icon-only"
            aria-label={t({ message: 'Lock', context: 'action' })}
            title={lockText(withAlt(SHORTCUTS.lock.alt))}
            onClick={lock.lockNow}
          >
            <Icon of={lockIcon} />
          </button>
        )}
        {!props.beside && <StayOpen />}
        <button
          type="button"
          class="plain icon-only"
          aria-label={t`Open desk`}
          title={t`Open desk`}
          onClick={() => props.onOpen(hashOf({ at: 'checkouts' }))}
        >
          <Icon of={outsideIcon} turns />
        </button>
      </div>
      {account && accounts.length > 1 && (
        <div class="popup-accounts" title={nextText(withAlt(SHORTCUTS.nextAccount.alt))}>
          <AccountRow accounts={accounts} currentId={account.id} onChoose={choice.choose} />
        </div>
      )}
    </header>
  );
}

const lockText = (key: string) => t({ message: `Lock (${key})`, context: 'action', comment: 'Keys, such as “Alt+L”' });
const nextText = (key: string) => t({ message: `Next account: ${key}`, comment: 'Keys, such as “Alt+A”' });
