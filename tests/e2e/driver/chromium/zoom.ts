import type { Browser } from 'puppeteer-core';

/** The part of chrome.settingsPrivate that "Page zoom" in chrome://settings uses. */
type Settings = { setDefaultZoom(factor: number): Promise<boolean> };

export async function setPageZoom(browser: Browser, factor: number): Promise<void> {
  const page = await browser.newPage();
  try {
    // One of its scripts, as text: what asks counts by its address, and the whole page takes seconds.
    await page.goto('chrome://settings/settings.js');
    await page.evaluate(async (factor) => {
      const settings: Settings = Reflect.get(Reflect.get(globalThis, 'chrome'), 'settingsPrivate');
      await settings.setDefaultZoom(factor);
    }, factor);
  } finally {
    await page.close();
  }
}
