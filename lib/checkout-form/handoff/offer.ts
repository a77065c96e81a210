import { browser } from 'wxt/browser';
import { hashOf, openDesk } from '../../navigation/routes';
import { sidePanelIsOpen } from '../../navigation/sidePanel';
import { writeSetting } from '../../storage/settings';
import type { Handoff } from './settings';
import { handoff } from './settings';

/**
 * Gives an order to the form: in the side panel where it is open, else in the popup, else in the desk. Called straight
 * from the listener of a click or a key: Firefox opens the popup only then, so what is given may come later.
 */
export async function offerHandoff(
  windowId: number | undefined,
  order: Promise<Omit<Handoff, 'to' | 'at'> | null>,
): Promise<void> {
  const showing = showForm(windowId);
  const [to, given] = await Promise.all([showing, order]);
  if (given) await writeSetting(handoff, { ...given, to, at: Date.now() });
  if (to === 'desk') await openDesk(hashOf({ at: 'new' }));
}

async function showForm(windowId: number | undefined): Promise<Handoff['to']> {
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
