import type { Desk } from '../../../lib/app/desk';
import { BLOCKED } from '../../../lib/storage/blocked';
import { REMOVED } from '../../../lib/storage/removed';
import { Note } from '../../ui/ProblemNote';
import { SaveHistory } from './SaveHistory';
import { copyingOf } from './wholeCopy';

/** Of these, nothing can be saved: it is held by another page, or gone. */
const NOT_TO_SAVE = [BLOCKED, REMOVED];

/** Instead of what cannot be read from the history: why, and how to save what there is. */
export function Unreadable({ why, desk }: { why: string; desk: Desk }) {
  return (
    <Note>
      <p>{why}</p>
      {!NOT_TO_SAVE.includes(why) && <SaveHistory copying={copyingOf(desk)} />}
    </Note>
  );
}
