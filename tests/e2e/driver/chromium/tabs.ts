import type { Browser, Page } from 'puppeteer-core';
import { createTab } from '../tab.ts';
import type { Appearance, Tab } from '../types.ts';
import { show } from './appearance.ts';
import { createChromiumTab } from './tab.ts';

/** Makes a tab of each page from its start, in the browser's appearance. */
export function watchTabs(browser: Browser, appearance: Appearance) {
  let current = appearance;
  const known = new WeakMap<Page, Promise<Tab>>();
  const of = (page: Page): Promise<Tab> => {
    const tab = known.get(page) ?? prepare(page);
    known.set(page, tab);
    return tab;
  };
  const prepare = async (page: Page) => {
    const tab = createTab(createChromiumTab(page));
    await show(page, current);
    return tab;
  };
  // A page that the extension opens is listened to from its start.
  browser.on('targetcreated', async (target) => {
    if (target.type() !== 'page') return;
    try {
      const page = await target.page();
      if (page) await of(page);
    } catch {
      // It was closed before it could be prepared.
    }
  });
  return {
    of,
    setAppearance: async (next: Appearance): Promise<void> => {
      current = { ...current, ...next };
      await Promise.all((await browser.pages()).map((page) => show(page, current)));
    },
    /** For the pages that come. */
    resetAppearance: (): void => {
      current = appearance;
    },
  };
}
