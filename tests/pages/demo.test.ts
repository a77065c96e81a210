import { beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../e2e/driver/types.ts';
import { addAccount, createCheckout, WIDE } from '../e2e/support/flows.ts';
import { listIn } from '../e2e/support/list.ts';
import { rowsOf } from '../e2e/support/stored.ts';
import { useStage } from './support/stage.ts';

const DEMO = 'options.html?demo';

describe('the demo', () => {
  const stage = useStage();
  let real: Tab;
  let demo: Tab;
  const { shows } = listIn(() => demo);
  const databases = () => real.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).toSorted());
  const badges = () => demo.findByCss('.checkout-list .demo-badge').count();

  beforeAll(async () => {
    real = await addAccount(stage.desk, stage.simulator.accounts[0]);
    await real.evaluate(() => location.assign('#/checkouts'));
    await real.waitForText('No checkouts yet.');
    demo = await stage.desk.open(DEMO, WIDE);
  });

  it('says of the page and of each row that it is one', async () => {
    await shows(['DEMO-1', 'DEMO-2', 'DEMO-3']);
    await demo.waitForText('Demo. No real money, and nothing is sent to Inqud.');
    expect(await badges()).toBe(3);
  });

  it('has checkouts that come to their ends while somebody looks', async () => {
    await stage.desk.pass(90_000);
    await demo.waitForText('Paid');
    await demo.waitForText('Underpaid');
    await demo.waitForText('Expired');
  });

  it('makes one from a form that keeps nothing for the real desk, with a link that says that it is none', async () => {
    await demo.find('link', 'New checkout').click();
    const id = await createCheckout(demo, '4711', '48.50');
    expect(id).toMatch(/^DEMO-paid-/);
    expect(await demo.findByLabel('Payment link').value()).toBe(`https://demo.invalid/not-a-payment-link/${id}`);
    await expect.poll(() => stage.desk.clipboardText()).toBe(`https://demo.invalid/not-a-payment-link/${id}`);
    const popup = await stage.desk.open('popup.html');
    expect(await popup.findByLabel('Order ID').value()).toBe('');
    await popup.close();
    await shows(['4711', 'DEMO-1', 'DEMO-2', 'DEMO-3']);
  });

  it('shows a drawing in place of the widget, also where the link is opened', async () => {
    const before = (await stage.desk.tabs()).length;
    await demo.find('button', 'Open', { exact: false }).nth(0).click();
    await demo.find('article', '4711').wait();
    await demo.waitForText('A drawing in place of Inqud’s payment widget.');
    await demo.find('link', 'Open payment page').click();
    expect((await stage.desk.tabs()).length).toBe(before);
    expect(await demo.findByCss('iframe').count()).toBe(0);
  });

  it('exports nothing, imports nothing, and has no settings', async () => {
    for (const name of ['Export…', 'Import', 'Bulk create', 'Settings', 'Presets', 'Webhooks']) {
      expect([name, (await demo.find('link', name).count()) + (await demo.find('button', name).count())]).toEqual([
        name,
        0,
      ]);
    }
    for (const hash of ['#/settings/privacy', '#/import', '#/many', '#/preview/DEMO-paid-1', '#/requests']) {
      await demo.evaluate((to) => location.assign(to), hash);
      await demo.find('heading', 'Checkouts').wait();
      await shows(['4711', 'DEMO-1', 'DEMO-2', 'DEMO-3']);
    }
  });

  it('leaves the real desk as it was, and asks Inqud nothing [P-12]', async () => {
    await real.waitForText('No checkouts yet.');
    const history = await rowsOf<{ checkouts: unknown[]; outbox: unknown[] }>(real, 'checkout-desk-history');
    expect([history.checkouts, history.outbox]).toEqual([[], []]);
    expect(stage.simulator.requests.list()).toEqual([]);
  });

  it('is another tab than the one that the desk is shown in', async () => {
    await real.close();
    const popup = await stage.desk.open('popup.html');
    await popup.find('button', 'Open desk').click();
    real = await stage.desk.waitForTab('options.html#/checkouts');
    await real.waitForText('No checkouts yet.');
    await shows(['4711', 'DEMO-1', 'DEMO-2', 'DEMO-3']);
  });

  it('is gone after one click, in every tab, with its databases', async () => {
    const other = await stage.desk.open(DEMO, WIDE);
    await other.waitForText('Demo. No real money');
    await demo.find('button', 'Remove the demo').click();
    await demo.waitForText('No checkouts yet.');
    await other.waitForText('No checkouts yet.');
    for (const page of [demo, other]) expect(await page.evaluate(() => location.search)).toBe('');
    await expect.poll(databases).not.toContain('checkout-desk-demo-history');
    await expect.poll(databases).not.toContain('checkout-desk-demo-account');
  });
});
