import './AccountsSettings.css';
import { t } from '@lingui/core/macro';
import downIcon from 'lucide/dist/esm/icons/arrow-down.mjs';
import upIcon from 'lucide/dist/esm/icons/arrow-up.mjs';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Trans } from '#macro';
import type { Account } from '../../lib/accounts/account';
import type { LockState } from '../../lib/accounts/settings';
import { problemText } from '../../lib/checkouts/describe/problemText';
import { send } from '../../lib/messaging/send';
import { DEMO_QUERY, hashOf } from '../../lib/navigation/routes';
import { numberText } from '../../lib/shared/countText';
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
      const position = numberText(to + 1);
      setSaid(t`${label} is now number ${position}.`);
    } catch (error) {
      setMoving(null);
      setFailed(messageOf(error));
    }
  };
  return (
    <section aria-labelledby="accounts-title">
      <h2 id="accounts-title">{t`Accounts`}</h2>
      <ul class="account-lines" ref={lines}>
        {accounts.map((account, place) => {
          const { label } = account;
          return (
            <li class="account-line" key={account.id}>
              <AccountDot account={account} />
              <div>
                <p class="account-line-name" title={account.label}>
                  <bdi>{account.label}</bdi>
                </p>
                <p class="soft">{account.mode === 'signed' ? t`Signed requests` : t`Secret in a header`}</p>
                {troublesOf(account, lock).map((trouble) => (
                  <p class="account-line-state" key={trouble}>
                    {trouble}
                  </p>
                ))}
              </div>
              <div class="account-line-actions">
                <a class="button" href={hashOf({ at: 'account', id: account.id })} aria-label={t`Edit ${label}`}>
                  {t({ message: 'Edit', context: 'action' })}
                </a>
                {accounts.length > 1 && (
                  <>
                    <button
                      type="button"
                      aria-label={t`Move ${label} up`}
                      title={t`Move up`}
                      disabled={locked || place === 0}
                      class="account-line-move"
                      onClick={() => move(account, place, place - 1)}
                    >
                      <Icon of={upIcon} />
                    </button>
                    <button
                      type="button"
                      aria-label={t`Move ${label} down`}
                      title={t`Move down`}
                      disabled={locked || place === accounts.length - 1}
                      class="account-line-move"
                      onClick={() => move(account, place, place + 1)}
                    >
                      <Icon of={downIcon} />
                    </button>
                  </>
                )}
                <button
                  type="button"
                  aria-label={t`Remove ${label}`}
                  disabled={locked}
                  onClick={() => setRemoving(account)}
                >
                  {t`Remove…`}
                </button>
              </div>
            </li>
          );
        })}
      </ul>
      {failed !== null && (
        <Note>
          <p>
            {t`Couldn’t change the order.`} {failed}
          </p>
        </Note>
      )}
      <p class="visually-hidden" role="status">
        {said}
      </p>
      <div class="settings-line">
        <a class="button" href={hashOf({ at: 'account', id: null })}>
          {t`Add account`}
        </a>
        <a class="button plain" href={DEMO_QUERY}>
          {t`Try the demo`}
        </a>
      </div>
      {removing && <AskRemove account={removing} onClose={() => setRemoving(null)} />}
    </section>
  );
}

function AskRemove({ account, onClose }: { account: Account; onClose: () => void }) {
  const withHistory = useRef(false);
  const { label } = account;
  const choose = (value: boolean) => () => {
    withHistory.current = value;
  };
  return (
    <ConfirmDialog
      title={t`Remove ${label}?`}
      action={t`Remove account`}
      onAction={() => send('removeAccount', { accountId: account.id, withHistory: withHistory.current })}
      onClose={onClose}
    >
      <p>
        <Trans>
          This deletes its token and secret from this browser. Its payment links keep working at Inqud, but Checkout
          Desk won’t track them.
        </Trans>
      </p>
      <fieldset class="settings-form">
        <legend>{t`Its checkouts in this browser`}</legend>
        <label class="settings-check">
          <input type="radio" name="history" defaultChecked onChange={choose(false)} />
          <span>{t`Keep them, with their timelines. Their statuses won’t update.`}</span>
        </label>
        <label class="settings-check">
          <input type="radio" name="history" onChange={choose(true)} />
          <span>{t`Remove them too. You can’t undo this.`}</span>
        </label>
      </fieldset>
    </ConfirmDialog>
  );
}

/** What keeps an account from working, or from being covered by the passphrase. */
function troublesOf({ secret, paused }: Account, lock: LockState): string[] {
  const troubles: string[] = [];
  if (secret === 'none') troubles.push(t`No secret is saved. Edit the account and paste it.`);
  if (secret === 'damaged') troubles.push(t`The saved secret is damaged. Edit the account and paste it again.`);
  if (secret === 'browser' && lock.is !== 'off') troubles.push(t`Not protected by the passphrase yet.`);
  if (paused) troubles.push(`${problemText(paused.error).what} ${t`Its checkouts aren’t updating.`}`);
  return troubles;
}
