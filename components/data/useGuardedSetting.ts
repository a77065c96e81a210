import { useState } from 'preact/hooks';
import { saveSetting } from '../../lib/messaging/saveSetting';
import type { Failure } from '../../lib/shared/failure/failure';
import { failureIn } from '../../lib/shared/failure/failureIn';
import { settingSignal } from '../../lib/storage/settingSignal';
import type { Setting } from '../../lib/storage/settings';

/** A setting that the background stores for this page: its value, how to change it, and why the last change failed. */
export function useGuardedSetting<T>(setting: Setting<T, 'command'>) {
  const [failed, setFailed] = useState<Failure | null>(null);
  const [isStored, setStored] = useState(false);
  return {
    /** Undefined while it is loading, null when it is not set. */
    value: settingSignal(setting).value,
    /** Null when it was stored. */
    failed,
    /** Whether the last change is stored. */
    isStored,
    /** Resolves with whether it was stored. */
    async change(value: T | null): Promise<boolean> {
      setFailed(null);
      setStored(false);
      try {
        await saveSetting(setting, value);
        setStored(true);
        return true;
      } catch (error) {
        setFailed(failureIn(error));
        return false;
      }
    },
  };
}
