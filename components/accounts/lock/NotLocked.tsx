import { t } from '@lingui/core/macro';
import { lockNow } from '../../../lib/accounts/lock';
import { openDesk } from '../../../lib/navigation/openDesk';
import { hashOf } from '../../../lib/navigation/routes';
import { failureIn } from '../../../lib/shared/failure/failureIn';
import { messageOf } from '../../../lib/shared/messageOf';
import { Note } from '../../ui/Note';

const PASSPHRASE = hashOf({ at: 'settings', section: 'passphrase' });

/** The user wanted to lock, and must not leave in the belief that it is locked. */
export function NotLocked({ error }: { error: unknown }) {
  const needsPassphrase = failureIn(error).is === 'nothing to lock';
  // One was set since.
  if (needsPassphrase && lockNow.value?.is !== 'off') return null;
  return (
    <Note tone={needsPassphrase ? 'warn' : 'bad'}>
      <p>
        {t`Couldn’t lock Checkout Desk.`} {messageOf(error)}
      </p>
      {needsPassphrase && (
        <button type="button" onClick={() => void openDesk(PASSPHRASE)}>
          {t`Set a passphrase`}
        </button>
      )}
    </Note>
  );
}
