import type { Desk } from '../../../lib/app/desk';
import type { Failure } from '../../../lib/shared/failure/failure';
import { failureText } from '../../../lib/shared/failure/failureText';
import { Note } from '../../ui/Note';
import { SaveHistory } from './SaveHistory';
import { copyingOf } from './wholeCopy';

/** Of these, nothing can be saved: it is held by another page, or gone. */
const NOT_TO_SAVE: Failure['is'][] = ['blocked', 'removed'];

/** Instead of what cannot be read from the history: why, and how to save what there is. */
export function Unreadable({ why, desk }: { why: Failure; desk: Desk }) {
  return (
    <Note>
      <p>{failureText(why)}</p>
      {!NOT_TO_SAVE.includes(why.is) && <SaveHistory copying={copyingOf(desk)} />}
    </Note>
  );
}
