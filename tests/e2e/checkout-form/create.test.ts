import { beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../driver/types.ts';
import { addAccount, createCheckout, POPUP } from '../support/flows.ts';
import { useStage } from '../support/stage.ts';

describe('creating a checkout in the popup', () => {
  const stage = useStage();
  let popup: Tab;
  const created = () => stage.simulator.model.list();
  const newForm = async () => {
    await popup.press('Escape');
    await popup.find('form', 'New checkout').wait();
  };

  beforeAll(async () => {
    await (await addAccount(stage.desk, stage.simulator.accounts[0])).close();
    popup = await stage.desk.open('popup.html', POPUP);
  });

  it('starts in the order ID, and Enter makes the link and puts it in the clipboard', async () => {
    await popup.find('form', 'New checkout').wait();
    await expect.poll(() => popup.focusName()).toBe('Order ID');
    await popup.type('10480');
    await popup.findByLabel('Amount').fill('100.00');
    await popup.press('Enter');
    await popup.find('heading', 'Link copied').wait();
    const [checkout] = created();
    expect(checkout).toMatchObject({ clientOrderId: '10480', type: 'FIXED_PRICE' });
    await expect.poll(() => stage.desk.clipboardText()).toBe(`https://paycrypto.inqud.com/checkout/${checkout?.id}`);
    await popup.find('link', /10480.*100\.00 USD.*Open/s).wait();
    await newForm();
  });

  it('makes one checkout of an order that two pages send, also when the background ended in between', async () => {
    const before = created().length;
    await popup.findByLabel('Order ID').fill('10490');
    await popup.findByLabel('Amount').fill('20');
    const other = await stage.desk.open('popup.html', POPUP);
    await expect.poll(() => other.findByLabel('Order ID').value()).toBe('10490');
    await popup.findByLabel('Amount').press('Enter');
    const link = await popup.findByLabel('Payment link').value();
    await stage.desk.killBackground();
    await other.findByLabel('Amount').press('Enter');
    await expect.poll(() => other.findByLabel('Payment link').value()).toBe(link);
    expect(created()).toHaveLength(before + 1);
    await other.close();
    await newForm();
  });

  it('opens the link, its preview and a new form by one key each', async () => {
    const id = await createCheckout(popup, '10487');
    await popup.press('p');
    await (await popup.frame('widget.js')).waitForText('100.00 USD');
    await popup.find('button', 'Close preview').click();
    await popup.find('heading', 'Link copied').wait();
    await popup.find('button', 'Open', { exact: false }).nth(1).press('o');
    const hosted = await stage.desk.waitForTab(`/checkout/${id}`);
    await hosted.waitForText('100.00 USD');
    await hosted.close();
    await popup.find('button', 'New', { exact: false }).press('Escape');
    await popup.find('form', 'New checkout').wait();
    await expect.poll(() => popup.focusName()).toBe('Order ID');
  });

  it('says what an amount is in coins where room was kept, and asks before it sends what no coin takes', async () => {
    const buttonTop = () =>
      popup.evaluate(() => document.querySelector('.checkout-form button.main')?.getBoundingClientRect().top);
    const before = await buttonTop();
    await popup.findByLabel('Order ID').fill('10491');
    await popup.findByLabel('Amount').fill('100');
    await popup.waitForText('99.46291 USDT');
    expect(await buttonTop()).toBe(before);
    await popup.findByLabel('Amount').fill('0.5');
    await popup.waitForText('0.50 USD is too little for every coin');
    expect(await buttonTop()).toBe(before);
    await popup.findByLabel('Amount').press('Enter');
    await popup.find('button', 'Change amount').wait();
    await expect.poll(() => popup.focusName()).toBe('Change amount');
    await popup.find('button', 'Create anyway').click();
    // It is for Inqud to refuse it.
    await popup.waitForText('No coin of this widget can pay this amount');
  });
});
