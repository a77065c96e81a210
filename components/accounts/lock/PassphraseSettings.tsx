import { useState } from 'preact/hooks';
import type { Account } from '../../../lib/accounts/account';
import type { LockState } from '../../../lib/accounts/settings';
import { send } from '../../../lib/messaging/send';
import { messageOf } from '../../../lib/shared/messageOf';
import { Field } from '../../ui/Field';
import { CoverForm } from './CoverForm';
import { LockRulesForm } from './LockRulesForm';
import { PassphraseForm } from './PassphraseForm';
import { ResetPassphrase } from './ResetPassphrase';
import { mistakeText } from './UnlockForm';

/** The passphrase: set, change, remove or reset it; what it covers; when it locks. */
export function PassphraseSettings({ lock, accounts }: { lock: LockState; accounts: Account[] }) {
  const known = accounts.map(({ label }) => label);
  const uncovered = accounts.filter(({ secret }) => secret === 'browser');
  return (
    <section aria-labelledby="passphrase-title">
      <h2 id="passphrase-title">Passphrase and lock</h2>
      {lock.is === 'off' && (
        <>
          <p>
            Without a passphrase, whoever uses this computer can make links with your accounts, and whoever copies this
            browser’s files has what is needed to use your tokens. With one, the secrets are encrypted, and the desk
            opens locked when the browser starts.
          </p>
          <p class="soft">
            It cannot be recovered: if you forget it, you paste the secrets again. While locked, the desk and the popup
            show nothing of your checkouts. The checkouts themselves are not encrypted.
          </p>
          <PassphraseForm
            label="Set a passphrase"
            change={false}
            known={known}
            action="Set passphrase"
            save={async (passphrase) => {
              await send('setPassphrase', { passphrase });
              return { ok: true };
            }}
          />
        </>
      )}
      {lock.is === 'locked' && (
        <>
          <p>Checkout Desk is locked. Unlock it to change anything here.</p>
          <p>
            Without the passphrase nobody can read the saved secrets, you included. You can reset it: the secrets are
            removed, the accounts and all checkouts stay, and you paste each secret again.
          </p>
        </>
      )}
      {lock.is === 'unlocked' && (
        <>
          {uncovered.length > 0 ? (
            <CoverForm accounts={uncovered} />
          ) : (
            <p class="settings-granted">The passphrase protects every saved secret.</p>
          )}
          <LockRulesForm />
          <details>
            <summary>Change the passphrase</summary>
            <p class="soft">
              Someone who has an old copy of this browser’s files and knows the old passphrase can still use your
              tokens. If that may be so, create new tokens in Inqud and save their secrets here.
            </p>
            <PassphraseForm
              label="Change the passphrase"
              change
              known={known}
              action="Change passphrase"
              save={(passphrase, old) => send('changePassphrase', { passphrase, old })}
            />
          </details>
          <details>
            <summary>Remove the passphrase</summary>
            <RemoveForm />
          </details>
        </>
      )}
      {lock.is !== 'off' && <ResetPassphrase accounts={accounts.length} />}
    </section>
  );
}

function RemoveForm() {
  const [typed, setTyped] = useState('');
  const [mistake, setMistake] = useState<string>();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    try {
      const result = await send('removePassphrase', { passphrase: typed });
      if (result.ok) setTyped('');
      setMistake(result.ok ? undefined : mistakeText(result.why));
    } catch (error) {
      setMistake(messageOf(error));
    }
  };
  return (
    <form class="settings-form" aria-label="Remove the passphrase" noValidate onSubmit={submit}>
      <p class="soft">
        The secrets go back under keys of this browser. No secret has to be pasted again, because the passphrase opens
        them.
      </p>
      <Field label="Passphrase now" mistake={mistake} announce>
        <input
          type="password"
          autocomplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </Field>
      <div class="settings-line">
        <button type="submit">Remove passphrase</button>
      </div>
    </form>
  );
}
