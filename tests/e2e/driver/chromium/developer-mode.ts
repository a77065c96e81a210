import type { Browser } from 'puppeteer-core';

type ExtensionSettings = { updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void> };

/** Turns it on, as the switch in chrome://extensions does. Without it, Chromium disables an extension that reloads itself from a folder. */
export async function turnOnDeveloperMode(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  try {
    // One of its scripts, as text: what asks counts by its address, and the whole page takes seconds.
    await page.goto('chrome://extensions/extensions.js');
    await page.evaluate(async () => {
      const settings: ExtensionSettings = Reflect.get(Reflect.get(globalThis, 'chrome'), 'developerPrivate');
      await settings.updateProfileConfiguration({ inDeveloperMode: true });
    });
  } finally {
    await page.close();
  }
}
