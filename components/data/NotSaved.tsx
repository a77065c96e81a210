import type { Failure } from '../../lib/shared/failure/failure';
import { failureText } from '../../lib/shared/failure/failureText';
import { Note } from '../ui/Note';

/** Says why a change was not stored; nothing when it was. */
export function NotSaved({ why }: { why: Failure | null }) {
  return (
    why !== null && (
      <Note>
        <p>Not saved. {failureText(why)}</p>
      </Note>
    )
  );
}
