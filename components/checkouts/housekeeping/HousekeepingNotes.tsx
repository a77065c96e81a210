import { plural, t } from '@lingui/core/macro';
import '../backup/CopyReminder.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Desk } from '../../../lib/app/desk';
import type { Announcement } from '../../../lib/app/housekeeping';
import { createHousekeeping } from '../../../lib/app/housekeeping';
import { longDate } from '../../../lib/checkouts/describe/longDate';
import { saveToDownloads } from '../../../lib/checkouts/housekeeping/saveToDownloads';
import type { RetentionDone } from '../../../lib/checkouts/housekeeping/settings';
import { retentionDone } from '../../../lib/checkouts/housekeeping/settings';
import { storeSetting } from '../../../lib/messaging/saveSetting';
import { hashOf } from '../../../lib/navigation/routes';
import { settingSignal } from '../../../lib/storage/settingSignal';
import { pageVisible } from '../../data/pageVisible';
import { useGone } from '../../ui/hooks/useGone';
import { wholeCopy } from '../backup/wholeCopy';

/** Does what the desk does by itself, and says what it will do, has done, or could not do. */
export function HousekeepingNotes({ desk, isShown }: { desk: Desk; isShown: boolean }) {
  const [keeping] = useState(() =>
    createHousekeeping({
      history: desk.history,
      locked: desk.lock.locked,
      clock: desk.clock,
      visible: pageVisible,
      make: wholeCopy(desk),
      save: saveToDownloads,
    }),
  );
  useEffect(() => keeping.watch(), [keeping]);
  const element = useRef<HTMLElement>(null);
  const failed = keeping.failed.value;
  const stored = settingSignal(retentionDone).value;
  // What failed is said at once, wherever it was turned on; the rest waits for a place where it is in nobody's way.
  const announced = isShown ? keeping.announced.value : null;
  const done = isShown ? stored : null;
  if (desk.lock.locked.value || (failed === null && !announced && !done)) return null;
  return (
    <aside class="copy-reminder" aria-label={t`Data retention`} ref={element}>
      {failed !== null && (
        <>
          <p role="alert">
            {failed.what === 'copy' && `${t`Couldn’t save the automatic backup.`} `}
            {failed.what === 'rule' && `${t`Couldn’t archive or delete old checkouts.`} `}
            {failed.why}
          </p>
          <Retry retry={keeping.retry} />
        </>
      )}
      {announced && <p>{announcedText(announced)}</p>}
      {done && <p>{doneText(done)}</p>}
      {announced && (
        <a class="button" href={hashOf({ at: 'settings', section: 'retention' })}>
          {t`Change…`}
        </a>
      )}
      {done && (
        <button
          type="button"
          class="plain"
          onClick={() => {
            // What had the focus goes with the line.
            element.current?.closest('main')?.focus();
            void storeSetting(retentionDone, null).catch(() => {});
          }}
        >
          {t`Dismiss`}
        </button>
      )}
    </aside>
  );
}

/** It goes with what failed, and the focus with it, once that is done. */
function Retry({ retry }: { retry: () => Promise<void> }) {
  const button = useRef<HTMLButtonElement>(null);
  useGone(button, () => button.current?.closest('main')?.focus());
  return (
    <button type="button" ref={button} onClick={() => void retry()}>
      {t`Try again`}
    </button>
  );
}

function announcedText({ action, begins, before }: Announcement): string {
  const [start, limit] = [longDate(begins), longDate(before)];
  return action === 'archive'
    ? t`From ${start}, checkouts created before ${limit} are archived automatically, as you chose.`
    : t`From ${start}, checkouts created before ${limit} are deleted after each automatic backup, as you chose.`;
}

function doneText({ action, count, before }: RetentionDone): string {
  const limit = longDate(before);
  return action === 'archive'
    ? plural(count, {
        one: `Archived # checkout created before ${limit} automatically.`,
        other: `Archived # checkouts created before ${limit} automatically.`,
      })
    : plural(count, {
        one: `Deleted # checkout created before ${limit} automatically, after a backup.`,
        other: `Deleted # checkouts created before ${limit} automatically, after a backup.`,
      });
}
