import type { Trouble } from '../shared/failure/failure';
import { storageTrouble } from './health';
import { writePageSetting } from './settings';

export const BLOCKED: Trouble = 'blocked';

/** Shows it in every page. The browser sends `blocked` only to the first connection that waits for the upgrade. */
export function reportBlocked(): void {
  void writePageSetting(storageTrouble, BLOCKED);
}
