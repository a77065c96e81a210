import { useLayoutEffect, useState } from 'preact/hooks';
import type { Setting } from '../../lib/storage/settings';
import { readSetting, watchSetting, writeSetting } from '../../lib/storage/settings';

/**
 * A stored preference as it is now, whoever changes it: undefined while it is read, unless it was read `before`, null when it
 * is not set.
 */
export function useSetting<T>(setting: Setting<T>, before?: T | null): [T | null | undefined, (value: T) => void] {
  const [value, setValue] = useState<T | null | undefined>(before);
  useLayoutEffect(() => {
    void readSetting(setting).then(setValue);
    return watchSetting(setting, setValue);
  }, [setting]);
  const write = (next: T) => {
    setValue(next);
    void writeSetting(setting, next);
  };
  return [value, write];
}
