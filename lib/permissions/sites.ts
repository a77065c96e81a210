import { signal } from '@preact/signals';
import { hasSites, onPermissionsChanged, requestSites } from './permissions';

let stop = () => {};

/**
 * Whether the browser lets the extension reach Inqud; null while unknown. As `permissionSignal` makes one, but smaller:
 * this is in the popup's first script.
 */
export const sitesAllowed = signal<boolean | null>(null, {
  watched() {
    const read = () => void hasSites().then((allowed) => (sitesAllowed.value = allowed));
    stop = onPermissionsChanged(read);
    read();
  },
  unwatched() {
    stop();
    sitesAllowed.value = null;
  },
});

/** Asks for both of Inqud's sites; must be called directly in a click handler. */
export function grantSites(): void {
  void requestSites().then((allowed) => (sitesAllowed.value = allowed));
}
