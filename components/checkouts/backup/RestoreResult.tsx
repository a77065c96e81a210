import { plural, t } from '@lingui/core/macro';
import { Trans } from '#macro';
import { damageText } from '../../../lib/checkouts/backup/lossText';
import type { RestoreOutcome } from '../../../lib/checkouts/backup/restoring';
import { CUT, MOST_ENTRIES, MOST_KEPT_TAGS, MOST_PENDING } from '../../../lib/checkouts/bounds';
import { listText } from '../../../lib/checkouts/describe/listText';
import { numberText } from '../../../lib/shared/countText';
import { MissingParts } from './MissingParts';

/** What came of a restore. */
export function RestoreResult({ name, result }: { name: string; result: RestoreOutcome }) {
  if (result.outcome === 'refused') {
    return (
      <p>
        <Refused name={name} why={result.why} />
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
    plural(added, { one: '# checkout added', other: '# checkouts added' }),
    plural(updated, { one: '# updated', other: '# updated' }),
    plural(unchanged, { one: '# unchanged', other: '# unchanged' }),
    ...(creates > 0
      ? [plural(creates, { one: '# order without an answer added', other: '# orders without an answer added' })]
      : []),
  ];
  const list = listText(parts);
  return (
    <>
      <p>
        {aborted
          ? t({
              message: `Canceled. What was restored so far stays: ${list}.`,
              comment: 'A list, such as “12 checkouts added, 3 updated”',
            })
          : t({ message: `Restored: ${list}.`, comment: 'A list, such as “12 checkouts added, 3 updated”' })}
      </p>
      <BeyondBounds full={full} createsLeftOut={createsLeftOut} />
      {damagedCount > 0 && (
        <>
          <p>
            {plural(damagedCount, {
              one: '# line of the file couldn’t be read and was skipped:',
              other: '# lines of the file couldn’t be read and were skipped:',
            })}
          </p>
          <ul class="restore-damaged">
            {damaged.map(({ line, why }) => (
              <li key={line}>{lineText(numberText(line), damageText(why))}</li>
            ))}
            {damagedCount > damaged.length && <li>{moreText(damagedCount - damaged.length)}</li>}
          </ul>
        </>
      )}
      {loss && !aborted && loss.gapCount > 0 && (
        <>
          <p>{t`Missing from the file, so not restored:`}</p>
          <MissingParts loss={loss} />
        </>
      )}
      {loss && !aborted && loss.strangers > 0 && <p>{strangersText(loss.strangers)}</p>}
    </>
  );
}

/** What the file had more of than is kept. */
function BeyondBounds({ full, createsLeftOut }: { full: number; createsLeftOut: number }) {
  return (
    <>
      {full > 0 && (
        <p>
          {plural(full, {
            one: '# checkout has more in the file than Checkout Desk keeps.',
            other: '# checkouts have more in the file than Checkout Desk keeps.',
          })}{' '}
          {keptText(numberText(MOST_ENTRIES), numberText(MOST_KEPT_TAGS))}
        </p>
      )}
      {createsLeftOut > 0 && <p>{leftOutText(createsLeftOut, numberText(MOST_PENDING))}</p>}
    </>
  );
}

type Refusal = Extract<RestoreOutcome, { outcome: 'refused' }>['why'];

/** Why nothing of a file was taken. */
function Refused({ name, why }: { name: string; why: Refusal }) {
  switch (why) {
    case 'empty':
      return (
        <Trans comment="The name of a file">
          <bdi>{name}</bdi> is empty. Nothing was changed.
        </Trans>
      );
    case 'another format':
      return (
        <Trans comment="The name of a file">
          <bdi>{name}</bdi> isn’t a Checkout Desk backup. Nothing was changed. Choose a file made by “Save backup”, as
          it was saved.
        </Trans>
      );
    case 'newer':
      return (
        <Trans comment="The name of a file">
          <bdi>{name}</bdi> was saved by a newer Checkout Desk. Nothing was changed. Update Checkout Desk, then restore
          it.
        </Trans>
      );
    case 'damaged':
      return (
        <Trans comment="The name of a file">
          <bdi>{name}</bdi> is an encrypted backup whose first and last lines are damaged. Without one of them, no
          passphrase opens it. Nothing was changed. Try another backup.
        </Trans>
      );
  }
}

function lineText(line: string, why: string): string {
  return t({ message: `Line ${line}: ${why}`, comment: 'Why it can’t be read, as a sentence' });
}

function moreText(count: number): string {
  return plural(count, { one: 'and # more', other: 'and # more' });
}

function keptText(entries: string, tags: string): string {
  return t`It keeps the newest ${entries} entries of a timeline, the first ${tags} tags, and the beginning of a very long note or answer, which ends with ${CUT}.`;
}

function leftOutText(count: number, most: string): string {
  return plural(count, {
    one: `# order without an answer was skipped. Settle the ${most} that are here, then restore the file again.`,
    other: `# orders without an answer were skipped. Settle the ${most} that are here, then restore the file again.`,
  });
}

function strangersText(count: number): string {
  return plural(count, {
    one: '# line of the file is damaged or isn’t part of the backup. Nothing is missing because of it.',
    other: '# lines of the file are damaged or aren’t part of the backup. Nothing is missing because of them.',
  });
}
