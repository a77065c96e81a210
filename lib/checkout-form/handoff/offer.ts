import { browser } from 'wxt/browser';
import { openDesk } from '../../navigation/openDesk';
import { hashOf } from '../../navigation/routes';
import { sidePanelIsOpen } from '../../navigation/sidePanel';
import { writePageSetting } from '../../storage/settings';
import type { Handoff } from './settings';
import { handoff } from './settings';

/**
 * Offers an order to the form: in the side panel if it is open, else in the popup, else in the desk. Must be called
 * directly in the listener of a click or a key: Firefox opens the popup only then. So the order itself may still be
 * loading.
 */
export async function offerHandoff(
  windowId: number | undefined,
  order: Promise<Omit<Handoff, 'to' | 'at'> | null>,
): Promise<void> {
  const showing = showForm(windowId);
  const [to, offered] = await Promise.all([showing, order]);
  if (offered) await writePageSetting(handoff, { ...offered, to, at: Date.now() });
  if (to === 'desk') await openDesk(hashOf({ at: 'new' }));
}

async function showForm(windowId: number | undefined): Promise<Handoff['to']> {
  const open = sidePanelIsOpen(windowId);
  if (open === true || (open !== false && (await open))) return 'quick';
  try {
    await browser.action.openPopup(windowId === undefined ? {} : { windowId });
    return 'quick';
  } catch {
    // There is no window, or the browser opens the popup only for a click on its button.
    return 'desk';
  }
}
