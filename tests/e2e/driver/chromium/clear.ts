import type { Browser, Page } from 'puppeteer-core';

/** Sets where pages download to, without a dialog. The setting ends with its session, so that stays open. */
export async function watchDownloads(browser: Browser): Promise<(folder: string) => Promise<void>> {
  const session = await browser.target().createCDPSession();
  return async (downloadPath) => {
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath });
  };
}

/** Removes what pages of the web left in the browser. `blank` is the one page that is open. */
export async function clearBrowser(blank: Page, hosts: string[]): Promise<void> {
  const session = await blank.createCDPSession();
  await session.send('Network.clearBrowserCookies');
  await session.send('Network.clearBrowserCache');
  for (const host of hosts) {
    await session.send('Storage.clearDataForOrigin', { origin: `https://${host}`, storageTypes: 'all' });
  }
  await session.send('Browser.resetPermissions');
  await session.detach();
  await emptyClipboard(blank);
}

/** Nothing can be put there without a copy: this one copies nothing. */
async function emptyClipboard(blank: Page): Promise<void> {
  await blank.evaluate(() => {
    document.addEventListener(
      'copy',
      (event) => {
        event.clipboardData?.setData('text/plain', '');
        event.preventDefault();
      },
      { once: true },
    );
  });
  await blank.keyboard.press('c', { commands: ['copy'] });
}
