import type { Loss } from '../../../lib/checkouts/backup/loss';
import { gapText, missingIds } from '../../../lib/checkouts/backup/lossText';
import { hashOf } from '../../../lib/navigation/routes';
import { countText, numberText } from '../../../lib/shared/countText';
import { useCopy } from '../../ui/hooks/useCopy';

/** Which parts of a copy are missing, and a way to the checkouts among them whose IDs are known. */
export function MissingParts({ loss }: { loss: Loss }) {
  const { gaps, gapCount } = loss;
  const ids = missingIds(loss);
  const [copied, copy] = useCopy(ids.join('\n'));
  return (
    <>
      <ul class="restore-damaged">
        {gaps.map((gap) => (
          <li key={gap.blocks.from}>{gapText(gap)}</li>
        ))}
        {gapCount > gaps.length && <li>and {numberText(gapCount - gaps.length)} more places</li>}
      </ul>
      {ids.length > 0 && (
        <p>
          {countText(ids.length, 'missing checkout is', 'missing checkouts are')} known by ID:{' '}
          <button type="button" onClick={copy}>
            {copied === 'copied' ? 'Copied' : 'Copy the IDs'}
          </button>{' '}
          and <a href={hashOf({ at: 'import' })}>import</a> {ids.length === 1 ? 'it' : 'them'} from Inqud, without notes
          and tags.
          <span role="status" class="visually-hidden">
            {copied === 'copied' && 'Copied'}
            {copied === 'refused' && 'Could not copy'}
          </span>
        </p>
      )}
    </>
  );
}
