import { storageTrouble } from './health';
import { writePageSetting } from './settings';

export const BLOCKED =
  'An older Checkout Desk is still open in another tab or window. Close it, and this one goes on by itself.';

/** Shows it in every page. The browser sends `blocked` only to the first connection that waits for the upgrade. */
export function reportBlocked(): void {
  void writePageSetting(storageTrouble, BLOCKED);
}
