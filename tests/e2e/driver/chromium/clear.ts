import type { Browser, Page } from 'puppeteer-core';

/** Lets pages download into that folder, without a dialog. */
export async function allowDownloads(browser: Browser, downloadPath: string): Promise<void> {
  const session = await browser.target().createCDPSession();
  try {
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath });
  } finally {
    await session.detach();
  }
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
