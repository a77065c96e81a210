import { t } from '@lingui/core/macro';
import { lastCopy, remindsOfCopies } from '../../../lib/checkouts/backup/reminder/settings';
import { longDate } from '../../../lib/checkouts/describe/longDate';
import { changeSetting, settingSignal } from '../../../lib/storage/settingSignal';

/** When the last copy was saved, and whether to remind of the next. */
export function CopySettings() {
  const last = settingSignal(lastCopy).value;
  const reminds = settingSignal(remindsOfCopies).value;
  return (
    <>
      <label class="settings-check">
        <input
          type="checkbox"
          checked={reminds ?? true}
          disabled={reminds === undefined}
          onChange={({ currentTarget }) => changeSetting(remindsOfCopies, currentTarget.checked)}
        />
        <span>{t`Remind me when there was no backup for a month and many checkouts are new`}</span>
      </label>
      {last !== undefined && <p class="soft">{last ? lastText(last.at) : t`No backup saved here yet.`}</p>}
    </>
  );
}

/** "Last backup: March 1, 2026" */
function lastText(at: number): string {
  const date = longDate(at);
  return t`Last backup: ${date}`;
}
