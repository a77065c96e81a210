import { beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../e2e/driver/types.ts';
import { addAccount, createCheckout, POPUP } from '../e2e/support/flows.ts';
import { useStage } from './support/stage.ts';

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

  it.each([
    ['Any amount', 'NO_PRICE', 'The customer enters the amount.'],
    ['Suggested amounts', 'SUGGESTED_FIXED_PRICE', 'settings at Inqud'],
  ])('makes a checkout of the type "%s"', async (option, type, remark) => {
    const orderId = `order-${type}`;
    await popup.findByLabel('Order ID').fill(orderId);
    await popup.findByLabel('Type').select(option);
    await popup.waitForText(remark);
    await popup.findByLabel('Order ID').press('Enter');
    await popup.find('heading', 'Link copied').wait();
    const checkout = created().find(({ clientOrderId }) => clientOrderId === orderId);
    expect(checkout?.type).toBe(type);
    await expect.poll(() => stage.desk.clipboardText()).toBe(`https://paycrypto.inqud.com/checkout/${checkout?.id}`);
    await newForm();
    await popup.findByLabel('Type').select('Fixed amount');
  });

  it('takes an amount as a page or a spreadsheet shows it, and asks about one that could be two', async () => {
    await popup.findByLabel('Order ID').fill('10482');
    await popup.findByLabel('Amount').fill('1,250');
    await popup.findByLabel('Amount').press('Enter');
    await popup.waitForText('“1,250” could be 1250 or 1.250. Enter 1250.00 or 1.25.');
    await popup.findByLabel('Amount').fill('€ 1.250,00');
    await popup.findByLabel('Amount').press('Enter');
    await popup.waitForText('“€” isn’t USD.');
    await popup.findByLabel('Amount').fill('1.250,00');
    await popup.findByLabel('Amount').press('Enter');
    await popup.find('heading', 'Link copied').wait();
    await popup.find('link', /10482.*1,250\.00 USD.*Open/s).wait();
    await newForm();
  });

  it('sends every field as it was typed, amounts with all their digits', async () => {
    await popup.findByLabel('Order ID').fill('10483');
    await popup.findByLabel('Amount').fill('0.100000000000000000000000000001');
    await popup.findByLabel('Currency').fill('btc');
    await popup.findByLabel('Customer sees').fill('Balance top-up');
    await popup.findByLabel('Expires in').select('24 h');
    await popup.find('form', 'New checkout').findByCss('summary').click();
    await popup.findByLabel(/^Return URL/).fill('https://shop.example/thanks');
    stage.simulator.assumptions.set({ limitsEnforced: false });
    await popup.findByLabel('Amount').press('Enter');
    await popup.find('heading', 'Link copied').wait();
    const body = stage.simulator.requests.list().find(({ method }) => method === 'POST')?.body ?? '';
    expect(body).toContain('"amount":0.100000000000000000000000000001');
    expect(JSON.parse(body)).toMatchObject({
      clientOrderId: '10483',
      fixedAmount: { currency: 'BTC' },
      name: 'Balance top-up',
      returnUrl: 'https://shop.example/thanks',
    });
    const { expiresAt } = JSON.parse(body) as { expiresAt: string };
    expect((Date.parse(expiresAt) - Date.now()) / 3_600_000).toBeCloseTo(24, 1);
    await newForm();
  });

  it('keeps what is usually the same for the next one, and nothing else', async () => {
    await expect.poll(() => popup.findByLabel('Currency').value()).toBe('BTC');
    await expect.poll(() => popup.findByLabel('Order ID').value()).toBe('');
    await expect.poll(() => popup.findByLabel('Amount').value()).toBe('');
    await popup.findByLabel('Currency').fill('USD');
  });

  it('tells what is wrong at the field, and sends nothing', async () => {
    await popup.findByLabel('Order ID').fill('10484');
    await popup.findByLabel('Amount').fill('1,000');
    await popup.findByLabel('Amount').press('Enter');
    await popup.waitForText('could be 1000 or 1.000. Enter 1000.00 or 1.0.');
    await expect.poll(() => popup.focusName()).toBe('Amount');
    expect(stage.simulator.requests.list().filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('keeps what was typed when the popup is closed by accident', async () => {
    await popup.findByLabel('Amount').fill('12.50');
    await popup.close();
    popup = await stage.desk.open('popup.html', POPUP);
    await popup.find('form', 'New checkout').wait();
    await expect.poll(() => popup.findByLabel('Order ID').value()).toBe('10484');
    await expect.poll(() => popup.findByLabel('Amount').value()).toBe('12.50');
  });

  it('shows Inqud’s own words when it refuses, keeps the form, and makes nothing', async () => {
    const before = created().length;
    stage.simulator.faults.once('create', { kind: 'status', status: 422, messages: ['name must not be a colour'] });
    await popup.findByLabel('Amount').press('Enter');
    await popup.waitForText('name must not be a colour');
    await expect.poll(() => popup.findByLabel('Order ID').value()).toBe('10484');
    expect(created()).toHaveLength(before);
  });

  it('makes one checkout of a double Enter', async () => {
    const before = created().length;
    stage.simulator.faults.once('create', { kind: 'delay', ms: 500 });
    await popup.findByLabel('Amount').press('Enter');
    await popup.press('Enter');
    await popup.find('heading', 'Link copied').wait();
    expect(created()).toHaveLength(before + 1);
    await newForm();
  });

  it('makes of two pages with two orders two checkouts, each with its own link', async () => {
    await popup.findByLabel('Order ID').fill('10488');
    await popup.findByLabel('Amount').fill('20');
    const other = await stage.desk.open('popup.html', POPUP);
    await other.find('form', 'New checkout').wait();
    await expect.poll(() => other.findByLabel('Order ID').value()).toBe('10488');
    const second = await createCheckout(other, '10489', '9999');
    await other.close();
    const first = await createCheckout(popup, '10488', '20');
    expect(stage.simulator.model.get(first)).toMatchObject({ clientOrderId: '10488', fixedAmount: { amount: '20' } });
    expect(stage.simulator.model.get(second)).toMatchObject({
      clientOrderId: '10489',
      fixedAmount: { amount: '9999' },
    });
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

  it('keeps a create without an answer as an unknown outcome, and resends it only when told', async () => {
    const before = created().length;
    stage.simulator.faults.once('create', { kind: 'lostAnswer' });
    await popup.findByLabel('Order ID').fill('10485');
    await popup.findByLabel('Amount').fill('10');
    await popup.findByLabel('Amount').press('Enter');
    const unknown = popup.find('region', 'Order 10485: outcome unknown');
    await unknown.wait();
    await expect.poll(() => popup.findByLabel('Order ID').value()).toBe('');
    expect(created()).toHaveLength(before + 1);

    await unknown.find('button', 'Try again').click();
    await unknown.waitUntilGone();
    await popup.find('link', /10485/).wait();
    expect(created()).toHaveLength(before + 2);
  });

  it('settles an unknown outcome by the pasted link of what Inqud made, and by no other', async () => {
    const before = created().length;
    const other = created()[0]?.id;
    stage.simulator.faults.once('create', { kind: 'lostAnswer' });
    await popup.findByLabel('Order ID').fill('10487');
    await popup.findByLabel('Amount').fill('10');
    await popup.findByLabel('Amount').press('Enter');
    const unknown = popup.find('region', 'Order 10487: outcome unknown');
    await unknown.find('button', 'I found it').click();
    await expect.poll(() => popup.focusName()).toBe('Its payment link or checkout ID');
    const field = unknown.findByLabel('Its payment link or checkout ID');
    await field.fill(String(other));
    await field.press('Enter');
    await unknown.waitForText(/That checkout is for order .*, not 10487\. Nothing was changed\./);
    await field.fill(`https://paycrypto.inqud.com/checkout/${created().at(-1)?.id}`);
    await field.press('Enter');
    await unknown.waitUntilGone();
    await popup.find('link', /10487/).wait();
    expect(created()).toHaveLength(before + 1);
  });

  it('discards an unknown outcome when told', async () => {
    stage.simulator.faults.once('create', { kind: 'reset' });
    await popup.findByLabel('Order ID').fill('10486');
    await popup.findByLabel('Amount').fill('10');
    await popup.findByLabel('Amount').press('Enter');
    const unknown = popup.find('region', 'Order 10486: outcome unknown');
    await unknown.find('button', 'Discard…', { exact: true }).click();
    await expect.poll(() => popup.focusName()).toBe('Keep');
    await unknown.find('button', 'Discard', { exact: true }).click();
    await unknown.waitUntilGone();
  });
});
