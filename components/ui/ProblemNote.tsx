import { t } from '@lingui/core/macro';
import './ProblemNote.css';
import { problemText } from '../../lib/checkouts/describe/problemText';
import type { Problem } from '../../lib/inqud/problem';

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

/** A framed remark that matters now; `tone` is bad unless it only warns, or only informs. */
export function Note(props: { children: preact.ComponentChildren; tone?: 'bad' | 'warn' | 'info' }) {
  const { children, tone = 'bad' } = props;
  return (
    <div class={`note ${tone}`} role={tone === 'info' ? 'status' : 'alert'}>
      {children}
    </div>
  );
}
