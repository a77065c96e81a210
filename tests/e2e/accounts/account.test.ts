import { describe, expect, it } from 'vitest';
import { goToSettings, POPUP, typeAccount } from '../support/flows.ts';
import { useStage } from '../support/stage.ts';
import { putMoreAccounts } from '../support/stored.ts';

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

  it('says when the computer is offline, and notices when it is connected again', async () => {
    await typeAccount(await welcome(), stage.simulator.accounts[0]);
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
    await test();
    await outcome('Connected.');
    expect(await page.find('button', 'Allow access to Inqud').count()).toBe(0);
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

  it('may be one of 200, with hostile names, which fit in popup and desk; a key leads from one to the next', async () => {
    const desk = await welcome();
    const hostile = '<img src=x onerror="document.title=1">&amp;"\'{{7*7}}';
    // As 199 times through the form, which is tested in tests/pages.
    await putMoreAccounts(desk, 199, hostile);
    await desk.reload();
    await goToSettings(desk);
    const names = () =>
      desk.evaluate(() =>
        Array.from(document.querySelectorAll<HTMLElement>('.account-line-name'), (name) => name.innerText),
      );
    await expect.poll(async () => (await names()).length).toBe(200);
    expect(await names()).toContain(`${hostile} 7`);
    const popup = await stage.desk.open('popup.html', POPUP);
    await popup.findByLabel('Account').select(`${hostile} 123`);
    for (const [page, title] of [
      [desk, 'Settings · Checkout Desk'],
      [popup, 'Checkout Desk'],
    ] as const) {
      expect(await page.evaluate(() => [document.title, document.querySelectorAll('main img').length])).toEqual([
        title,
        0,
      ]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
    await popup.press('Alt+A');
    await desk.bringToFront();
    await desk.evaluate(() => location.assign('#/new'));
    await desk.waitForText(/for\s+<img src=x .* 124/);
    await desk.press('Alt+A');
    await desk.waitForText(/for\s+<img src=x .* 125/);
  });
});
