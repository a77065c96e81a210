import { browser } from 'wxt/browser';
import { movable } from './createSettings';
import { readValues } from './settingsDatabase';

/**
 * Closes `storage.local` to the processes of websites, where the browser can (Firefox cannot): a process with a script of
 * ours may use it otherwise, for reading and for writing. And removes from `storage.local` what does not belong there: what a
 * browser that closed left after it was moved to the database, what an older release wrote after that, what a website's
 * process wrote. Nothing reads it any more.
 */
export async function closeToWebsites(): Promise<void> {
  const { local } = browser.storage;
  // Firefox has the method only for other areas, and some versions not at all: then the call itself throws.
  const close = async () => local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
  await close().catch(() => {});
  // Not before the database has it.
  await readValues([]);
  const strangers = Object.keys(await movable());
  if (strangers.length > 0) await local.remove(strangers);
}
