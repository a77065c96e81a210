import { storageTrouble } from './health';
import { writeSetting } from './settings';

export const BLOCKED =
  'An older Checkout Desk is still open in another tab or window. Close it, and this one goes on by itself.';

/** Says so in every page. The browser tells it to the first one that waits for the database, and to no other. */
export function reportBlocked(): void {
  void writeSetting(storageTrouble, BLOCKED);
}
