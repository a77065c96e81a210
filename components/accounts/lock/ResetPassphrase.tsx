import { plural, t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { Trans } from '#macro';
import { send } from '../../../lib/messaging/send';
import { ConfirmDialog } from '../../ui/ConfirmDialog';

/** Forgets the passphrase and every secret. `accounts` is how many there are, where that is known. */
export function ResetPassphrase({ accounts }: { accounts: number | null }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" class="danger" onClick={() => setAsking(true)}>
        {t`Reset the passphrase…`}
      </button>
      {asking && (
        <ConfirmDialog
          title={t`Reset the passphrase?`}
          action={t`Reset and remove the secrets`}
          onAction={() => send('resetPassphrase', {})}
          onClose={() => setAsking(false)}
        >
          <p>{lossText(accounts)}</p>
          <p>
            <Trans>
              Accounts, checkouts, and their history stay. Checkout Desk won’t contact Inqud until you paste each
              token’s secret again in Settings.
            </Trans>
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}

function lossText(accounts: number | null): string {
  if (accounts === null) return t`This deletes the saved secrets of all accounts. You can’t undo this.`;
  return plural(accounts, {
    one: 'This deletes the saved secret of your account. You can’t undo this.',
    other: 'This deletes the saved secrets of all # accounts. You can’t undo this.',
  });
}
