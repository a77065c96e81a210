import { browser } from 'wxt/browser';
import { permissionSignal } from './permissionSignal';

const SAVING = { permissions: ['downloads' as const] };

/** Whether files may be saved to the downloads by themselves; null while that is not known. */
export const fileSaving = permissionSignal(() => browser.permissions.contains(SAVING));

/** Asks the user for it; must be called directly in a click handler. Returns whether it is granted now. */
export function requestFileSaving(): Promise<boolean> {
  return browser.permissions.request(SAVING);
}

export function giveUpFileSaving(): Promise<boolean> {
  return browser.permissions.remove(SAVING);
}
