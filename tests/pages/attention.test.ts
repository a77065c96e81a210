import { beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../e2e/driver/types.ts';
import { addAccount, createCheckout, goToSettings, openCheckout, POPUP, timelineOf } from '../e2e/support/flows.ts';
import { useStage } from './support/stage.ts';

describe('what needs a person', () => {
  const stage = useStage();
  let desk: Tab;
  let popup: Tab;

  const make = async (orderId: string) => {
    await popup.bringToFront();
    const id = await createCheckout(popup, orderId);
    await popup.press('Escape');
    await popup.find('form', 'New checkout').wait();
    return id;
  };
  const api = (page: Tab, what: 'badge' | 'notifications') =>
    page.evaluate(async (wanted): Promise<string> => {
      const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      if (wanted === 'badge') return browser.action.getBadgeText({});
      return Object.keys(await browser.notifications.getAll()).join();
    }, what);
  const badge = () => api(popup, 'badge');
  const notifications = () => api(popup, 'notifications');
  const refreshed = async (id: string, orderId: string) => {
    const page = await openCheckout(stage.desk, id);
    await page.find('article', orderId).find('button', 'Refresh').click();
    return page;
  };

  beforeAll(async () => {
    desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
    popup = await stage.desk.open('popup.html', POPUP);
    await popup.find('form', 'New checkout').wait();
  });

  it('is nothing at first', async () => {
    await desk.find('link', 'Needs attention', { exact: true }).nth(0).click();
    await desk.waitForText('You’re all caught up');
    await expect.poll(badge).toBe('');
  });

  it('an underpaid checkout: how much is missing, what to do, on the button, in popup and desk, told once', async () => {
    const id = await make('under-1');
    stage.simulator.model.pickCoin(id, 'ETHEREUM_USDT');
    stage.simulator.model.pay(id, '40');
    stage.simulator.model.confirm(id);
    const page = await refreshed(id, 'under-1');
    await page
      .find('region', 'Needs attention')
      .waitForText(
        /Underpaid: 40 of 99\.46291 USDT received, 59\.46291 USDT missing\..*Customers can’t top up an underpaid checkout\. Create one/s,
      );
    await expect.poll(badge).toBe('1');
    await expect.poll(notifications).toBe(`conflict ${id}`);
    await popup.find('button', '1 needs attention').click();
    await popup
      .find('region', 'Needs attention')
      .find('link', /under-1.*Underpaid/s)
      .wait();
    await desk.find('link', 'Needs attention 1').wait();
    await desk
      .find('region', 'Attention')
      .find('link', /under-1/)
      .wait();
    await page.close();
  });

  it('can be acknowledged with a note, which stays in the timeline; the count falls everywhere', async () => {
    const form = desk.find('form', 'Mark under-1 as handled');
    await form.findByLabel('Note (optional)').fill('Customer wrote, refund by Anna');
    await form.find('button', 'Mark as handled').click();
    await desk.waitForText('You’re all caught up');
    await expect.poll(badge).toBe('');
    await popup
      .find('region', 'Recent checkouts')
      .find('link', /under-1/)
      .click();
    // The popup has closed itself, and the desk's tab shows the checkout.
    popup = await stage.desk.open('popup.html', POPUP);
    await expect
      .poll(() => timelineOf(desk))
      .toContainEqual(expect.stringMatching(/Handled: underpaid\. “Customer wrote, refund by Anna”/));
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/attention`);
  });

  it('an overpaid one, an unknown status, a frozen payment: each with its reason', async () => {
    const over = await make('over-1');
    stage.simulator.model.pickCoin(over, 'TRON_USDT');
    stage.simulator.model.pay(over, '120');
    stage.simulator.model.confirm(over);
    const strange = await make('strange-1');
    stage.simulator.model.forceStatus(strange, 'ON_HOLD');
    for (const [id, order] of [
      [over, 'over-1'],
      [strange, 'strange-1'],
    ] as const) {
      await (await refreshed(id, order)).close();
    }
    await desk.bringToFront();
    await desk.waitForText(/Overpaid by 20\.53709 USDT\./);
    await desk.waitForText('Inqud says “ON_HOLD”, a status that Checkout Desk doesn’t know.');
    await expect.poll(badge).toBe('2');
  });

  it('a create with unknown outcome counts, too', async () => {
    stage.simulator.faults.once('create', { kind: 'lostAnswer' });
    await popup.bringToFront();
    await popup.findByLabel('Order ID').fill('lost-1');
    await popup.findByLabel('Amount').fill('5');
    await popup.findByLabel('Amount').press('Enter');
    await popup.find('region', 'Order lost-1: outcome unknown').wait();
    await expect.poll(badge).toBe('3');
    const row = desk.find('region', 'Order lost-1: outcome unknown');
    await row.find('button', 'Discard…').click();
    await row.find('button', 'Discard', { exact: true }).click();
    await expect.poll(badge).toBe('2');
  });

  it('the same order twice is asked about first, and shows the earlier one; “Create another” makes it', async () => {
    await popup.bringToFront();
    await popup.findByLabel('Order ID').fill('over-1');
    await popup.findByLabel('Amount').fill('7');
    await popup.findByLabel('Amount').press('Enter');
    await popup.waitForText('Order over-1 already has a checkout. Nothing was created.');
    const count = stage.simulator.model.list().length;
    await expect.poll(() => popup.focusName()).toBe('Show checkout');
    await popup.find('button', 'Create another').click();
    await popup.findByLabel('Payment link').wait();
    expect(stage.simulator.model.list().length).toBe(count + 1);
    await popup.press('Escape');
  });

  it('payments are told once, also when the background was ended in between', async () => {
    const ids: string[] = [];
    for (const order of ['many-1', 'many-2', 'many-3', 'many-4', 'many-5']) ids.push(await make(order));
    await goToSettings(desk, 'Status checks');
    await popup.close();
    for (const id of ids) {
      stage.simulator.model.pickCoin(id, 'TRON_USDT');
      stage.simulator.model.pay(id);
      stage.simulator.model.confirm(id);
    }
    await desk.find('button', 'Refresh now').click();
    const paid = async () => (await api(desk, 'notifications')).split(',').filter((key) => key.includes('paid'));
    const untold = () =>
      desk.evaluate(async () => {
        const opening = indexedDB.open('checkout-desk-history');
        await new Promise((resolve) => opening.addEventListener('success', resolve));
        const counting = opening.result.transaction('notices').objectStore('notices').count();
        await new Promise((resolve) => counting.addEventListener('success', resolve));
        opening.result.close();
        return counting.result;
      });
    await desk.find('link', 'Checkouts', { exact: true }).click();
    for (const order of ['many-1', 'many-2', 'many-3', 'many-4', 'many-5']) {
      await desk.find('link', new RegExp(`${order}.*Paid`, 's')).wait();
    }
    await expect.poll(untold).toBe(0);
    const told = await paid();
    expect(told.length).toBeGreaterThan(0);
    // From the screen: what is told again would be seen there.
    await desk.evaluate(async (keys): Promise<void> => {
      const { notifications } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      await Promise.all(keys.map((key) => notifications.clear(key)));
    }, told);
    await stage.desk.killBackground();
    popup = await stage.desk.open('popup.html', POPUP);
    await popup.find('link', /many-5.*Paid/s).wait();
    await expect.poll(untold).toBe(0);
    expect(await paid()).toEqual([]);
  });

  it('the monitor panel says when it asked, when it asks next, and how that went', async () => {
    await goToSettings(desk, 'Status checks');
    const panel = desk.find('region', 'Status checks');
    await panel.waitForText(/just now|\d+ s/);
    await panel.waitForText(/in \d+:\d\d|now|nothing to check/);
    stage.simulator.faults.always('read', { kind: 'status', status: 500 });
    const id = await make('fault-1');
    const page = await refreshed(id, 'fault-1');
    await page.waitForText('Last check failed.');
    await page.close();
    await desk.bringToFront();
    await panel.waitForText(/problem at Inqud: /);
  });

  it('lives by Inqud’s clock: with a wrong one of this computer a link still lives its hour', async () => {
    // No refresh may tell the right time before the create does.
    stage.simulator.faults.always('read', { kind: 'reset' });
    stage.simulator.assumptions.set({ clockOffsetMs: 3 * 60 * 60 * 1000 });
    await popup.bringToFront();
    await popup.findByLabel('Order ID').fill('clock-1');
    await popup.findByLabel('Amount').fill('5');
    // For Inqud, this link would have ended before it began. Its refusal tells the right time, and it is sent once more.
    await popup.findByLabel('Amount').press('Enter');
    await popup.findByLabel('Payment link').wait();
    await popup.find('link', /clock-1.*(59:\d\d|1 h) left/s).wait();
    await popup.press('Escape');
  });
});
