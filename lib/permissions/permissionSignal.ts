import type { Signal } from '@preact/signals';
import { signal } from '@preact/signals';
import { onPermissionsChanged } from './permissions';

/**
 * Whether the browser grants what `read` asks it for; null while that is not known. Read and watched while it has
 * subscribers.
 */
export function permissionSignal(read: () => Promise<boolean>): Signal<boolean | null> {
  let stop = () => {};
  const granted = signal<boolean | null>(null, {
    watched() {
      const show = () => void read().then((may) => (granted.value = may));
      stop = onPermissionsChanged(show);
      show();
    },
    unwatched() {
      stop();
      granted.value = null;
    },
  });
  return granted;
}
