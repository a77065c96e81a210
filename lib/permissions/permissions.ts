import { browser } from 'wxt/browser';
import { API_ORIGIN, WIDGET_ORIGIN } from '../inqud/origins';

/** Inqud's two sites. The user can revoke either at any time, and requests then fail without a reason. */
const SITES = { origins: [`${API_ORIGIN}/*`, `${WIDGET_ORIGIN}/*`] };

export function hasSites(): Promise<boolean> {
  return browser.permissions.contains(SITES);
}

/** Whether one site, such as `https://api.inqud.com`, is allowed. */
export function hasSite(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [`${origin}/*`] });
}

/** Asks the user for both sites; must be called directly in a click handler. Returns whether they are granted now. */
export function requestSites(): Promise<boolean> {
  return browser.permissions.request(SITES);
}

const CLIPBOARD = { permissions: ['clipboardRead' as const] };

export function mayReadClipboard(): Promise<boolean> {
  return browser.permissions.contains(CLIPBOARD);
}

/** Asks the user for clipboard access; must be called directly in a click handler. */
export function requestClipboard(): Promise<boolean> {
  return browser.permissions.request(CLIPBOARD);
}

export function giveUpClipboard(): Promise<boolean> {
  return browser.permissions.remove(CLIPBOARD);
}

/** Notifies when a permission is granted or revoked. Returns the unsubscribe function. */
export function onPermissionsChanged(listener: () => void): () => void {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
  return () => {
    browser.permissions.onAdded.removeListener(listener);
    browser.permissions.onRemoved.removeListener(listener);
  };
}
