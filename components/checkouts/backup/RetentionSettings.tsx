import { plural, t } from '@lingui/core/macro';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { COUNTED_OLD, createOldCheckouts } from '../../../lib/checkouts/backup/oldCheckouts';
import type { Clock } from '../../../lib/checkouts/clock';
import { longDate } from '../../../lib/checkouts/describe/longDate';
import type { OldCount } from '../../../lib/checkouts/retention';
import { i18n } from '../../../lib/language/i18n';
import { numberText } from '../../../lib/shared/countText';
import { dayStart } from '../../../lib/shared/localDay';
import { UnlockedOnly } from '../../accounts/lock/UnlockedOnly';
import { Field } from '../../ui/Field';
import { Note } from '../../ui/Note';
import { AGES } from './ages';
import { DeleteOldDialog } from './DeleteOldDialog';
import type { Copying } from './useSaving';

type Setup = Parameters<typeof createOldCheckouts>[0];

/** What is old is archived, or deleted once a copy of it was saved. */
export function RetentionSettings(
  props: Pick<Setup, 'count' | 'countAll' | 'archive' | 'remove' | 'restored'> & {
    copying: Copying;
    clock: Clock;
    /** What is done by itself. */
    children?: ComponentChildren;
  },
) {
  const { copying, clock, restored, children, ...work } = props;
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
      <h2 id="retention-title">{t`Data retention`}</h2>
      <p>
        {t`Checkout Desk keeps everything unless you archive or delete it here. Checkouts that are still being checked or need attention are left alone.`}
      </p>
      <UnlockedOnly why={t`Checkout Desk is locked. Unlock it to archive or delete checkouts.`}>
        <div class="settings-form">
          <Field
            label={t`Checkout age`}
            help={count ? oldText(count, old.before.value) : failed === null && t`Counting…`}
          >
            <select
              value={String(old.days.value)}
              disabled={working}
              onChange={({ currentTarget }) => old.choose(Number(currentTarget.value))}
            >
              {AGES.map(([length, label]) => (
                <option key={length} value={String(length)}>
                  {i18n._(label)}
                </option>
              ))}
            </select>
          </Field>
        </div>
        <div class="settings-line">
          {/* Whoever uses the keys stays on them while there is nothing to do. */}
          <button type="button" aria-disabled={working || old.listed.value === 0} onClick={old.archive}>
            {t`Archive old checkouts`}
          </button>
          <button type="button" class="danger" aria-disabled={working || old.all.value === 0} onClick={old.ask}>
            {t`Delete old checkouts…`}
          </button>
          <span role="status">{question === null && old.said.value}</span>
        </div>
        {children}
      </UnlockedOnly>
      <p class="soft">{t`Archived checkouts leave the list. The “Archived” filter shows them.`}</p>
      {failed !== null && (
        <Note>
          <p>{failed}</p>
        </Note>
      )}
      {question && <DeleteOldDialog old={old} count={question.count} copying={copying} />}
    </section>
  );
}

/** "12 checkouts created before March 1, 2025. 3 of them are archived." */
function oldText({ listed, archived }: OldCount, before: number): string {
  const date = longDate(before);
  const all = listed + archived;
  const [shown, aside] = [countedText(all), countedText(archived)];
  const old = plural(all, {
    0: `No checkouts created before ${date}.`,
    one: `${shown} checkout created before ${date}.`,
    other: `${shown} checkouts created before ${date}.`,
  });
  if (archived === 0) return old;
  return `${old} ${plural(archived, { one: `${aside} of them is archived.`, other: `${aside} of them are archived.` })}`;
}

/** "23", or "1,000+" where counting stopped. */
function countedText(count: number): string {
  return count >= COUNTED_OLD ? `${numberText(COUNTED_OLD)}+` : numberText(count);
}
