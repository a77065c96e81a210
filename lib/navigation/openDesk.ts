import { browser } from 'wxt/browser';
import { isDisplay, ownPages } from './customerDisplay';
import { DEMO_QUERY } from './routes';

/** The desk's tab; the one of the demo is another, and so is what a customer sees. */
export async function deskTab() {
  return (await ownPages()).find(({ url }) => !url.includes(`.html${DEMO_QUERY}`) && !isDisplay(url));
}

/** Shows a hash in the desk's tab: the one that is already open, or a new one. */
export async function openDesk(hash: string): Promise<void> {
  const url = browser.runtime.getURL('/options.html') + hash;
  const open = await deskTab();
  if (open?.id === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(open.id, { url, active: true });
  await browser.windows.update(open.windowId, { focused: true });
}
