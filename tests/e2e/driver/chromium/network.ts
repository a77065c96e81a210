import type { Browser, Target } from 'puppeteer-core';

/** Tells each page and each service worker that it is offline; Chromium knows no such switch for all at once. */
export function watchNetwork(browser: Browser) {
  let offline = false;

  async function apply(target: Target): Promise<void> {
    if (target.type() === 'page') await (await target.page())?.setOfflineMode(offline);
    if (target.type() !== 'service_worker') return;
    // Through puppeteer's own session: with a second one attached, a stopped worker would stay.
    const session = (await target.worker())?.client;
    await session?.send('Network.enable');
    await session?.send('Network.emulateNetworkConditions', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
  }
  // It may be gone before it could be told.
  const applyIfThere = (target: Target) => apply(target).catch(() => {});

  browser.on('targetcreated', (target) => {
    if (offline) void applyIfThere(target);
  });

  return {
    setOffline: async (next: boolean): Promise<void> => {
      offline = next;
      await Promise.all(browser.targets().map(applyIfThere));
    },
  };
}
