import { useEffect } from 'preact/hooks';
import type { LockState } from '../../../lib/accounts/settings';
import { lockState } from '../../../lib/accounts/settings';
import { send } from '../../../lib/messaging/send';
import { SECOND } from '../../../lib/shared/time';
import { useSetting } from '../../data/useSetting';

const SAY_AT_MOST_EVERY = 15 * SECOND;

/** Whether the secrets are locked; null while that is not known. While they are not, it tells that a person is here. */
export function useLock(): LockState | null {
  const [state] = useSetting(lockState);
  useEffect(() => {
    // After a start of the browser nobody may have looked yet; and the time may be up.
    send('readLock', {}).catch(() => {});
  }, []);
  useEffect(() => {
    if (state?.is !== 'unlocked') return;
    let said = 0;
    const say = () => {
      if (Date.now() - said < SAY_AT_MOST_EVERY) return;
      said = Date.now();
      send('used', {}).catch(() => {});
    };
    say();
    addEventListener('keydown', say);
    addEventListener('pointerdown', say);
    return () => {
      removeEventListener('keydown', say);
      removeEventListener('pointerdown', say);
    };
  }, [state?.is]);
  return state ?? null;
}
