import type { ReadonlySignal } from '@preact/signals';
import { computed } from '@preact/signals';
import { sameContent } from './sameContent';

/** A computed that stays the same object while what it says stays the same, so that nothing follows from it. */
export function stableComputed<T>(compute: () => T): ReadonlySignal<T> {
  let last: { value: T } | undefined;
  return computed(() => {
    const value = compute();
    if (last === undefined || !sameContent(last.value, value)) last = { value };
    return last.value;
  });
}
