import { describe, expect, it } from 'vitest';
import { goToSettings, typeAccount } from '../e2e/support/flows.ts';
import { useStage } from './support/stage.ts';

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

  it('tells wrong shapes at their fields and sends nothing', async () => {
    const page = await welcome();
    const [account] = stage.simulator.accounts;
    await page.findByLabel('Widget ID').fill(account.tokenId);
    await page.findByLabel('API token ID').fill('12345');
    await page.find('button', 'Save account').click();
    await page.waitForText('Give the account a name');
    await page.waitForText('TKN-… is a token ID');
    await page.waitForText('It starts with TKN-');
    await page.waitForText('Paste the secret that Inqud showed');
    await expect.poll(() => page.focusName()).toBe('Account name');
    await expect.poll(() => page.findByLabel('Widget ID').attribute('aria-invalid')).toBe('true');
    expect(stage.simulator.requests.list()).toEqual([]);
  });

  it('says which coins the widget takes when the connection works', async () => {
    await typeAccount(await welcome(), stage.simulator.accounts[0]);
    await test();
    await outcome('Connected. This widget accepts USDT on Ethereum, USDT on Tron');
  });

  it('works with the secret in a header, too', async () => {
    const page = await welcome();
    await page.findByCss('summary').click();
    await page.find('radio', 'Secret in a header', { exact: false }).click();
    await test();
    await outcome('Connected.');
    const [request] = stage.simulator.requests.list();
    expect(request?.headers['x-token-api-secret']).toBe(stage.simulator.accounts[0].secret);
    await page.find('radio', 'Signed requests', { exact: false }).click();
  });

  it('says precisely when the secret is wrong', async () => {
    await (await welcome()).findByLabel('Token secret').fill('not-the-secret');
    await test();
    await outcome(/Inqud rejected the API token.*Check the account’s token ID, secret/s);
    await (await welcome()).findByLabel('Token secret').fill(stage.simulator.accounts[0].secret);
  });

  it('says precisely when the widget is wrong', async () => {
    const page = await welcome();
    await page.findByLabel('Widget ID').fill('CAP-00000000-0000-4000-8000-000000000000');
    await test();
    await outcome(/Inqud can’t find this.*Check the account’s widget ID/s);
    await page.findByLabel('Widget ID').fill(stage.simulator.accounts[0].widgetId);
  });

  it.each([
    ['is forbidden', { kind: 'status', status: 403 }, /doesn’t allow this token/],
    ['asks for a pause', { kind: 'tooMany', retryAfter: 7 }, /Try again in 7 seconds/],
    ['has a fault', { kind: 'status', status: 500 }, /has a problem on its side \(500\)/],
    ['is replaced by a sign-in page', { kind: 'html' }, /Got an unreadable answer/],
    ['breaks off', { kind: 'reset' }, /Couldn’t reach Inqud/],
    ['is not what it should be', { kind: 'brokenJson' }, /Got an unreadable answer/],
  ] as const)('says so when the answer %s, and recovers with the next try', async (_, fault, words) => {
    stage.simulator.faults.always('options', fault);
    await test();
    await outcome(words);
    stage.simulator.faults.clear();
    await test();
    await outcome('Connected.');
  });

  it('gives up after 15 seconds without an answer', async () => {
    stage.simulator.faults.always('options', { kind: 'hang' });
    await test();
    await stage.simulator.requests.arrival(({ path }) => path.endsWith('/deposit-options'));
    await stage.desk.pass(15_000);
    await outcome('didn’t answer within 15 seconds');
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
