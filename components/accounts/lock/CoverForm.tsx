import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { Plural } from '#macro';
import type { Account } from '../../../lib/accounts/account';
import { LONGEST_SECRET } from '../../../lib/accounts/form';
import { send } from '../../../lib/messaging/send';
import { messageOf } from '../../../lib/shared/messageOf';
import { Field } from '../../ui/Field';
import { Note } from '../../ui/Note';

/** Asks, account by account, for the secrets that the passphrase cannot take over by itself. */
export function CoverForm({ accounts }: { accounts: Account[] }) {
  const count = accounts.length;
  return (
    <>
      <Note tone="warn">
        <p>
          <Plural
            value={count}
            one="# account isn’t protected yet. A secret you saved before can’t be read back, so the passphrase can’t encrypt it. Paste the secret again. Until then it works while unlocked, but anyone who copies this browser’s files could use it."
            other="# accounts aren’t protected yet. Secrets you saved before can’t be read back, so the passphrase can’t encrypt them. Paste each secret again. Until then they work while unlocked, but anyone who copies this browser’s files could use them."
          />
        </p>
      </Note>
      <ul class="covers">
        {accounts.map((account) => (
          <li key={account.id}>
            <CoverOne account={account} />
          </li>
        ))}
      </ul>
    </>
  );
}

function CoverOne({ account }: { account: Account }) {
  const { label } = account;
  const [typed, setTyped] = useState('');
  const [mistake, setMistake] = useState<string>();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const secret = typed.trim();
    if (secret.length > LONGEST_SECRET) {
      setMistake(t`A secret is shorter than this. Copy it again.`);
      return;
    }
    if (secret === '') {
      setMistake(t`Paste the secret that Inqud showed when you created the token.`);
      return;
    }
    try {
      const result = await send('coverAccount', { accountId: account.id, secret });
      if (result.ok) setTyped('');
      else {
        setMistake(
          result.why === 'locked'
            ? t`Checkout Desk was locked. Unlock it and try again.`
            : t`This isn’t the saved secret. If the token has a new one, edit the account instead.`,
        );
      }
    } catch (error) {
      setMistake(messageOf(error));
    }
  };
  return (
    <form class="settings-form" aria-label={t`Protect ${label}`} noValidate onSubmit={submit}>
      <div class="settings-line cover">
        <Field label={t`Token secret of ${label}`} mistake={mistake} announce>
          <input
            class="mono"
            type="password"
            autocomplete="off"
            value={typed}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              setMistake(undefined);
            }}
          />
        </Field>
        <button type="submit">{t`Protect`}</button>
      </div>
    </form>
  );
}
