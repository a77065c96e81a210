import { t } from '@lingui/core/macro';
import type { Edits } from '../../../lib/sync/edits';
import { otherVersions } from '../../../lib/sync/noteHistory';

/** Notes that were written without having seen the one that is shown. They go when somebody who sees them writes again. */
export function OtherNotes({ edits }: { edits: Edits | undefined }) {
  const others = edits?.note ? otherVersions(edits.note) : [];
  if (others.length === 0) return null;
  return (
    <div class="note" role="note">
      <p>{t`Written elsewhere without having seen this note. Saving a note replaces it:`}</p>
      <ul>
        {others.map(({ at, text }) => (
          <li key={at} dir="auto" class="other-note">
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
