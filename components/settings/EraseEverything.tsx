import { useState } from 'preact/hooks';
import { send } from '../../lib/messaging/send';
import { ConfirmDialog } from '../ui/ConfirmDialog';

/** Erases all that is kept in this browser, once it was asked. */
export function EraseEverything() {
  const [erasing, setErasing] = useState(false);
  return (
    <>
      <button type="button" class="danger" onClick={() => setErasing(true)}>
        Erase everything…
      </button>
      {erasing && (
        <ConfirmDialog
          title="Erase everything?"
          action="Erase everything"
          onAction={() => send('eraseAll', {})}
          onClose={() => setErasing(false)}
        >
          <p>
            All accounts with their secrets, all checkouts with their timelines, and all settings are removed from this
            browser. This cannot be undone. Checkouts stay at Inqud and their links keep working, but this browser will
            not know them any more.
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}
