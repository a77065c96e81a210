import { lastCopy } from '../checkouts/backup/reminder/settings';
import { withSavedCopy } from '../checkouts/housekeeping/automaticCopy';
import type { SavedCopy } from '../storage/outsideSettings';
import { savedCopies } from '../storage/outsideSettings';
import { readSetting } from '../storage/settings';
import { saveSetting } from './saveSetting';

/** Remembers a copy of the whole history that was saved: when, how many checkouts it has, and the name of its file. */
export async function noteCopy(copy: SavedCopy): Promise<void> {
  const { at, checkouts } = copy;
  await saveSetting(lastCopy, { at, checkouts });
  await saveSetting(savedCopies, withSavedCopy((await readSetting(savedCopies)) ?? [], copy));
}
