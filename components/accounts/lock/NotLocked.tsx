import { messageOf } from '../../../lib/shared/messageOf';
import { Note } from '../../ui/Note';

/** The user wanted to lock, and must not leave in the belief that it is locked. */
export function NotLocked({ error }: { error: unknown }) {
  return (
    <Note>
      <p>It is not locked. {messageOf(error)}</p>
    </Note>
  );
}
