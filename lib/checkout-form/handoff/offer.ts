import { browser } from 'wxt/browser';
import { hashOf, openDesk } from '../../navigation/routes';
import { sidePanelIsOpen } from '../../navigation/sidePanel';
import { writeSetting } from '../../storage/settings';
import type { Handed } from './settings';
import { handed } from './settings';

/**
 * Gives an order to the form: in the side panel where it is open, else in the popup, else in the desk. Called straight
 * from the listener of a click or a key: Firefox opens the popup only then, so what is given may come later.
 */
export async function handOver(
  windowId: number | undefined,
  order: Promise<Omit<Handed, 'to' | 'at'> | null>,
): Promise<void> {
  const showing = showForm(windowId);
  const [to, given] = await Promise.all([showing, order]);
  if (given) await writeSetting(handed, { ...given, to, at: Date.now() });
  if (to === 'desk') await openDesk(hashOf({ at: 'new' }));
}

async function showForm(windowId: number | undefined): Promise<Handed['to']> {
  const open = sidePanelIsOpen(windowId);
  if (open === true || (open !== false && (await open))) return 'quick';
  try {
    await browser.action.openPopup(windowId === undefined ? {} : { windowId });
    return 'quick';
  } catch {
    // No window to show it at, or a browser that opens it only for a click on its button.
    return 'desk';
  }
}
