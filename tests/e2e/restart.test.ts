import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Simulator } from '../simulator/start.ts';
import { startSimulator } from '../simulator/start.ts';
import { axe } from './driver/axe.ts';
import { addAccount, cover, createCheckout, openCheckout, POPUP, setPassphrase, timelineOf, unlock } from './flows.ts';
import { launchDesk } from './stage.ts';

const PASSPHRASE = 'vigorous otter plinth 40';

describe('a restart of the browser', () => {
  const profile = mkdtempSync(join(tmpdir(), 'checkout-desk-'));
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSimulator();
  });
  afterAll(async () => {
    await simulator.close();
    rmSync(profile, { recursive: true, force: true });
  });

  it('keeps the account with its key, the checkouts and their timelines', async () => {
    const first = await launchDesk(simulator, { profile });
    const page = await addAccount(first, simulator.accounts[0]);
    const id = await createCheckout(page, 'kept-1');
    await first.close();

    const second = await launchDesk(simulator, { profile });
    // Opens by itself with each launch, because each one installs the extension; in Firefox in place of a blank tab.
    await second.waitForTab('options.html');
    const popup = await second.open('popup.html', POPUP);
    await popup.find('link', /kept-1/).wait();
    const desk = await openCheckout(second, id);
    await expect.poll(() => timelineOf(desk)).toContainEqual(expect.stringMatching(/Created/));
    // The key that signs survived too: a refresh is a signed request.
    simulator.model.expire(id);
    await desk.find('article', 'kept-1').find('button', 'Refresh').click();
    await expect.poll(() => timelineOf(desk)).toContainEqual(expect.stringMatching(/Expired/));
    await second.close();
  });

  it('says so when the browser has lost what was stored, until that is read', async () => {
    const lossy = mkdtempSync(join(tmpdir(), 'checkout-desk-'));
    try {
      const first = await launchDesk(simulator, { profile: lossy });
      await addAccount(first, simulator.accounts[0]);
      await first.close();
      // As Chromium does with what it finds damaged.
      const folders = globSync(['Default/IndexedDB', 'storage/default/moz-extension+++*/idb'], { cwd: lossy });
      const databases = folders.filter((folder) => !folder.includes('^userContextId'));
      expect(databases).toHaveLength(1);
      for (const folder of databases) rmSync(join(lossy, folder), { recursive: true });

      const second = await launchDesk(simulator, { profile: lossy });
      const page = await second.waitForTab('options.html');
      await page.waitForText('The browser has lost what it kept for Checkout Desk');
      await page.find('heading', 'Add your Inqud account').wait();
      expect(await axe(page)).toEqual([]);
      await page.find('button', 'Close', { exact: true }).click();
      await page.waitForNoText('The browser has lost');
      await page.reload();
      await page.find('heading', 'Add your Inqud account').wait();
      await page.waitForNoText('The browser has lost');
      await second.close();
    } finally {
      rmSync(lossy, { recursive: true, force: true });
    }
  });

  it('opens locked when there is a passphrase, shows that on the button, and works once it is unlocked [S-19]', async () => {
    const first = await launchDesk(simulator, { profile });
    await first.waitForTab('options.html');
    const page = await first.open('options.html#/settings');
    await setPassphrase(page, PASSPHRASE);
    await cover(page, 'Shop A', simulator.accounts[0].secret);
    await page.waitForText('The passphrase protects every saved secret.');
    await first.close();

    simulator.requests.clear();
    const second = await launchDesk(simulator, { profile });
    await second.waitForTab('options.html');
    const popup = await second.open('popup.html', POPUP);
    await popup.waitForText(/Locked (just now|.* ago)\./);
    const badge = () =>
      popup.evaluate(async (): Promise<string> => {
        const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
        return api.action.getBadgeText({});
      });
    await expect.poll(badge).toBe('Lock');
    await popup.find('link', /kept-1/).wait();
    expect(simulator.requests.list().filter(({ host }) => host === 'api.inqud.com')).toEqual([]);
    await unlock(popup, PASSPHRASE);
    const id = await createCheckout(popup, 'unlocked-1');
    expect(simulator.model.get(id)?.status).toBe('NEW');
    await expect.poll(badge).toBe('');
    await second.close();
  });
});
