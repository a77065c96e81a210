import './SettingsPage.css';
import type { Account } from '../lib/accounts/account';
import type { AccountForm as Typed } from '../lib/accounts/form';
import type { TestResult } from '../lib/messaging';
import { AccountForm } from './AccountForm';

/** The account, and whether the browser lets us reach Inqud. */
export function SettingsPage(props: {
  account: Account | null;
  test: (form: Typed) => Promise<TestResult>;
  save: (form: Typed) => Promise<void>;
  allowed: boolean | null;
  grant: () => void;
}) {
  const { account, allowed } = props;
  return (
    <div class="settings">
      <section>
        <h1>{account ? 'Account' : 'Add your Inqud account'}</h1>
        {!account && (
          <p class="soft">
            You need the ID of a crypto widget, and an API token. Inqud’s account manager enables the API; tokens are
            made in your profile at app.inqud.com.
          </p>
        )}
        <AccountForm
          key={account?.id ?? 'first'}
          account={account}
          test={props.test}
          save={props.save}
          grant={props.grant}
        />
      </section>
      <section>
        <h2>Access to Inqud</h2>
        <p>
          Checkout Desk reaches two sites and no others: api.inqud.com, to make and read checkouts, and
          paycrypto.inqud.com, to show the payment widget.
        </p>
        {allowed === false ? (
          <button type="button" onClick={props.grant}>
            Allow access to Inqud
          </button>
        ) : (
          <p class="settings-granted">{allowed && 'The browser allows both.'}</p>
        )}
      </section>
    </div>
  );
}
