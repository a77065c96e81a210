import { browser } from 'wxt/browser';
import { deskTab, openDesk } from '../../navigation/openDesk';
import { MINUTE, SECOND } from '../../shared/time';
import { readSetting, writeSetting } from '../../storage/settings';
import { isBusy } from '../../updates/busy';
import { reopenDesk, unseenUpdate, updateReady } from '../../updates/settings';

/** Nobody is here: so long without a key or a movement. */
const IDLE = 5 * MINUTE;
/** Behind a lock less is lost, but a passphrase may just be typed. */
const IDLE_WHILE_LOCKED = MINUTE;

export type Updates = ReturnType<typeof createUpdates>;

/**
 * Installs an update once it disturbs nobody: the desk is locked, or the computer idle, and no page does anything that must
 * not be cut off. To listen is what keeps Firefox from installing it at once; Chrome waits until no page is open, which
 * for a desk that is always open is the next start of the browser.
 */
export function createUpdates({ isLocked }: { isLocked: () => Promise<boolean> }) {
  const isQuiet = async () => {
    const idle = (await isLocked()) ? IDLE_WHILE_LOCKED : IDLE;
    return (await browser.idle.queryState(idle / SECOND)) !== 'active';
  };
  /** Returns whether it began: then every page of the extension closes, and its desk opens again. */
  const install = async (): Promise<boolean> => {
    if ((await readSetting(updateReady)) === null || (await isBusy())) return false;
    const open = await deskTab();
    await writeSetting(reopenDesk, open ? (URL.parse(open.url)?.hash ?? null) : null);
    browser.runtime.reload();
    return true;
  };
  const installIfQuiet = async (): Promise<void> => {
    if ((await readSetting(updateReady)) !== null && (await isQuiet())) await install();
  };
  browser.runtime.onUpdateAvailable.addListener(async ({ version }) => {
    await writeSetting(updateReady, version);
    await installIfQuiet();
  });
  browser.idle.onStateChanged.addListener(() => void installIfQuiet());
  browser.runtime.onInstalled.addListener(async ({ reason, previousVersion }) => {
    if (reason !== 'update') return;
    if (previousVersion !== undefined) await noteNews(previousVersion);
    const hash = await readSetting(reopenDesk);
    await writeSetting(reopenDesk, null);
    if (hash !== null) await openDesk(hash);
  });
  return { install, installIfQuiet };
}

/** One that is loaded again, as by a developer, has nothing new. */
async function noteNews(before: string): Promise<void> {
  const { version } = browser.runtime.getManifest();
  if (before !== version) await writeSetting(unseenUpdate, version);
}
