import { browser } from 'wxt/browser';
import { API_ORIGIN, WIDGET_ORIGIN } from '../inqud/origins';

/** The two sites of Inqud. A person can take either away at any time, and the browser then fails without a word. */
const SITES = { origins: [`${API_ORIGIN}/*`, `${WIDGET_ORIGIN}/*`] };

export function hasSites(): Promise<boolean> {
  return browser.permissions.contains(SITES);
}

/** Whether one site, such as `https://api.inqud.com`, is allowed. */
export function hasSite(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [`${origin}/*`] });
}

/** Asks the person for both sites; call it straight from a click. Returns whether they are granted now. */
export function requestSites(): Promise<boolean> {
  return browser.permissions.request(SITES);
}

const CLIPBOARD = { permissions: ['clipboardRead' as const] };

export function mayReadClipboard(): Promise<boolean> {
  return browser.permissions.contains(CLIPBOARD);
}

/** Asks the person to let us read the clipboard; call it straight from a click. */
export function requestClipboard(): Promise<boolean> {
  return browser.permissions.request(CLIPBOARD);
}

export function giveUpClipboard(): Promise<boolean> {
  return browser.permissions.remove(CLIPBOARD);
}

/** Calls back whenever a permission was granted or taken away. Returns how to stop. */
export function onPermissionsChanged(changed: () => void): () => void {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
  return () => {
    browser.permissions.onAdded.removeListener(changed);
    browser.permissions.onRemoved.removeListener(changed);
  };
}
