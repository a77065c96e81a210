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
          ? 'The update waits: finish what you are creating, importing or typing first.'
          : 'An update of Checkout Desk is ready. It installs itself when the desk is locked or nobody is here; the desk opens again afterwards.'}
      </p>
      <button type="button" onClick={install}>
        Update now
      </button>
    </Note>
  );
}
