import { useState } from 'preact/hooks';
import { send } from '../../../lib/messaging/send';
import { ConfirmDialog } from '../../ui/ConfirmDialog';

/** Forgets the passphrase and every secret. `accounts` is how many there are, where that is known. */
export function ResetPassphrase({ accounts }: { accounts: number | null }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" class="danger" onClick={() => setAsking(true)}>
        Reset the passphrase…
      </button>
      {asking && (
        <ConfirmDialog
          title="Reset the passphrase?"
          action="Reset and remove the secrets"
          onAction={() => send('resetPassphrase', {})}
          onClose={() => setAsking(false)}
        >
          <p>
            The saved secrets of {whose(accounts)} are removed and cannot be brought back. Accounts, checkouts and their
            history stay. Nothing is asked of Inqud until you paste each token’s secret again, in Settings.
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}

function whose(accounts: number | null): string {
  if (accounts === 1) return 'your account';
  return accounts === null ? 'all accounts' : `all ${accounts} accounts`;
}
