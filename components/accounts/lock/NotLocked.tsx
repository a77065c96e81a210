import type { Failure } from '../../../lib/shared/failure/failure';
import { failureText } from '../../../lib/shared/failure/failureText';
import { Note } from '../../ui/ProblemNote';

/** The user wanted to lock, and must not leave in the belief that it is locked. */
export function NotLocked({ failure }: { failure: Failure }) {
  return (
    <Note>
      <p>It is not locked. {failureText(failure)}</p>
    </Note>
  );
}
