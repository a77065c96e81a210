import { computed, signal } from '@preact/signals';
import { settingSignal } from '../storage/settingSignal';
import { lockState } from './settings';

export type Lock = ReturnType<typeof createLock>;

/** Whether the secrets are locked, and the way to lock them, which `lock` asks of the background. */
export function createLock(lock: () => Promise<unknown>) {
  const failed = signal<{ error: unknown } | null>(null);
  return {
    /** Null while it is not known. */
    state: computed(() => settingSignal(lockState).value ?? null),
    locked: computed(() => settingSignal(lockState).value?.is === 'locked'),
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
