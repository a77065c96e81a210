import { useEffect, useState } from 'preact/hooks';
import { createOldCheckouts } from '../../../lib/checkouts/backup/oldCheckouts';
import type { Clock } from '../../../lib/checkouts/clock';
import type { OldCount } from '../../../lib/checkouts/retention';
import { matchingText } from '../../../lib/search/matchingText';
import { dayStart } from '../../../lib/shared/localDay';
import { UnlockedOnly } from '../../accounts/lock/UnlockedOnly';
import { Field } from '../../ui/Field';
import { Note } from '../../ui/Note';
import { DeleteOldDialog } from './DeleteOldDialog';
import type { Copying } from './useSaving';

/** In days, never fewer than the words say. */
const AGES = [
  [90, '90 days'],
  [184, '6 months'],
  [366, '1 year'],
  [731, '2 years'],
] as const;

type Setup = Parameters<typeof createOldCheckouts>[0];

/** What is old is archived, or deleted once a copy of it was saved. */
export function RetentionSettings(
  props: Pick<Setup, 'count' | 'countAll' | 'archive' | 'remove' | 'restored'> & { copying: Copying; clock: Clock },
) {
  const { copying, clock, restored, ...work } = props;
  const [old] = useState(() =>
    createOldCheckouts({ ...work, restored, days: AGES[2][0], startOf: (days) => dayStart(clock.value, -days) }),
  );
  useEffect(old.watch, [old]);
  useEffect(() => old.afterRestore(restored), [restored]);
  const count = old.count.value;
  const working = old.working.value;
  const failed = old.failed.value;
  const question = old.question.value;

  return (
    <section aria-labelledby="retention-title">
      <h2 id="retention-title">Old checkouts</h2>
      <p>
        Everything is kept unless you put it aside here. What is still being checked, or needs attention, is left alone.
      </p>
      <UnlockedOnly what="archive or delete them">
        <div class="settings-form">
          <Field
            label="Created more than"
            help={count ? oldText(count, old.before.value) : failed === null && 'Counting…'}
          >
            <select
              value={String(old.days.value)}
              disabled={working}
              onChange={({ currentTarget }) => old.choose(Number(currentTarget.value))}
            >
              {AGES.map(([length, label]) => (
                <option key={length} value={String(length)}>
                  {label} ago
                </option>
              ))}
            </select>
          </Field>
        </div>
        <div class="settings-line">
          {/* Whoever uses the keys stays on them while there is nothing to do. */}
          <button type="button" aria-disabled={working || old.listed.value === 0} onClick={old.archive}>
            Archive them
          </button>
          <button type="button" class="danger" aria-disabled={working || old.all.value === 0} onClick={old.ask}>
            Delete them…
          </button>
          <span role="status">{question === null && old.said.value}</span>
        </div>
      </UnlockedOnly>
      <p class="soft">Archived checkouts leave the list. The filter “Archived ones instead” shows them.</p>
      {failed !== null && (
        <Note>
          <p>{failed}</p>
        </Note>
      )}
      {question && <DeleteOldDialog old={old} count={question.count} copying={copying} />}
    </section>
  );
}

/** "12 checkouts, created before 1 March 2025. 3 of them are archived." */
function oldText({ listed, archived }: OldCount, before: number): string {
  const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' }).format(before);
  const all = listed + archived;
  const aside = archived > 0 ? ` ${matchingText(archived)} of them ${archived === 1 ? 'is' : 'are'} archived.` : '';
  return `${all === 0 ? 'No checkouts' : checkouts(all)}, created before ${date}.${aside}`;
}

function checkouts(count: number): string {
  return `${matchingText(count)} ${count === 1 ? 'checkout' : 'checkouts'}`;
}
