import { SaveHistory } from '../../components/checkouts/backup/SaveHistory';
import { Note } from '../../components/ui/ProblemNote';
import type { MakeCopy } from '../../lib/checkouts/backup/saving';
import { BLOCKED } from '../../lib/storage/blocked';
import { REMOVED } from '../../lib/storage/removed';

/** Of these, nothing can be saved: it is held by another page, or gone. */
const NOT_TO_SAVE = [BLOCKED, REMOVED];

/** Instead of what cannot be read from the history: why, and how to save what there is. */
export function Unreadable({ why, makeCopy }: { why: string; makeCopy: MakeCopy }) {
  return (
    <Note>
      <p>{why}</p>
      {!NOT_TO_SAVE.includes(why) && <SaveHistory make={makeCopy} />}
    </Note>
  );
}
