import { signal } from '@preact/signals';
import { giveUpClipboard, mayReadClipboard, onPermissionsChanged, requestClipboard } from './permissions';

let stop = () => {};

/** Whether the order number may be taken from the clipboard; null while that is not known. */
export const clipboardReading = signal<boolean | null>(null, {
  watched() {
    const read = () =>
      void mayReadClipboard().then((may) => {
        clipboardReading.value = may;
      });
    stop = onPermissionsChanged(read);
    read();
  },
  unwatched() {
    stop();
    clipboardReading.value = null;
  },
});

/** Asks for it, or gives it up; call it straight from a click. */
export async function allowClipboardReading(wanted: boolean): Promise<void> {
  // As the box shows it, until the browser says how it went.
  clipboardReading.value = wanted;
  await (wanted ? requestClipboard() : giveUpClipboard());
  clipboardReading.value = await mayReadClipboard();
}
