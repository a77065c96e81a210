import { computed, signal } from '@preact/signals';
import { settingSignal } from '../storage/settingSignal';
import { lockState } from './settings';

/** The lock's state; null while it is not known. */
export const lockNow = computed(() => settingSignal(lockState).value ?? null);

/** Whether the secrets are locked. */
export const isLocked = computed(() => lockNow.value?.is === 'locked');

export type Lock = ReturnType<typeof createLock>;

/** Whether the secrets are locked, and the way to lock them, which `lock` asks of the background. */
export function createLock(lock: () => Promise<unknown>) {
  const failed = signal<{ error: unknown } | null>(null);
  return {
    /** Null while it is not known. */
    state: lockNow,
    locked: isLocked,
    /** Why locking failed: the user must not leave in the belief that it is locked. */
    failed,
    lockNow(): void {
      failed.value = null;
      lock().catch((error) => {
        failed.value = { error };
      });
    },
  };
}
