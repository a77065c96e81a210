import { beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../e2e/driver/types.ts';
import {
  createCheckout,
  goToSettings,
  openCheckout,
  POPUP,
  typeAnother,
  typeFirstAccount,
} from '../e2e/support/flows.ts';
import { putMoreAccounts } from '../e2e/support/stored.ts';
import { useStage } from './support/stage.ts';

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

  it('are shown in the desk one by one or all at once, and every row says whose it is', async () => {
    await desk.find('button', 'All accounts').click();
    await expect.poll(() => orders(desk)).toEqual(['b-1', 'a-1']);
    await desk.find('link', /b-1 Shop B,/).wait();
    await desk.find('link', /a-1 Shop A,/).wait();
    await desk.find('button', 'Shop B').click();
    await expect.poll(() => orders(desk)).toEqual(['b-1']);
    await desk.reload();
    await expect.poll(() => orders(desk)).toEqual(['b-1']);
    await desk.find('button', 'All accounts').click();
    await expect.poll(() => orders(desk)).toEqual(['b-1', 'a-1']);
  });

  it('are put in another order and renamed, and popup and rows follow', async () => {
    await goToSettings(desk);
    await expect.poll(() => names(desk)).toEqual(['Shop A', 'Shop B']);
    await desk.find('button', 'Move Shop B up').click();
    await expect.poll(() => names(desk)).toEqual(['Shop B', 'Shop A']);
    await desk.find('link', 'Edit Shop B').click();
    await desk.findByLabel('Account name').fill('Boutique');
    await desk.find('radio', 'pink').press('Space');
    await desk.find('button', 'Save account').click();
    await desk.waitForText('Saved.');
    await popup.find('button', 'Boutique').click();
    await popup.find('link', /b-1 Boutique,/).wait();
    expect(
      await popup.find('link', /b-1/).evaluate((row) => row.querySelector('.dot')?.getAttribute('data-colour')),
    ).toBe('pink');
  });

  it('can be given another secret: a wrong one pauses the account, with one notice, the right one ends that', async () => {
    await goToSettings(desk);
    await desk.find('link', 'Edit Shop A').click();
    await desk.findByLabel('Token secret').fill('a-secret-of-another-token');
    await desk.find('button', 'Save account').click();
    await desk.waitForText('Saved.');
    const id = stage.simulator.model.list().find(({ clientOrderId }) => clientOrderId === 'a-1')?.id ?? '';
    const page = await openCheckout(stage.desk, id);
    await page.find('article', 'a-1').find('button', 'Refresh').click();
    await desk.waitForText(/Shop A: Inqud rejected the API token/);
    await desk.findByLabel('Token secret').fill(shopA().secret);
    await desk.find('button', 'Save account').click();
    await desk.waitForNoText('Inqud rejected the API token');
    stage.simulator.model.expire(id);
    await page.find('article', 'a-1').find('button', 'Refresh').click();
    await page.find('article', 'a-1').waitForText('Expired');
    await page.close();
  });

  it('cannot have one name, or the same widget and token, twice', async () => {
    await goToSettings(desk);
    await desk.find('link', 'Add account').click();
    await desk.findByLabel('Account name').fill('Shop A');
    await desk.findByLabel('Widget ID').fill(shopA().widgetId);
    await desk.findByLabel('API token ID').fill(shopA().tokenId);
    await desk.findByLabel('Token secret').fill(shopA().secret);
    await desk.find('button', 'Save account').click();
    await desk.waitForText('Another account has this name.');
    await desk.waitForText('“Shop A” already has this widget and this token.');
  });

  it('can be removed with the history kept: the rows stay, named, and nothing is asked any more', async () => {
    await goToSettings(desk);
    await desk.find('button', 'Remove Boutique').click();
    const dialog = desk.find('dialog', 'Remove Boutique?');
    await expect.poll(() => desk.focusName()).toBe('Cancel');
    await dialog.waitForText('This deletes its token and secret');
    await dialog.find('button', 'Remove account').click();
    await expect.poll(() => names(desk)).toEqual(['Shop A']);
    await desk.find('link', 'Checkouts', { exact: true }).click();
    await desk.find('link', /b-1 Boutique \(removed\),/).click();
    await desk.waitForText('Boutique (removed)');
    stage.simulator.requests.clear();
    await desk.waitForText('Its account is no longer in this browser');
    expect(await desk.find('article', 'b-1').find('button', 'Refresh').count()).toBe(0);
    expect(
      stage.simulator.requests
        .list()

        .map(({ path }) => path),
    ).not.toContainEqual(expect.stringContaining(shopB().widgetId));
  });

  it('that is added again finds the history that it left', async () => {
    await typeAnother(desk, shopB(), 'Boutique again');
    await desk.find('link', 'Checkouts', { exact: true }).click();
    await desk.find('link', /b-1 Boutique again,/).click();
    await desk.find('article', 'b-1').find('button', 'Refresh').click();
    await expect
      .poll(() => stage.simulator.requests.list().map(({ path }) => path))
      .toContainEqual(expect.stringContaining(shopB().widgetId));
  });

  it('can be removed with the history: the rows go, the other account’s stay', async () => {
    await goToSettings(desk);
    await desk.find('button', 'Remove Boutique again').click();
    const dialog = desk.find('dialog', 'Remove Boutique again?');
    await dialog.find('radio', /Remove them too/).click();
    await dialog.find('button', 'Remove account').click();
    await expect.poll(() => names(desk)).toEqual(['Shop A']);
    await desk.find('link', 'Checkouts', { exact: true }).click();
    await expect.poll(() => orders(desk)).toEqual(['a-1']);
  });

  it('may be 200, with hostile names, in popup and desk', async () => {
    const hostile = '<img src=x onerror="document.title=1">&amp;"\'{{7*7}}';
    await goToSettings(desk);
    // As 199 times through the form, which is tested above.
    await putMoreAccounts(desk, 199, hostile);
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
    }
  });

  it('refuses a name that turns the direction of text around', async () => {
    await desk.find('link', 'Add account').click();
    await desk.findByLabel('Account name').fill('Shop \u202eA');
    await desk.find('button', 'Save account').click();
    await desk.waitForText('This contains an invisible character. Type it instead of pasting.');
  });
});
