import { useState } from 'preact/hooks';
import type { Account } from '../../../lib/accounts/account';
import { LONGEST_SECRET } from '../../../lib/accounts/form';
import { send } from '../../../lib/messaging/send';
import { messageOf } from '../../../lib/shared/messageOf';
import { Field } from '../../ui/Field';
import { Note } from '../../ui/Note';

/** Asks, account by account, for the secrets that the passphrase cannot take over by itself. */
export function CoverForm({ accounts }: { accounts: Account[] }) {
  return (
    <>
      <Note tone="warn">
        <p>
          {accounts.length === 1 ? 'One account is' : `${accounts.length} accounts are`} not protected yet. A secret
          that was saved before is a key that nobody can read back, so the passphrase cannot encrypt it. Paste each
          secret again. Until then it works while unlocked, but who copies this browser’s files could use it.
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
  const [typed, setTyped] = useState('');
  const [mistake, setMistake] = useState<string>();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const secret = typed.trim();
    if (secret.length > LONGEST_SECRET) {
      setMistake('A secret is shorter than this. Copy it again.');
      return;
    }
    if (secret === '') {
      setMistake('Paste the secret that Inqud showed when the token was made.');
      return;
    }
    try {
      const result = await send('coverAccount', { accountId: account.id, secret });
      if (result.ok) setTyped('');
      else {
        setMistake(
          result.why === 'locked'
            ? 'Checkout Desk was locked. Unlock it and try again.'
            : 'This is not the secret that is saved. If the token has a new one, edit the account instead.',
        );
      }
    } catch (error) {
      setMistake(messageOf(error));
    }
  };
  return (
    <form class="settings-form" aria-label={`Protect ${account.label}`} noValidate onSubmit={submit}>
      <div class="settings-line cover">
        <Field label={`Token secret of ${account.label}`} mistake={mistake} announce>
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
        <button type="submit">Protect</button>
      </div>
    </form>
  );
}
