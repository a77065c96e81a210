import type { ReadonlySignal } from '@preact/signals';
import { computed } from '@preact/signals';
import { sameContent } from './sameContent';

/** A computed that keeps its object while the content is equal, so that subscribers are not notified. */
export function stableComputed<T>(compute: () => T): ReadonlySignal<T> {
  let last: { value: T } | undefined;
  return computed(() => {
    const value = compute();
    if (last === undefined || !sameContent(last.value, value)) last = { value };
    return last.value;
  });
}
