import { lastCopy, remindsOfCopies } from '../../../lib/checkouts/backup/reminder/settings';
import { settingSignal } from '../../../lib/storage/settingSignal';
import { UnlockedOnly } from '../../accounts/lock/UnlockedOnly';
import { NotSaved } from '../../data/NotSaved';
import { useGuardedSetting } from '../../data/useGuardedSetting';

/** When the last copy was saved, and whether to remind of the next. */
export function CopySettings() {
  const last = settingSignal(lastCopy).value;
  const { value: reminds, failed, change } = useGuardedSetting(remindsOfCopies);
  return (
    <>
      <UnlockedOnly what="change this">
        <label class="settings-check">
          <input
            type="checkbox"
            checked={reminds ?? true}
            disabled={reminds === undefined}
            onChange={({ currentTarget }) => void change(currentTarget.checked)}
          />
          <span>Remind me when no copy was saved for a month and many checkouts are new.</span>
        </label>
      </UnlockedOnly>
      <NotSaved why={failed} />
      {last !== undefined && <p class="soft">{last ? lastText(last.at) : 'No copy was saved here yet.'}</p>}
    </>
  );
}

/** "The last copy is of 1 March 2026." */
function lastText(at: number): string {
  return `The last copy is of ${new Intl.DateTimeFormat(undefined, { dateStyle: 'long' }).format(at)}.`;
}
