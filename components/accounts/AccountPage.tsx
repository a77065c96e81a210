import { t } from '@lingui/core/macro';
import type { Account } from '../../lib/accounts/account';
import type { LeftAccount } from '../../lib/accounts/editAccount';
import type { AccountMistakes, AccountForm as Typed } from '../../lib/accounts/form';
import type { TestResult } from '../../lib/accounts/outcomes';
import { hashOf } from '../../lib/navigation/routes';
import { AccountForm } from './AccountForm';
import { WhatYouNeed } from './WhatYouNeed';

/** One account to edit, or a new one. */
export function AccountPage(props: {
  account: Account | null;
  /** There is no such account any more. */
  missing?: boolean;
  /** It was added just now. */
  saved?: boolean;
  locked?: boolean;
  left?: LeftAccount;
  accounts: Account[];
  test: (form: Typed) => Promise<TestResult>;
  save: (form: Typed) => Promise<AccountMistakes>;
  grant: () => void;
}) {
  const { account, accounts } = props;
  const first = accounts.length === 0;
  if (props.missing) {
    return (
      <section class="account-page">
        <a href={hashOf({ at: 'settings' })}>{t`Back to settings`}</a>
        <h1>{t`Account not found`}</h1>
        <p>{t`This account isn’t in this browser. It may have been removed.`}</p>
      </section>
    );
  }
  return (
    <section class="account-page">
      {!first && <a href={hashOf({ at: 'settings' })}>{t`Back to settings`}</a>}
      <h1>{titleOf(account, first)}</h1>
      {!account && <WhatYouNeed />}
      <AccountForm
        key={account?.id ?? 'new'}
        account={account}
        saved={props.saved}
        locked={props.locked}
        left={props.left}
        accounts={accounts}
        test={props.test}
        save={props.save}
        grant={props.grant}
      />
    </section>
  );
}

function titleOf(account: Account | null, first: boolean): string {
  if (account) return t`Edit account`;
  return first ? t`Add your Inqud account` : t`Add account`;
}
