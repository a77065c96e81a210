import { computed, effect } from '@preact/signals';
import { lockState } from '../../../lib/accounts/settings';
import { send } from '../../../lib/messaging/send';
import { SECOND } from '../../../lib/shared/time';
import { settingSignal } from '../../../lib/storage/settingSignal';

const REPORT_AT_MOST_EVERY = 15 * SECOND;

const isUnlocked = computed(() => settingSignal(lockState).value?.is === 'unlocked');

/** Lets the background look at the lock, and while it is unlocked reports that a user is here. Returns how to stop. */
export function reportUse(): () => void {
  // After a start of the browser nobody may have looked yet; and the time may be up.
  send('readLock', {}).catch(() => {});
  return effect(() => {
    if (!isUnlocked.value) return;
    let reported = 0;
    const report = () => {
      if (Date.now() - reported < REPORT_AT_MOST_EVERY) return;
      reported = Date.now();
      send('used', {}).catch(() => {});
    };
    report();
    addEventListener('keydown', report);
    addEventListener('pointerdown', report);
    return () => {
      removeEventListener('keydown', report);
      removeEventListener('pointerdown', report);
    };
  });
}
