import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import type Dexie from 'dexie';
import { whenRemoved } from './removed';

/**
 * Whether one of these databases was removed, by the browser or by the user in its settings, while the signal had
 * subscribers.
 */
export function removedSignal(...databases: Dexie[]): ReadonlySignal<boolean> {
  let stops: (() => void)[] = [];
  const removed = signal(false, {
    watched() {
      stops = databases.map((db) =>
        whenRemoved(db, () => {
          removed.value = true;
        }),
      );
    },
    unwatched() {
      for (const stop of stops) stop();
    },
  });
  return removed;
}
