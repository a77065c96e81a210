import { lastCopy, remindsOfCopies } from '../../../lib/checkouts/backup/reminder/settings';
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
        <span>Remind me when no copy was saved for a month and many checkouts are new.</span>
      </label>
      {last !== undefined && <p class="soft">{last ? lastText(last.at) : 'No copy was saved here yet.'}</p>}
    </>
  );
}

/** "The last copy is of 1 March 2026." */
function lastText(at: number): string {
  return `The last copy is of ${new Intl.DateTimeFormat(undefined, { dateStyle: 'long' }).format(at)}.`;
}
