import { t } from '@lingui/core/macro';
import type { Edits } from '../../../lib/sync/edits';
import { otherVersions } from '../../../lib/sync/noteHistory';
import { deskOf } from '../../../lib/sync/stamp';

/**
 * Notes that were written without having seen the one that is shown, each with its author. They go when somebody who
 * sees them writes again.
 */
export function OtherNotes(props: { edits: Edits | undefined; authors: Readonly<Record<string, string>> }) {
  const { edits, authors } = props;
  const others = edits?.note ? otherVersions(edits.note) : [];
  if (others.length === 0) return null;
  return (
    <div class="note" role="note">
      <p>{t`Written elsewhere without having seen this note. Saving a note replaces it:`}</p>
      <ul>
        {others.map(({ at, text }) => (
          <li key={at} class="other-note">
            {authors[deskOf(at)] !== undefined && (
              <>
                <bdi class="soft">{authors[deskOf(at)]}</bdi>{' '}
              </>
            )}
            <bdi class="private">{text}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
