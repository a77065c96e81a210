import { changeSetting, settingSignal } from '../../lib/storage/settingSignal';
import type { Setting } from '../../lib/storage/settings';

/** A stored preference as it is now, and how to change it: undefined while it is being read, null when it is not set. */
export function useSetting<T>(setting: Setting<T>): [T | null | undefined, (value: T) => void] {
  return [settingSignal(setting).value, (value) => changeSetting(setting, value)];
}
