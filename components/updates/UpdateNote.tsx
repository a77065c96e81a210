import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { send } from '../../lib/messaging/send';
import { settingSignal } from '../../lib/storage/settingSignal';
import { updateReady } from '../../lib/updates/settings';
import { Note } from '../ui/Note';

/** Says that an update waits, and installs it at once where nothing would be lost. */
export function UpdateNote() {
  const [busy, setBusy] = useState(false);
  if (!settingSignal(updateReady).value) return null;
  const install = async () => setBusy(!(await send('installUpdate', {}).catch(() => false)));
  return (
    <Note tone="info">
      <p>
        {busy
          ? t`The update is waiting. Finish what you’re creating, importing, or typing first.`
          : t`An update is ready. It installs automatically when Checkout Desk is locked or you’re away, and then the desk reopens.`}
      </p>
      <button type="button" onClick={install}>
        {t`Update now`}
      </button>
    </Note>
  );
}
