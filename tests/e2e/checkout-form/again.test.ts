import { beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../driver/axe.ts';
import type { Tab } from '../driver/types.ts';
import { addAccount } from '../support/flows.ts';
import { useStage } from '../support/stage.ts';

describe('a checkout made after another', () => {
  const stage = useStage();
  let desk: Tab;

  /** Two made elsewhere, one underpaid and one that expires soon, and the desk that lists them. */
  beforeAll(async () => {
    const { model, accounts } = stage.simulator;
    const create = (clientOrderId: string, life: number) =>
      model.create(accounts[0].widgetId, {
        clientOrderId,
        name: null,
        returnUrl: null,
        expiresAt: new Date(Date.now() + life).toISOString(),
        type: 'FIXED_PRICE',
        fixedAmount: { amount: '100.00', currency: 'USD' },
      }).id;
    const underpaid = create('10482', 60 * 60_000);
    model.pickCoin(underpaid, 'ETHEREUM_USDT');
    model.pay(underpaid, '40');
    model.confirm(underpaid);
    desk = await addAccount(stage.desk, accounts[0]);
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/import`);
    await desk.findByLabel('Checkout IDs or payment links').fill(`${underpaid} ${create('10490', 5 * 60_000)}`);
    await desk.find('button', /^Import \d/).click();
    await desk.waitForText(/Done: 2 imported/);
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts`);
  });

  it('is the same with a fresh time, by one click in the row of one that expires soon', async () => {
    const row = desk.find('link', /10490/);
    await row.waitForText(/4:\d\d left/);
    const weight = await row.evaluate((link) => getComputedStyle(link.querySelector('.soon') ?? link).fontWeight);
    expect(weight).toBe('600');
    expect(await axe(desk)).toEqual([]);
    await desk.find('button', 'Reissue 10490').click();
    await desk.find('button', 'Link copied: 10490').wait();
    const { id } = stage.simulator.model.list().at(-1) ?? {};
    await expect.poll(() => stage.desk.clipboardText()).toBe(`https://paycrypto.inqud.com/checkout/${id}`);
    await desk.bringToFront();
  });

  it('says the exact time of a row that has the focus of the keyboard', async () => {
    await desk.findByCss('[data-row]').nth(0).press('j');
    const shown = () =>
      desk.evaluate(() => {
        const exact = document.querySelector('[data-row]:focus-visible > .row-exact');
        return exact?.checkVisibility() ? exact.textContent : null;
      });
    // Of each column that shows a time, in their order.
    await expect.poll(shown).toMatch(/^Created .*\d{4}, \d+:\d\d:\d\d.* Time .*\d{4}, \d+:\d\d:\d\d/);
  });

  it('asks for what is missing of an underpaid one, in a form that is accessible', async () => {
    await desk.find('link', /10482.*Underpaid/s).click();
    await desk.find('button', /^Request the remaining/).click();
    await desk.waitForText(/rounded up to 2 decimal places/);
    await expect.poll(() => desk.findByLabel('Order ID').value()).toBe('10482-2');
    expect(await axe(desk)).toEqual([]);
  });
});
