import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { onPermissionsChanged } from './permissions';

const SAVING = { permissions: ['downloads' as const] };

let stop = () => {};

/** Whether files may be saved to the downloads by themselves; null while that is not known. */
export const fileSaving = signal<boolean | null>(null, {
  watched() {
    const read = () =>
      void browser.permissions.contains(SAVING).then((may) => {
        fileSaving.value = may;
      });
    stop = onPermissionsChanged(read);
    read();
  },
  unwatched() {
    stop();
    fileSaving.value = null;
  },
});

/** Asks the user for it; must be called directly in a click handler. Returns whether it is granted now. */
export function requestFileSaving(): Promise<boolean> {
  return browser.permissions.request(SAVING);
}

export function giveUpFileSaving(): Promise<boolean> {
  return browser.permissions.remove(SAVING);
}
