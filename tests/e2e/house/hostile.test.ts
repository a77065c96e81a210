import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../driver/types.ts';
import { createCheckout, goToSettings, timelineOf, typeFirstAccount } from '../support/flows.ts';
import { useStage } from '../support/stage.ts';
import { everythingStored, settingOf } from '../support/stored.ts';

describe('a hostile neighbour', () => {
  const stage = useStage({ installed: { extraExtensions: [fileURLToPath(new URL('hostile', import.meta.url))] } });
  let page: Tab;
  let id: string;

  beforeAll(async () => {
    page = await typeFirstAccount(stage.desk, stage.simulator.accounts[0]);
    id = await createCheckout(page, 'target-1');
  });
  const showCheckout = async () => {
    await page.bringToFront();
    await page.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts/${id}`);
    await page.find('region', 'Timeline').wait();
  };

  it('changes nothing by messages from another extension or its scripts in Inqud’s page [S-7]', async () => {
    const us = stage.desk.extensionOrigin.replace(/^.*:\/\//, '');
    const addon = stage.desk.name === 'firefox' ? 'checkout-desk@inqud-tools.example' : us;
    const hosted = await stage.desk.openWeb(`https://paycrypto.inqud.com/checkout/${id}#attack=${addon}`);
    // The hostile scripts write how each of their messages was answered into the page.
    await hosted.waitFor(() => document.documentElement.dataset.attacked === 'done');
    const answers = await hosted.evaluate(() => document.documentElement.dataset.answers ?? '');
    expect(JSON.parse(answers)).toEqual({ background: ['nothing', 'nothing'], content: ['nothing', 'nothing'] });
    await showCheckout();
    expect((await timelineOf(page)).join()).not.toContain('Paid');
    expect(stage.simulator.model.list()).toHaveLength(1);
    await goToSettings(page, 'Diagnostics');
    await page.waitForText('another extension: 4, last at');
  });

  // What a process of Inqud's page can do that somebody has taken over: all that our script in it could.
  it('cannot steer us from the process of Inqud’s page: what is in storage.local counts for nothing [S-60]', async () => {
    const hosted = await stage.desk.openWeb(`https://paycrypto.inqud.com/checkout/${id}`);
    await showCheckout();
    const planted = await page.evaluate(async () => {
      const { tabs, scripting } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      const [tab] = await tabs.query({ url: 'https://paycrypto.inqud.com/checkout/*' });
      const [{ result }] = await scripting.executeScript({
        target: { tabId: tab.id },
        func: async () => {
          const { storage } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
          const done = async (work: () => Promise<unknown>) => JSON.stringify((await work()) ?? 'done');
          const refused = () => 'refused';
          return [
            await done(() => storage.local.get(null)).catch(refused),
            await done(() => storage.local.set({ erasing: true, createsAtOnce: true })).catch(refused),
            await done(() => storage.session.get(null)).catch(refused),
          ];
        },
      });
      return result;
    });
    // Firefox can close the session only. What is open there is whether there were accounts.
    expect(planted).toEqual(
      stage.desk.name === 'firefox' ? ['{"hasAccounts":true}', '"done"', 'refused'] : Array(3).fill('refused'),
    );
    await hosted.close();
    await stage.desk.killBackground();
    await page.reload();
    await page.find('heading', 'target-1').wait();
    await goToSettings(page, 'Shortcuts');
    expect(await page.findByLabel(/Create right away/).evaluate((box) => (box as HTMLInputElement).checked)).toBe(
      false,
    );
    const left = () =>
      page.evaluate(async () => {
        const { storage } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
        return JSON.stringify(await storage.local.get(null));
      });
    await expect.poll(left).toBe('{"hasAccounts":true}');
    expect(await settingOf(page, 'erasing')).toBeUndefined();
  });

  it('cannot find out from a page of another extension that this one is there [S-61]', async () => {
    await (await stage.desk.openWeb(`https://paycrypto.inqud.com/checkout/${id}#look`)).close();
    const other = await stage.desk.waitForTab('look.html');
    const seen = () => other.evaluate(() => Reflect.get(globalThis, 'seen')());
    await expect.poll(async () => (await seen()).loaded.toSorted()).toEqual(['/checkout/CCO-0', '/widget.js']);
    for (const path of ['/widget.js', '/checkout/CCO-0']) {
      const frame = await other.frame(path);
      await frame.evaluate(() => {
        addEventListener('message', ({ data, source }) => {
          if (data === 'probe') source?.postMessage('probe', { targetOrigin: '*' });
        });
      });
    }
    await other.evaluate(() => Reflect.get(globalThis, 'ask')());
    // What our scripts had to say would have come before.
    await expect.poll(async () => (await seen()).heard.length).toBeGreaterThanOrEqual(2);
    expect((await seen()).heard).toEqual(['probe', 'probe']);
    await other.close();
  });

  it('finds the secret neither in the pages nor in anything stored, when requests are signed', async () => {
    const { secret } = stage.simulator.accounts[0];
    await showCheckout();
    const stored = (await everythingStored(page)) + (await page.evaluate(() => document.documentElement.outerHTML));
    expect(stored).toContain('target-1');
    expect(stored).toContain('key, extractable: false');
    expect(stored).not.toContain('extractable: true');
    expect(stored).not.toContain(secret);
    expect(JSON.stringify(stage.simulator.requests.list())).not.toContain(secret);
  });
});
