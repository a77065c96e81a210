import { t } from '@lingui/core/macro';
import outsideIcon from 'lucide/dist/esm/icons/external-link.mjs';
import lockIcon from 'lucide/dist/esm/icons/lock.mjs';
import type { ComponentChildren } from 'preact';
import { hashOf } from '../../lib/navigation/routes';
import type { Popup } from '../../lib/popup/popupState';
import { AccountDot } from '../accounts/AccountDot';
import { AccountRow } from '../accounts/AccountSwitch';
import { SHORTCUTS, withAlt } from '../shortcuts/shortcuts';
import { Icon } from '../ui/icon/Icon';
import { lazy } from '../ui/lazy';

const HeadTools = lazy(() => import('./HeadTools').then(({ HeadTools }) => HeadTools));

type Ways = { beside: boolean; onOpen: (href: string) => void };

/** The head of the popup: what it is called, and the ways out of it. */
export function PopupHead(props: Ways & { title: ComponentChildren; lock?: () => void; popup?: Popup }) {
  const { title, lock, beside, onOpen } = props;
  return (
    <div class="popup-head">
      <h1>{title}</h1>
      {lock && (
        <button
          type="button"
          class="plain icon-only"
          aria-label={t({ message: 'Lock', context: 'action' })}
          title={lockText(withAlt(SHORTCUTS.lock.alt))}
          onClick={lock}
        >
          <Icon of={lockIcon} />
        </button>
      )}
      <HeadTools popup={props.popup} beside={beside} />
      <button
        type="button"
        class="plain icon-only"
        aria-label={t`Open desk`}
        title={t`Open desk`}
        onClick={() => onOpen(hashOf({ at: 'checkouts' }))}
      >
        <Icon of={outsideIcon} turns />
      </button>
    </div>
  );
}

/** Whose popup it is, the choice of another account, and the ways out of it. */
export function PopupHeader(props: { popup: Popup } & Ways) {
  const { choice, lock, account: current } = props.popup;
  const account = current.value;
  const accounts = choice.accounts.value;
  return (
    <header>
      <PopupHead
        title={
          account && accounts.length === 1 ? (
            <>
              <AccountDot account={account} />
              <bdi>{account.label}</bdi>
            </>
          ) : (
            'Checkout Desk'
          )
        }
        {...(lock.state.value?.is === 'unlocked' && { lock: lock.lockNow })}
        popup={props.popup}
        beside={props.beside}
        onOpen={props.onOpen}
      />
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
