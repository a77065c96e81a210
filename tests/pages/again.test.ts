import { beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../e2e/driver/types.ts';
import { addAccount, chooseMore, createCheckout, openCheckout, POPUP, timelineOf } from '../e2e/support/flows.ts';
import { useStage } from './support/stage.ts';

const linkOf = (id: string) => `https://paycrypto.inqud.com/checkout/${id}`;

describe('a checkout made after another', () => {
  const stage = useStage();
  let desk: Tab;
  const made = (orderId: string) =>
    stage.simulator.model.list().filter(({ clientOrderId }) => clientOrderId === orderId);
  const ofLast = (orderId: string) => made(orderId).at(-1)?.id ?? '';
  const shows = (orderId: string) => desk.find('article', orderId, { exact: true }).wait();
  // By key: the widget above, once it has loaded, moves the line away from a pointer.
  const follow = (link: string) => desk.find('link', link, { exact: true }).press('Enter');
  const tells = (words: RegExp) => expect.poll(() => timelineOf(desk)).toContainEqual(expect.stringMatching(words));

  beforeAll(async () => {
    desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
  });

  it('asks for what is missing of an underpaid one, and both timelines lead to each other', async () => {
    const id = await createCheckout(desk, '10482');
    const { model, faults } = stage.simulator;
    model.pickCoin(id, 'ETHEREUM_USDT');
    model.pay(id, '40');
    model.confirm(id);
    await desk.close();
    desk = await openCheckout(stage.desk, id);
    await desk.find('button', 'Refresh', { exact: true }).click();
    await desk.find('button', 'Request the remaining 59.79 USD').click();

    await desk.waitForText('That share of 100.00 USD, rounded up to 2 decimal places, is 59.79 USD.');
    await expect.poll(() => desk.focusName()).toBe('Order ID');
    expect(await desk.findByLabel('Order ID').value()).toBe('10482-2');
    expect(await desk.findByLabel('Amount').value()).toBe('59.79');

    // The link between both outlives a lost answer and the end of the background.
    faults.once('create', { kind: 'reset' });
    await desk.press('Enter');
    const unknown = desk.find('region', 'Order 10482-2: outcome unknown');
    await unknown.wait();
    await stage.desk.killBackground();
    await unknown.find('button', 'Try again').click();
    await unknown.waitUntilGone();

    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts/${id}`);
    await tells(/Remaining 59\.79 USD requested with 10482-2$/);
    await follow('10482-2');
    await shows('10482-2');
    await tells(/Requests the rest of 10482$/);
    await follow('10482');
    await shows('10482');
    expect(made('10482-2')).toHaveLength(1);
  });

  it('does not take the place of what was typed for another order without being told to', async () => {
    await desk.find('link', 'New checkout').click();
    await desk.findByLabel('Order ID').fill('10477');
    await desk.find('link', /^10482 Shop A.*Underpaid/s).click();
    await chooseMore(desk, 'Create similar');
    const question = desk.find('dialog', 'Replace what you typed for order 10477?');
    await question.wait();
    await expect.poll(() => desk.focusName()).toBe('Cancel');
    await desk.press('Enter');
    await question.waitUntilGone();
    await chooseMore(desk, 'Create similar');
    await question.find('button', 'Replace').click();
    await expect.poll(() => desk.findByLabel('Order ID').value()).toBe('10482');
    await desk.findByLabel('Order ID').fill('');
  });

  it('is the same with a fresh time, by one click in the row of one that expires soon', async () => {
    const { model, accounts } = stage.simulator;
    const { id } = model.create(accounts[0].widgetId, {
      clientOrderId: '10490',
      name: null,
      returnUrl: null,
      expiresAt: new Date(Date.now() + 5 * 60_000).toISOString(),
      type: 'FIXED_PRICE',
      fixedAmount: { amount: '25.00', currency: 'EUR' },
    });
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/import`);
    await desk.findByLabel('Checkout IDs or payment links').fill(id);
    await desk.find('button', /^Import \d/).click();
    await desk.waitForText(/Done: 1 imported/);
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts`);

    const row = desk.findByCss(`[data-row="${id}"]`);
    await row.waitForText(/4:\d\d left/);

    await desk.find('button', 'Reissue 10490').click();
    await desk.find('button', 'Link copied: 10490').wait();
    expect(made('10490')).toHaveLength(2);
    await expect.poll(() => stage.desk.clipboardText()).toBe(linkOf(ofLast('10490')));

    await row.click();
    await tells(/Reissued as the later checkout$/);
    await follow('the later checkout');
    await desk.find('link', 'the earlier checkout').wait();
    expect(model.get(id)?.status).toBe('NEW');
  });

  it('can be made in the popup, too', async () => {
    const popup = await stage.desk.open('popup.html', POPUP);
    const [first] = made('10490');
    await popup.find('button', 'Reissue 10490').nth(0).click();
    await popup.find('button', 'Link copied: 10490').wait();
    expect(made('10490')).toHaveLength(3);
    await expect.poll(() => stage.desk.clipboardText()).toBe(linkOf(ofLast('10490')));
    expect(first?.status).toBe('NEW');
    await popup.close();
  });
});
