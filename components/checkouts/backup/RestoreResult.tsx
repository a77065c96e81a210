import { damageText } from '../../../lib/checkouts/backup/damage';
import type { RestoreOutcome } from '../../../lib/checkouts/backup/restoring';
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
  const { added, updated, unchanged, creates, damaged, damagedCount, aborted, loss } = result;
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
