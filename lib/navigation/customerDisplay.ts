import { browser } from 'wxt/browser';

/** In the query of the address of our page, where it shows one checkout to a customer. */
const PARAMETER = 'display';
const PAGE = '/options.html';

/** What the window is big enough for when it is opened; its inside, in px. */
const SIZE = { width: 960, height: 720 };

/** The ID of the checkout that a page with this query shows to a customer; null where it is the desk. */
export function displayedIn(search: string): string | null {
  return new URLSearchParams(search).get(PARAMETER) || null;
}

export const displayAddress = (checkoutId: string): string =>
  `${PAGE}?${new URLSearchParams({ [PARAMETER]: checkoutId })}`;

/** Whether this is the address of such a page, and not of the desk. */
export const isDisplay = (url: string): boolean => displayedIn(URL.parse(url)?.search ?? '') !== null;

/** Our pages in tabs, each with its address, or the one that it is about to have: Chrome names none before that. */
export async function ownPages(): Promise<{ id: number | undefined; windowId: number; url: string }[]> {
  const tabs = await browser.tabs.query({ url: `${browser.runtime.getURL(PAGE)}*` });
  return tabs.map(({ id, windowId, url, pendingUrl }) => ({ id, windowId, url: url || pendingUrl || '' }));
}

/**
 * Shows a checkout on the customer display: in its window, which stays where a person has put it, such as on a second
 * screen, or else in a new one.
 */
export async function openCustomerDisplay(checkoutId: string): Promise<void> {
  const url = browser.runtime.getURL(PAGE) + displayAddress(checkoutId).slice(PAGE.length);
  const open = (await ownPages()).find((page) => isDisplay(page.url));
  if (open?.id === undefined) {
    await browser.windows.create({ url, type: 'popup', ...SIZE });
    return;
  }
  await browser.tabs.update(open.id, { url, active: true });
  await browser.windows.update(open.windowId, { focused: true });
}
