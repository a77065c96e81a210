import type { ReadonlySignal, Signal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { Setting } from './settings';
import { readSetting, watchSetting, writeSetting } from './settings';

type Value = unknown;

/** One signal for each setting, shared by all its readers in a page. */
const signals = new WeakMap<Setting<Value>, Signal<Value>>();

/**
 * The current value of a stored setting, whichever page changes it: undefined while it is loading, null when it is not
 * set. It is read and watched while the signal has subscribers, and reset afterwards.
 */
export function settingSignal<T>(setting: Setting<T>): ReadonlySignal<T | null | undefined> {
  return writableSignal(setting);
}

/** Shows a new value at once, and stores it. */
export function changeSetting<T>(setting: Setting<T>, value: T | null): void {
  writableSignal(setting).value = value;
  void writeSetting(setting, value);
}

function writableSignal<T>(setting: Setting<T>): Signal<T | null | undefined> {
  const known = signals.get(setting);
  // The map holds for each setting a signal of that setting's type.
  if (known) return known as Signal<T | null | undefined>;
  let stop = () => {};
  const made = signal<T | null | undefined>(undefined, {
    watched() {
      let superseded = false;
      const unwatch = watchSetting(setting, (value) => {
        superseded = true;
        made.value = value;
      });
      stop = () => {
        superseded = true;
        unwatch();
      };
      readSetting(setting).then(
        (value) => {
          if (!superseded) made.value = value;
        },
        // It stays unknown. What else is stored cannot be read either, and that is shown.
        () => {},
      );
    },
    unwatched() {
      stop();
      made.value = undefined;
    },
  });
  signals.set(setting, made as Signal<Value>);
  return made;
}
