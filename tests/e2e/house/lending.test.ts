import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { startSimulator } from '../../simulator/start.ts';
import type { Tab } from '../driver/types.ts';
import { addAccount, createCheckout, goToSettings } from '../support/flows.ts';
import { borrowDesk } from '../support/shared-browser.ts';
import { BROWSER } from '../support/stage.ts';
import { copiesStored, everythingStored } from '../support/stored.ts';

/** What a page of the web finds of its last visit, and what the browser tells every page. */
const traces = (page: Tab) =>
  page.evaluate(() => ({
    cookie: document.cookie,
    kept: Object.keys(localStorage),
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    online: navigator.onLine,
  }));

/** What the browser allows our extension, in a fixed order. */
const granted = (page: Tab) =>
  page.evaluate(async () => {
    const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const { origins, permissions } = await api.permissions.getAll();
    return [...new Set<string>([...origins, ...permissions])].sort();
  });

it('a browser that one test file used is for the next as if just launched', async () => {
  const simulator = await startSimulator();
  try {
    const first = await borrowDesk(BROWSER, simulator);
    const desk = await addAccount(first.desk, simulator.accounts[0]);
    const allowed = await granted(desk);
    const id = await createCheckout(desk, 'needle-1');
    const hosted = await first.desk.openWeb(`https://paycrypto.inqud.com/checkout/${id}`);
    const atFirst = await traces(hosted);
    await hosted.evaluate(async () => {
      await cookieStore.set('needle', '1');
      localStorage.setItem('needle', '1');
    });
    await goToSettings(desk, 'Data and privacy');
    await desk.find('button', 'Save backup').click();
    await first.desk.waitForDownload('.jsonl');
    await first.desk.setAppearance({ colorScheme: 'dark' });
    await first.desk.setHostAccess('https://api.inqud.com', false);
    await first.desk.setOffline(true);
    expect(await first.desk.clipboardText()).toContain(id);
    await first.giveBack();

    const second = await borrowDesk(BROWSER, simulator);
    const welcome = await second.desk.waitForTab('options.html');
    await welcome.find('heading', 'Add your Inqud account').wait();
    expect(await second.desk.tabs()).toHaveLength(1);
    expect(await granted(welcome)).toEqual(allowed);
    expect(await everythingStored(welcome)).not.toMatch(/needle|Shop A|TKN-|CCO-/);
    expect(await copiesStored(welcome)).toEqual([]);
    expect(await readdir(second.desk.downloads)).toEqual([]);
    expect(await second.desk.clipboardText()).toBe('');
    const again = await second.desk.openWeb(`https://paycrypto.inqud.com/checkout/${id}`);
    expect(await traces(again)).toEqual(atFirst);
    await welcome.bringToFront();
    await createCheckout(await addAccount(second.desk, simulator.accounts[0]), 'next-1');
    await second.giveBack();
  } finally {
    await simulator.close();
  }
});
