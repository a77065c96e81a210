import type { LockState } from '../../accounts/settings';
import { keepLockAlarm } from './autolock';
import type { Passphrase } from './passphrase';

export type LockWatch = ReturnType<typeof createLockWatch>;

/** Looks at the lock, which locks it when it is time; and keeps its alarm and the badge in step with it. */
export function createLockWatch(setup: { passphrase: Passphrase; showBadge: (state: LockState) => Promise<void> }) {
  const { passphrase, showBadge } = setup;
  return {
    async look(): Promise<void> {
      const state = await passphrase.state();
      await keepLockAlarm(state.is === 'unlocked' ? await passphrase.locksAt() : null);
      await showBadge(state);
    },
  };
}
