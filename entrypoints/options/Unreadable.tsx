import { Note } from '../../components/ProblemNote';
import { SaveHistory } from '../../components/SaveHistory';
import type { MakeCopy } from '../../components/useSaving';
import { BLOCKED } from '../../lib/blocked';

/** Instead of what cannot be read from the history: why, and how to save what there is. */
export function Unreadable({ why, makeCopy }: { why: string; makeCopy: MakeCopy }) {
  return (
    <Note>
      <p>{why}</p>
      {why !== BLOCKED && <SaveHistory make={makeCopy} />}
    </Note>
  );
}
