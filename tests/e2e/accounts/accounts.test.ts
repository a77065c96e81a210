import { beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../driver/types.ts';
import { createCheckout, goToSettings, POPUP, typeAnother, typeFirstAccount } from '../support/flows.ts';
import { useStage } from '../support/stage.ts';

const SECOND = { projectName: 'Second Shop' };

describe('several accounts', () => {
  const stage = useStage({ simulator: { accounts: [{}, SECOND] } });
  const shopA = () => stage.simulator.accounts[0];
  const shopB = () => stage.simulator.accounts[1] ?? shopA();
  let desk: Tab;
  let popup: Tab;

  const make = async (orderId: string) => {
    await desk.bringToFront();
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/new`);
    const id = await createCheckout(desk, orderId);
    await desk.press('Escape');
    await desk.find('form', 'New checkout').wait();
    return id;
  };
  const widgetOf = (checkoutId: string) => stage.simulator.model.get(checkoutId)?.projectId;
  /** The orders in a page's list, from the top. */
  const orders = (page: Tab) =>
    page.evaluate(() => Array.from(document.querySelectorAll<HTMLElement>('.row-order > bdi'), (row) => row.innerText));
  const names = (page: Tab) =>
    page.evaluate(() =>
      Array.from(document.querySelectorAll<HTMLElement>('.account-line-name'), (name) => name.innerText),
    );

  beforeAll(async () => {
    desk = await typeFirstAccount(stage.desk, shopA());
    await make('a-1');
    await typeAnother(desk, shopB(), 'Shop B');
    popup = await stage.desk.open('popup.html', POPUP);
  });

  it('are switched by one click in the popup, and what is made then belongs to that one', async () => {
    await popup.find('button', 'Shop B').click();
    await popup.waitForText('No checkouts yet. Create one and track its payment here.');
    const id = await createCheckout(popup, 'b-1');
    expect(widgetOf(id)).toBe(shopB().widgetId);
    await expect.poll(() => orders(popup)).toEqual(['b-1']);
    await popup.find('button', 'Shop A').click();
    await expect.poll(() => orders(popup)).toEqual(['a-1']);
    await popup.press('Escape');
  });

  it('are switched by one key, in whatever page, for all of them', async () => {
    await popup.find('button', 'Shop A').click();
    await popup.press('Alt+A');
    await expect.poll(() => orders(popup)).toEqual(['b-1']);
    await desk.bringToFront();
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/new`);
    await desk.waitForText(/for\s+Shop B/);
    await desk.press('Alt+A');
    await desk.waitForText(/for\s+Shop A/);
    await expect.poll(() => orders(popup)).toEqual(['a-1']);
  });

  it('may be 200, with hostile names, in popup and desk', async () => {
    const hostile = '<img src=x onerror="document.title=1">&amp;"\'{{7*7}}';
    await goToSettings(desk);
    // As 198 times through the form, which is tested in tests/pages.
    await desk.evaluate(async (label) => {
      const opening = indexedDB.open('checkout-desk-accounts');
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      const table = opening.result.transaction('accounts', 'readwrite').objectStore('accounts');
      const reading = table.getAll();
      await new Promise((resolve) => reading.addEventListener('success', resolve));
      const [account] = reading.result;
      for (let i = 1; i < 199; i += 1) {
        const changes = { id: `many-${i}`, label: `${label} ${i}`, position: 1000 + i, removed: null };
        table.put({ ...account, ...changes, tokenId: `TKN-00000000-0000-4000-8000-${String(i).padStart(12, '0')}` });
      }
      await new Promise((resolve) => table.transaction.addEventListener('complete', resolve));
      opening.result.close();
    }, hostile);
    await desk.reload();
    await popup.reload();
    await expect.poll(async () => (await names(desk)).length).toBe(200);
    await expect.poll(() => names(desk)).toContain(`${hostile} 7`);
    await popup.findByLabel('Account').select(`${hostile} 123`);
    await popup.waitForText('No checkouts yet. Create one and track its payment here.');
    await popup.findByLabel('Account').select('Shop A');
    await popup.find('link', /a-1 Shop A,/).wait();
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
  });
});
