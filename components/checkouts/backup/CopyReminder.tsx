import './CopyReminder.css';
import { useRef, useState } from 'preact/hooks';
import type { CopyReminder as Reminder } from '../../../lib/checkouts/backup/reminder/copyReminder';
import { LATER } from '../../../lib/checkouts/backup/reminder/copyReminder';
import { remindLater } from '../../../lib/checkouts/backup/reminder/settings';
import { storeSetting } from '../../../lib/messaging/saveSetting';
import { DAY } from '../../../lib/shared/time';
import { Modal } from '../../ui/Modal';
import { SaveHistory } from './SaveHistory';
import type { Copying } from './useSaving';

/** A quiet line that it is time for a copy of the history, with a way to save one in place. */
export function CopyReminder(props: { reminder: Reminder | null; copying: Copying; now: () => number }) {
  const { reminder, copying, now } = props;
  const [isSaving, setSaving] = useState(false);
  const element = useRef<HTMLElement>(null);
  /** What had the focus goes with the line. */
  const leave = () => element.current?.closest('main')?.focus();
  if (!reminder && !isSaving) return null;
  return (
    <aside class="copy-reminder" aria-label="Copy of the history" ref={element}>
      {reminder && (
        <>
          <p>{reminderText(reminder, now())}</p>
          <button type="button" onClick={() => setSaving(true)}>
            Save a copy…
          </button>
          <button
            type="button"
            class="plain"
            onClick={() => {
              leave();
              // It goes once that is stored, so that a reload does not bring it back.
              void storeSetting(remindLater, now() + LATER).catch(() => {});
            }}
          >
            Later
          </button>
        </>
      )}
      {isSaving && (
        <Modal
          title="Save a copy"
          onClose={() => {
            if (!reminder) leave();
            setSaving(false);
          }}
        >
          <p>Every checkout with its timeline, notes and tags, and no secret. It can be restored in Settings.</p>
          <SaveHistory copying={copying} isMain />
        </Modal>
      )}
    </aside>
  );
}

function reminderText({ last }: Reminder, now: number): string {
  if (!last) return 'No copy of the history was saved here yet. Notes and tags are nowhere but in this browser.';
  const days = Math.floor((now - last.at) / DAY);
  return `The last copy of the history is ${days} days old. Many checkouts are not in it.`;
}
