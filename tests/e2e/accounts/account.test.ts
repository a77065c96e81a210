import { describe, expect, it } from 'vitest';
import { createCheckout, goToSettings, typeAccount } from '../support/flows.ts';
import { useStage } from '../support/stage.ts';

describe('the first account', () => {
  const stage = useStage();
  const welcome = () => stage.desk.waitForTab('options.html');
  const test = async () => (await welcome()).find('button', 'Test connection').click();
  const outcome = async (text: string | RegExp) => (await welcome()).waitForText(text);

  it('is asked for in the options page, which opens once, by itself', async () => {
    await (await welcome()).find('heading', 'Add your Inqud account').wait();
    const opened = await Promise.all((await stage.desk.tabs()).map((tab) => tab.url()));
    expect(opened.filter((url) => url.includes('options.html'))).toHaveLength(1);
  });

  it('has a drawing that turns round with the words, but for its tick', async () => {
    const turns = await (await welcome()).evaluate(() => {
      const lefts = (direction: string) => {
        document.documentElement.dir = direction;
        return ['.first-picture-paid', '.first-picture-check'].map((part) => {
          const [box, whole] = [part, '.first-picture'].map((each) =>
            document.querySelector(each)?.getBoundingClientRect(),
          );
          return Math.round((box?.left ?? 0) - (whole?.left ?? 0)) * 2 < (whole?.width ?? 0);
        });
      };
      const tick = () => getComputedStyle(document.querySelector('.first-picture-check') ?? document.body).scale;
      const turned = { lefts: lefts('rtl'), tick: tick() };
      return [turned, { lefts: lefts('ltr'), tick: tick() }];
    });
    expect(turns).toEqual([
      { lefts: [true, true], tick: '-1 1' },
      { lefts: [false, false], tick: 'none' },
    ]);
  });

  it('can wait: a demo needs none, asks Inqud nothing, and goes by one click', async () => {
    const page = await welcome();
    await page.find('link', 'Try the demo').click();
    await page.find('link', 'New checkout').click();
    expect(await createCheckout(page, '4711', '48.50')).toMatch(/^DEMO-paid-/);
    await page.find('button', 'Preview', { exact: false }).click();
    await page.waitForText('A drawing in place of Inqud’s payment widget.');
    await page.find('link', 'Open payment page').click();
    expect(await page.url()).toMatch(/options\.html\?demo#\/checkouts\/DEMO-paid-/);
    await page.find('button', 'Remove the demo').click();
    await page.find('heading', 'Add your Inqud account').wait();
    expect(stage.simulator.requests.list()).toEqual([]);
    await typeAccount(page, stage.simulator.accounts[0]);
  });

  it('says when the computer is offline, and notices when it is connected again', async () => {
    await stage.desk.setOffline(true);
    await outcome('You’re offline.');
    await test();
    await outcome('Nothing was sent.');
    await stage.desk.setOffline(false);
    await (await welcome()).waitForNoText('You’re offline. Statuses');
  });

  it('says when the browser does not allow the site, with the button that allows it', async () => {
    const page = await welcome();
    await stage.desk.setHostAccess('https://api.inqud.com', false);
    await page.find('button', 'Allow access to Inqud').nth(0).wait();
    await test();
    await outcome('Your browser is blocking access to Inqud. Nothing was sent.');
    await stage.desk.setHostAccess('https://api.inqud.com', true);
    const permissions = await stage.desk.open('options.html#/settings/permissions');
    await permissions.waitForText('Your browser allows everything Checkout Desk needs.');
    await permissions.close();
  });

  it('is saved, never shows its secret again, and can be tested with the saved one', async () => {
    const page = await welcome();
    await page.find('button', 'Save account').click();
    await page.find('heading', 'New checkout').wait();
    await goToSettings(page);
    await page.find('link', 'Edit Shop A').click();
    await expect.poll(() => page.findByLabel('Token secret').value()).toBe('');
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(
      stage.simulator.accounts[0].secret,
    );
    await test();
    await outcome('Connected.');
    expect(stage.simulator.requests.list().at(-1)?.headers).not.toHaveProperty('x-token-api-secret');
  });
});
