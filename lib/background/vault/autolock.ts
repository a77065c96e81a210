import { browser } from 'wxt/browser';
import { DEFAULT_LOCK_RULES, lockRules } from '../../accounts/lockRules';
import { SECOND } from '../../shared/time';
import { readSetting, watchSetting } from '../../storage/settings';

const LOCK = 'lock';

/** Wakes the background when it is time to look at the lock. Called at every start, because browsers may drop alarms. */
export async function keepLockAlarm(locksAt: number | null): Promise<void> {
  if (locksAt === null) await browser.alarms.clear(LOCK);
  else await browser.alarms.create(LOCK, { when: locksAt });
}

/** Looks at the lock when its time has come, and locks when the computer is left or its screen is locked. */
export function autoLock({ look, lock }: { look: () => Promise<void>; lock: () => Promise<void> }): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === LOCK) void look();
  });
  const rulesNow = async () => (await readSetting(lockRules)) ?? DEFAULT_LOCK_RULES;
  browser.idle.onStateChanged.addListener(async (state) => {
    const { idle, screenLock } = await rulesNow();
    // A computer with a locked screen never becomes idle, so that counts as not used, too.
    if (idle !== null ? state !== 'active' : state === 'locked' && screenLock) await lock();
  });
  const watchIdle = async () => {
    const { idle } = await rulesNow();
    if (idle !== null) browser.idle.setDetectionInterval(idle / SECOND);
  };
  watchSetting(lockRules, () => {
    void watchIdle();
    void look();
  });
  void watchIdle();
}
