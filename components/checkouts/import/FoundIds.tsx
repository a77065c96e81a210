import type { FoundIds as Found } from '../../../lib/inqud/checkoutIds';
import { cutWhole } from '../../../lib/shared/cutText';

const SHOWN = 5;
const LONGEST = 60;

/** What a pasted text has: how many checkout IDs, and which lines have none. */
export function FoundIds({ found: { ids, without } }: { found: Found }) {
  if (ids.length === 0 && without.length === 0) return null;
  const more = without.length - SHOWN;
  return (
    <div>
      <p role="status">
        {ids.length === 1 ? '1 checkout ID found.' : `${ids.length} checkout IDs found.`}
        {without.length > 0 && ` ${without.length === 1 ? '1 line has' : `${without.length} lines have`} none:`}
      </p>
      {without.length > 0 && (
        <ul class="import-without soft" aria-label="Lines without an ID">
          {without.slice(0, SHOWN).map(({ line, text }) => (
            <li key={line}>
              Line {line}: <bdi>{text.length > LONGEST ? `${cutWhole(text, LONGEST)}…` : text}</bdi>
            </li>
          ))}
          {more > 0 && <li>and {more} more</li>}
        </ul>
      )}
    </div>
  );
}
