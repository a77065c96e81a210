import { useState } from 'preact/hooks';
import { send } from '../../../lib/messaging/send';
import { messageOf } from '../../../lib/shared/messageOf';
import { useShortcuts } from '../../shortcuts/useShortcuts';

/** Locks by button and by Alt+L. A failure is told: nobody must leave in the belief that it is locked. */
export function useLocking(): { lockNow: () => void; failed: string | null } {
  const [failed, setFailed] = useState<string | null>(null);
  const lockNow = () => {
    setFailed(null);
    send('lock', {}).catch((error) => setFailed(messageOf(error)));
  };
  useShortcuts([{ id: 'lock', run: lockNow }]);
  return { lockNow, failed };
}
