import type { ReadonlySignal, Signal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { Setting } from './settings';
import { readSetting, watchSetting, writePageSetting } from './settings';

type Value = unknown;
type Shown<T> = {
  value: Signal<T | null | undefined>;
  /** How many changes of this page are being stored: until then the value is the last of them. */
  storing: number;
};

/** One signal for each setting, shared by all its readers in a page. */
const shown = new WeakMap<Setting<Value>, Shown<Value>>();

/**
 * The current value of a stored setting, whichever page changes it: undefined while it is loading, null when it is not
 * set. It is read and watched while the signal has subscribers, and reset afterwards.
 */
export function settingSignal<T>(setting: Setting<T>): ReadonlySignal<T | null | undefined> {
  return shownOf(setting).value;
}

/** Shows a new value at once, and stores it. */
export function changeSetting<T>(setting: Setting<T, 'page'>, value: T | null): void {
  void showWhile(setting, value, writePageSetting(setting, value)).catch(() => {});
}

/**
 * Shows a new value while it is being stored. Word of an earlier change does not take its place meanwhile. Then shows what
 * is stored, which is the value before when this failed. Settles as `storing` does.
 */
export async function showWhile<T>(setting: Setting<T>, value: T | null, storing: Promise<unknown>): Promise<void> {
  const one = shownOf(setting);
  one.value.value = value;
  one.storing += 1;
  try {
    await storing;
  } finally {
    one.storing -= 1;
    if (one.storing === 0) {
      const stored = await readSetting(setting).catch(() => value);
      if (one.storing === 0 && one.value.peek() !== undefined) one.value.value = stored;
    }
  }
}

function shownOf<T>(setting: Setting<T>): Shown<T> {
  const known = shown.get(setting);
  // The map holds for each setting a signal of that setting's type.
  if (known) return known as Shown<T>;
  let stop = () => {};
  const value = signal<T | null | undefined>(undefined, {
    watched() {
      let superseded = false;
      const show = (stored: T | null) => {
        superseded = true;
        if (made.storing === 0) value.value = stored;
      };
      const unwatch = watchSetting(setting, show);
      stop = () => {
        superseded = true;
        unwatch();
      };
      readSetting(setting).then(
        (stored) => !superseded && show(stored),
        // It stays unknown. What else is stored cannot be read either, and that is shown.
        () => {},
      );
    },
    unwatched() {
      stop();
      value.value = undefined;
    },
  });
  const made: Shown<T> = { value, storing: 0 };
  shown.set(setting, made as Shown<Value>);
  return made;
}
