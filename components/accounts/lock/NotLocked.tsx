import { t } from '@lingui/core/macro';
import { messageOf } from '../../../lib/shared/messageOf';
import { Note } from '../../ui/Note';

/** The user wanted to lock, and must not leave in the belief that it is locked. */
export function NotLocked({ error }: { error: unknown }) {
  return (
    <Note>
      <p>
        {t`Couldn’t lock Checkout Desk.`} {messageOf(error)}
      </p>
    </Note>
  );
}
