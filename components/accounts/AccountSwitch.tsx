import './AccountSwitch.css';
import { t } from '@lingui/core/macro';
import type { Account } from '../../lib/accounts/account';
import { isLocked } from '../../lib/accounts/lock';
import { AccountDot } from './AccountDot';

/** More than this many do not fit beside each other in the popup. */
const IN_A_ROW = 4;

type Choice = { accounts: Account[]; currentId: string; onChoose: (id: string) => void };

/** The popup's accounts, one click each; many of them become one list to open. */
export function AccountRow({ accounts, currentId, onChoose }: Choice) {
  const current = accounts.find(({ id }) => id === currentId);
  if (accounts.length > IN_A_ROW) {
    return (
      <div class="accounts-choice">
        {current && <AccountDot account={current} />}
        <select
          aria-label={t`Account`}
          value={currentId}
          disabled={isLocked.value}
          onChange={(event) => onChoose(event.currentTarget.value)}
        >
          {accounts.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and nothing is submitted here.
    <div class="accounts" role="group" aria-label={t`Account`}>
      {accounts.map((account) => (
        <AccountButton
          key={account.id}
          account={account}
          pressed={account.id === currentId}
          onClick={() => onChoose(account.id)}
        />
      ))}
    </div>
  );
}

/** The desk's accounts under each other, with a choice of all of them above. */
export function AccountList(props: Choice & { all: boolean; onAll: () => void }) {
  const { accounts, currentId, onChoose, all, onAll } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and nothing is submitted here.
    <div class="accounts accounts-list" role="group" aria-label={t`Account`}>
      <button type="button" aria-pressed={all} onClick={onAll}>
        {t`All accounts`}
      </button>
      {accounts.map((account) => (
        <AccountButton
          key={account.id}
          account={account}
          pressed={!all && account.id === currentId}
          onClick={() => onChoose(account.id)}
        />
      ))}
    </div>
  );
}

function AccountButton(props: { account: Account; pressed: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={props.pressed}
      disabled={isLocked.value}
      onClick={props.onClick}
      title={props.account.label}
    >
      <AccountDot account={props.account} />
      <bdi>{props.account.label}</bdi>
    </button>
  );
}
