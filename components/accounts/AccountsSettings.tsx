import './AccountsSettings.css';
import downIcon from 'lucide/dist/esm/icons/arrow-down.mjs';
import upIcon from 'lucide/dist/esm/icons/arrow-up.mjs';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Account } from '../../lib/accounts/account';
import type { LockState } from '../../lib/accounts/settings';
import { problemText } from '../../lib/checkouts/describe/problemText';
import { send } from '../../lib/messaging/send';
import { hashOf } from '../../lib/navigation/routes';
import { messageOf } from '../../lib/shared/messageOf';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { Icon } from '../ui/icon/Icon';
import { Note } from '../ui/Note';
import { AccountDot } from './AccountDot';

/** The accounts in their order, with what is wrong with each, and what can be done with it. */
export function AccountsSettings({ accounts, lock }: { accounts: Account[]; lock: LockState }) {
  const locked = lock.is === 'locked';
  const [removing, setRemoving] = useState<Account | null>(null);
  /** What is on its way to another place in the list. */
  const [moving, setMoving] = useState<{ id: string; to: number; up: boolean } | null>(null);
  const [said, setSaid] = useState('');
  const [failed, setFailed] = useState<string | null>(null);
  // Once it is there, its place is another element's; a user who pressed the button goes on with it.
  const lines = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    if (moving === null || accounts[moving.to]?.id !== moving.id) return;
    const [up, down] =
      lines.current?.children[moving.to]?.querySelectorAll<HTMLButtonElement>('.account-line-move') ?? [];
    const [first, second] = moving.up ? [up, down] : [down, up];
    (first?.disabled ? second : first)?.focus();
    setMoving(null);
  }, [accounts, moving]);
  const move = async ({ id, label }: Account, from: number, to: number) => {
    setFailed(null);
    setMoving({ id, to, up: to < from });
    try {
      await send('moveAccount', { accountId: id, to });
      setSaid(`${label} is number ${to + 1} now.`);
    } catch (error) {
      setMoving(null);
      setFailed(messageOf(error));
    }
  };
  return (
    <section aria-labelledby="accounts-title">
      <h2 id="accounts-title">Accounts</h2>
      <ul class="account-lines" ref={lines}>
        {accounts.map((account, place) => (
          <li class="account-line" key={account.id}>
            <AccountDot account={account} />
            <div>
              <p class="account-line-name" title={account.label}>
                <bdi>{account.label}</bdi>
              </p>
              <p class="soft">{account.mode === 'signed' ? 'Signed requests' : 'Secret in a header'}</p>
              {troublesOf(account, lock).map((trouble) => (
                <p class="account-line-state" key={trouble}>
                  {trouble}
                </p>
              ))}
            </div>
            <div class="account-line-actions">
              <a class="button" href={hashOf({ at: 'account', id: account.id })} aria-label={`Edit ${account.label}`}>
                Edit
              </a>
              <button
                type="button"
                aria-label={`Move ${account.label} up`}
                title="Move up"
                disabled={locked || place === 0}
                class="account-line-move"
                onClick={() => move(account, place, place - 1)}
              >
                <Icon of={upIcon} />
              </button>
              <button
                type="button"
                aria-label={`Move ${account.label} down`}
                title="Move down"
                disabled={locked || place === accounts.length - 1}
                class="account-line-move"
                onClick={() => move(account, place, place + 1)}
              >
                <Icon of={downIcon} />
              </button>
              <button
                type="button"
                aria-label={`Remove ${account.label}`}
                disabled={locked}
                onClick={() => setRemoving(account)}
              >
                Remove…
              </button>
            </div>
          </li>
        ))}
      </ul>
      {failed !== null && (
        <Note>
          <p>The order was not changed. {failed}</p>
        </Note>
      )}
      <p class="visually-hidden" role="status">
        {said}
      </p>
      <a class="button" href={hashOf({ at: 'account', id: null })}>
        Add account
      </a>
      {removing && <AskRemove account={removing} onClose={() => setRemoving(null)} />}
    </section>
  );
}

function AskRemove({ account, onClose }: { account: Account; onClose: () => void }) {
  const withHistory = useRef(false);
  const choose = (value: boolean) => () => {
    withHistory.current = value;
  };
  return (
    <ConfirmDialog
      title={`Remove ${account.label}?`}
      action="Remove account"
      onAction={() => send('removeAccount', { accountId: account.id, withHistory: withHistory.current })}
      onClose={onClose}
    >
      <p>
        Its token and secret are removed from this browser. Its links keep working at Inqud, but nobody watches them
        here any more.
      </p>
      <fieldset class="settings-form">
        <legend>Its checkouts in this browser</legend>
        <label class="settings-check">
          <input type="radio" name="history" defaultChecked onChange={choose(false)} />
          <span>Keep them, with their timeline. They stay as they were last seen.</span>
        </label>
        <label class="settings-check">
          <input type="radio" name="history" onChange={choose(true)} />
          <span>Remove them too. This cannot be undone.</span>
        </label>
      </fieldset>
    </ConfirmDialog>
  );
}

/** What keeps an account from working, or from being covered by the passphrase. */
function troublesOf({ secret, paused }: Account, lock: LockState): string[] {
  const troubles: string[] = [];
  if (secret === 'none') troubles.push('No secret is saved. Edit the account and paste it.');
  if (secret === 'damaged') troubles.push('The saved secret is damaged. Edit the account and paste it again.');
  if (secret === 'browser' && lock.is !== 'off') troubles.push('Not protected by the passphrase yet.');
  if (paused) troubles.push(`${problemText(paused.error).what} Its checkouts are not refreshed.`);
  return troubles;
}
