import { permissionSignal } from './permissionSignal';
import { giveUpClipboard, mayReadClipboard, requestClipboard } from './permissions';

/** Whether the order number may be taken from the clipboard; null while that is not known. */
export const clipboardReading = permissionSignal(mayReadClipboard);

/** Asks for it, or gives it up; call it straight from a click. */
export async function allowClipboardReading(wanted: boolean): Promise<void> {
  // As the box shows it, until the browser says how it went.
  clipboardReading.value = wanted;
  await (wanted ? requestClipboard() : giveUpClipboard());
  clipboardReading.value = await mayReadClipboard();
}
