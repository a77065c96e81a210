import { t } from '@lingui/core/macro';
import { problemText } from '../../lib/checkouts/describe/problemText';
import type { Problem } from '../../lib/inqud/problem';
import { Note } from './Note';

/** What went wrong and what to do about it. Without the permission it offers the button that grants it. */
export function ProblemNote({ problem, grant }: { problem: Problem; grant?: (() => void) | undefined }) {
  const { what, todo } = problemText(problem);
  return (
    <Note>
      <p>
        {what} {todo}
      </p>
      {problem.kind === 'noPermission' && grant && (
        <button type="button" onClick={grant}>
          {t`Allow access to Inqud`}
        </button>
      )}
    </Note>
  );
}
