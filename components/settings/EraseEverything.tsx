import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { Trans } from '#macro';
import { send } from '../../lib/messaging/send';
import { hashOf } from '../../lib/navigation/routes';
import { ConfirmDialog } from '../ui/ConfirmDialog';

/** Erases all that is kept in this browser, once it was asked. */
export function EraseEverything() {
  const [erasing, setErasing] = useState(false);
  return (
    <>
      <button type="button" class="danger" onClick={() => setErasing(true)}>
        {t`Erase everything…`}
      </button>
      {erasing && (
        <ConfirmDialog
          title={t`Erase everything in this browser?`}
          action={t`Erase everything`}
          onAction={async () => {
            await send('eraseAll', {});
            // Where the first account is asked for.
            location.hash = hashOf({ at: 'settings' });
          }}
          onClose={() => setErasing(false)}
        >
          <p>
            <Trans>
              This deletes all accounts, secrets, checkouts, timelines, and settings from this browser. You can’t undo
              this. Checkouts stay at Inqud, and their payment links keep working.
            </Trans>
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}
