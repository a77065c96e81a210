import { plural, t } from '@lingui/core/macro';
import { Trans } from '#macro';
import type { Loss } from '../../../lib/checkouts/backup/loss';
import { gapText, missingIds } from '../../../lib/checkouts/backup/lossText';
import { hashOf } from '../../../lib/navigation/routes';
import { useCopy } from '../../ui/hooks/useCopy';

/** Which parts of a copy are missing, and a way to the checkouts among them whose IDs are known. */
export function MissingParts({ loss }: { loss: Loss }) {
  const { gaps, gapCount } = loss;
  const ids = missingIds(loss);
  const count = ids.length;
  const [copied, copy] = useCopy(ids.join('\n'));
  return (
    <>
      <ul class="restore-damaged">
        {gaps.map((gap) => (
          <li key={gap.blocks.from}>{gapText(gap)}</li>
        ))}
        {gapCount > gaps.length && <li>{moreText(gapCount - gaps.length)}</li>}
      </ul>
      {ids.length > 0 && (
        <p>
          {plural(count, {
            one: '# missing checkout is known by ID.',
            other: '# missing checkouts are known by ID.',
          })}{' '}
          <Trans>
            <a href={hashOf({ at: 'import' })}>Import</a> by ID brings back what Inqud knows, without notes and tags.
          </Trans>{' '}
          <button type="button" onClick={copy}>
            {copied === 'copied' ? t`Copied` : t`Copy IDs`}
          </button>
          <span role="status" class="visually-hidden">
            {copied === 'copied' && t`Copied`}
            {copied === 'refused' && t`Couldn’t copy`}
          </span>
        </p>
      )}
    </>
  );
}

function moreText(count: number): string {
  return plural(count, { one: 'and # more place', other: 'and # more places' });
}
