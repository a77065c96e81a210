import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { Trans } from '#macro';
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
      <h2 id="passphrase-title">{t`Passphrase and lock`}</h2>
      {lock.is === 'off' && (
        <>
          <p>
            <Trans>
              Without a passphrase, anyone using this computer can create payment links with your accounts, and anyone
              who copies this browser’s files can use your tokens. With one, your secrets are encrypted, and Checkout
              Desk opens locked when the browser starts.
            </Trans>
          </p>
          <p class="soft">
            <Trans>
              A passphrase can’t be recovered. If you forget it, you’ll paste your secrets again. While locked, the desk
              and the popup hide your checkouts. The checkouts themselves aren’t encrypted.
            </Trans>
          </p>
          <PassphraseForm
            label={t`Set a passphrase`}
            change={false}
            known={known}
            action={t`Set passphrase`}
            save={async (passphrase) => {
              await send('setPassphrase', { passphrase });
              return { ok: true };
            }}
          />
        </>
      )}
      {lock.is === 'locked' && (
        <>
          <p>{t`Checkout Desk is locked. Unlock it to change anything here.`}</p>
          <p>
            <Trans>
              Without the passphrase, nobody can read the saved secrets, including you. You can reset it. This deletes
              the secrets. Accounts and checkouts stay, and you paste each secret again.
            </Trans>
          </p>
        </>
      )}
      {lock.is === 'unlocked' && (
        <>
          {uncovered.length > 0 ? (
            <CoverForm accounts={uncovered} />
          ) : (
            <p class="settings-granted">{t`The passphrase protects every saved secret.`}</p>
          )}
          <LockRulesForm />
          <details>
            <summary>{t`Change the passphrase`}</summary>
            <p class="soft">
              <Trans>
                Anyone with an old copy of this browser’s files and the old passphrase can still use your tokens. If
                someone might have both, create new tokens in Inqud and save their secrets here.
              </Trans>
            </p>
            <PassphraseForm
              label={t`Change the passphrase`}
              change
              known={known}
              action={t`Change passphrase`}
              save={(passphrase, old) => send('changePassphrase', { passphrase, old })}
            />
          </details>
          <details>
            <summary>{t`Remove the passphrase`}</summary>
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
    <form class="settings-form" aria-label={t`Remove the passphrase`} noValidate onSubmit={submit}>
      <p class="soft">
        <Trans>
          This browser’s own keys protect your secrets again. You don’t need to paste any secret, because the passphrase
          opens them.
        </Trans>
      </p>
      <Field label={t`Current passphrase`} mistake={mistake} announce>
        <input
          type="password"
          autocomplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </Field>
      <div class="settings-line">
        <button type="submit">{t`Remove passphrase`}</button>
      </div>
    </form>
  );
}
