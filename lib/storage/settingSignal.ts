import type { ReadonlySignal, Signal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { Setting } from './settings';
import { readSetting, watchSetting, writePageSetting } from './settings';

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
export function changeSetting<T>(setting: Setting<T, 'page'>, value: T | null): void {
  writableSignal(setting).value = value;
  void writePageSetting(setting, value);
}

/** How many changes of a setting are on their way to the background. */
const underWay = new WeakMap<Setting<Value>, number>();

/**
 * Shows a new value while the background stores it. Returns what to call when it has, or has refused: then, after the
 * last of several changes, what is stored is shown.
 */
export function showSetting<T>(setting: Setting<T, 'command'>, value: T | null): () => void {
  const shown = writableSignal(setting);
  const count = (by: 1 | -1) => {
    const left = (underWay.get(setting) ?? 0) + by;
    underWay.set(setting, left);
    return left;
  };
  count(1);
  shown.value = value;
  return () => {
    if (count(-1) > 0) return;
    readSetting(setting).then(
      (stored) => {
        if (!underWay.get(setting) && shown.peek() !== undefined) shown.value = stored;
      },
      () => {},
    );
  };
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
        // A change before the last one must not show its value again.
        if (!underWay.get(setting)) made.value = value;
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
