import { damageText } from '../../../lib/checkouts/backup/damage';
import type { RestoreOutcome } from '../../../lib/checkouts/backup/restoring';
import { CUT, MOST_ENTRIES, MOST_KEPT_TAGS, MOST_PENDING } from '../../../lib/checkouts/bounds';
import { countText, numberText } from '../../../lib/shared/countText';
import { MissingParts } from './MissingParts';

const REFUSED = {
  empty: 'is empty. Nothing was changed.',
  'another format':
    'is no copy that Checkout Desk saved. Nothing was changed. Choose a file made by “Save a copy”, as it was saved.',
  newer: 'was saved by a newer Checkout Desk. Nothing was changed. Update Checkout Desk, then restore it.',
  damaged:
    'is an encrypted copy whose first and last line are damaged. Without one of them no passphrase opens it. Nothing was changed. Try another copy.',
} as const;

/** What came of a restore. */
export function RestoreResult({ name, result }: { name: string; result: RestoreOutcome }) {
  if (result.outcome === 'refused') {
    return (
      <p>
        <bdi>{name}</bdi> {REFUSED[result.why]}
      </p>
    );
  }
  const {
    added,
    updated,
    unchanged,
    creates,
    full = 0,
    createsLeftOut = 0,
    damaged,
    damagedCount,
    aborted,
    loss,
  } = result;
  const parts = [
    `${countText(added, 'checkout')} added`,
    `${numberText(updated)} updated`,
    `${numberText(unchanged)} the same already`,
    ...(creates > 0 ? [`${countText(creates, 'link')} without an answer added`] : []),
  ];
  return (
    <>
      <p>
        {aborted && 'Cancelled. What was restored until then stays: '}
        {parts.join(', ')}.
      </p>
      <BeyondBounds full={full} createsLeftOut={createsLeftOut} />
      {damagedCount > 0 && (
        <>
          <p>
            {countText(damagedCount, 'line')} of the file could not be read and {damagedCount === 1 ? 'was' : 'were'}{' '}
            left out:
          </p>
          <ul class="restore-damaged">
            {damaged.map(({ line, why }) => (
              <li key={line}>
                Line {numberText(line)}: {damageText(why)}
              </li>
            ))}
            {damagedCount > damaged.length && <li>and {numberText(damagedCount - damaged.length)} more</li>}
          </ul>
        </>
      )}
      {loss && !aborted && loss.gapCount > 0 && (
        <>
          <p>Missing in the file, and so not restored:</p>
          <MissingParts loss={loss} />
        </>
      )}
      {loss && !aborted && loss.strangers > 0 && (
        <p>
          {countText(loss.strangers, 'line')} of the file {loss.strangers === 1 ? 'is' : 'are'} damaged or no part of
          the copy, and nothing is missing because of {loss.strangers === 1 ? 'it' : 'them'}.
        </p>
      )}
    </>
  );
}

/** What the file had more of than is kept. */
function BeyondBounds({ full, createsLeftOut }: { full: number; createsLeftOut: number }) {
  return (
    <>
      {full > 0 && (
        <p>
          Of {countText(full, 'checkout')} there was more than Checkout Desk keeps. The newest{' '}
          {numberText(MOST_ENTRIES)} entries of a timeline are kept, the first {numberText(MOST_KEPT_TAGS)} tags, and
          the beginning of a very long note or answer, which ends with {CUT}.
        </p>
      )}
      {createsLeftOut > 0 && (
        <p>
          {countText(createsLeftOut, 'link')} without an answer {createsLeftOut === 1 ? 'was' : 'were'} left out: settle
          the {numberText(MOST_PENDING)} that are here, then restore the file again.
        </p>
      )}
    </>
  );
}
