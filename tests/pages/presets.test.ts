import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../e2e/driver/types.ts';
import { addAccount, chooseMore, POPUP, WIDE } from '../e2e/support/flows.ts';
import { useStage } from './support/stage.ts';

describe('presets', () => {
  const stage = useStage();
  let desk: Tab;
  let popup: Tab;
  let file: string;

  const newestOf = (orderId: string) =>
    stage.simulator.model.list().find(({ clientOrderId }) => clientOrderId === orderId);
  const labels = () =>
    desk.evaluate(() =>
      Array.from(document.querySelectorAll('.preset-line-name > bdi'), ({ textContent }) => textContent),
    );
  const save = async (form: Record<string, string>) => {
    await desk.find('button', 'New preset').click();
    await desk.find('form', 'Preset').wait();
    for (const [label, text] of Object.entries(form)) await desk.findByLabel(label).fill(text);
  };

  beforeAll(async () => {
    await (await addAccount(stage.desk, stage.simulator.accounts[0])).close();
    desk = await stage.desk.open('options.html#/presets', WIDE);
  });

  it('are made in the desk, which tells a placeholder that it does not know', async () => {
    await desk.find('button', 'New preset').wait();
    await desk.findByLabel('Your name').fill('Alex');
    await save({
      'Preset name': 'Deposit',
      Amount: '25.00',
      Currency: 'eur',
      'Customer sees': 'Order {order}',
    });
    await desk.findByLabel('Preset name').press('Enter');
    await desk.waitForText('{order} isn’t a placeholder.');
    await expect.poll(() => desk.focusName()).toBe('Customer sees');
    await desk.findByLabel('Customer sees').fill('Order {orderId}, {agent}');
    await desk.waitForText('For order 10482, customers see “Order 10482, Alex”.');
    await desk.findByLabel(/^Return URL/).fill('https://shop.example/thanks?order={orderId}');
    await desk.find('button', 'Save preset').click();
    await expect.poll(labels).toEqual(['Deposit']);
  });

  it('reach Inqud filled in: one key, the order ID, Enter', async () => {
    popup = await stage.desk.open('popup.html', POPUP);
    await popup.find('form', 'New checkout').wait();
    await popup.findByLabel('Amount').fill('7');
    await popup.findByLabel('Order ID').press('Alt+1');
    await expect.poll(() => popup.findByLabel('Amount').value()).toBe('25.00');
    await expect.poll(() => popup.focusName()).toBe('Order ID');
    await popup.type('A/1');
    await popup.waitForText('“Order A/1, Alex”');
    await popup.press('Enter');
    await popup.find('heading', 'Link copied').wait();
    expect(newestOf('A/1')).toMatchObject({
      name: 'Order A/1, Alex',
      returnUrl: 'https://shop.example/thanks?order=A%2F1',
      fixedAmount: { amount: '25', currency: 'EUR' },
    });
    expect(await stage.desk.clipboardText()).toContain(newestOf('A/1')?.id);
  });

  it('fill in the next form when they are the default, which another one can become', async () => {
    await popup.press('Escape');
    await expect.poll(() => popup.findByLabel('Amount').value()).toBe('25.00');
    await save({ 'Preset name': 'Any amount' });
    await desk.findByLabel('Type').select('Any amount');
    await desk.findByLabel('New checkouts start with this preset').press('Space');
    await desk.find('button', 'Save preset').click();
    await expect.poll(labels).toEqual(['Deposit', 'Any amount']);
    // Firefox lets a page that nobody sees wait.
    await popup.bringToFront();
    await popup.reload();
    await expect.poll(() => popup.findByLabel('Type').value()).toBe('NO_PRICE');
    await popup.find('button', 'Any amount', { exact: true }).wait();
  });

  it('are made of the form in the popup, and of a checkout, with the placeholder for its order', async () => {
    await popup.findByLabel('Order ID').fill('A/2');
    await popup.findByLabel('Type').select('Fixed amount');
    await popup.findByLabel('Amount').fill('48.5');
    await popup.findByLabel('Customer sees').fill('Repair A/2');
    await popup.evaluate(() => document.querySelector<HTMLElement>('.checkout-form-more > summary')?.click());
    await popup.find('link', 'Save as preset…').click();
    await desk.bringToFront();
    await expect.poll(() => desk.findByLabel('Customer sees').value()).toBe('Repair {orderId}');
    expect(await desk.findByLabel('Amount').value()).toBe('48.5');
    await desk.find('button', 'Cancel').click();
    await desk.find('heading', 'Presets').wait();
    expect(await desk.evaluate(() => location.hash)).toBe('#/presets');

    const other = await stage.desk.open(`options.html#/checkouts/${newestOf('A/1')?.id}`, WIDE);
    await chooseMore(other, 'Save as preset…');
    await expect.poll(() => other.findByLabel('Customer sees').value()).toBe('Order {orderId}, Alex');
    expect(await other.findByLabel(/^Return URL/).value()).toBe('https://shop.example/thanks?order={orderId}');
    await other.findByLabel('Preset name').fill('Like A/1');
    await other.find('button', 'Save preset').click();
    await expect.poll(labels).toEqual(['Deposit', 'Any amount', 'Like A/1']);
    await other.close();
    await desk.find('button', 'Delete Like A/1').click();
    await desk.find('button', 'Delete preset').click();
    await expect.poll(labels).toEqual(['Deposit', 'Any amount']);
    await popup.findByLabel('Order ID').fill('');
  });

  it('are put in order by keys, exported, deleted, and brought back by the file', async () => {
    await desk.bringToFront();
    await desk.find('button', 'Edit Any amount').press('Alt+ArrowUp');
    await expect.poll(labels).toEqual(['Any amount', 'Deposit']);
    await expect.poll(() => desk.focusName()).toBe('Edit Any amount');
    await desk.find('button', 'Export 2 presets').click();
    file = await stage.desk.waitForDownload('checkout-desk-presets');
    await desk.find('button', 'Delete Deposit').click();
    await desk.find('button', 'Delete preset').click();
    await expect.poll(labels).toEqual(['Any amount']);
    await desk.findByLabel('Import presets').setFiles(file);
    await desk.waitForText('1 preset added · 0 replaced · 1 unchanged');
    await expect.poll(labels).toEqual(['Any amount', 'Deposit']);
  });

  it('fill in an order that is handed over, and what was half typed waits for its turn', async () => {
    const { presets }: { presets: { id: string; label: string }[] } = JSON.parse(await readFile(file, 'utf8'));
    const presetId = presets.find(({ label }) => label === 'Deposit')?.id ?? '';
    await desk.waitForText('From a file. Edit and save it to confirm');
    await desk.find('button', 'Edit Deposit').click();
    await desk.find('button', 'Save preset').click();
    await desk.waitForText('Deposit saved');
    await popup.bringToFront();
    await popup.findByLabel('Order ID').fill('half-typed');
    await popup.evaluate(async (presetId) => {
      const { chrome }: { chrome: { storage: { session: { set(items: object): Promise<void> } } } } =
        globalThis as never;
      const handed = { orderId: '10482', presetId, atOnce: true, to: 'quick', at: Date.now() };
      await chrome.storage.session.set({ handed });
    }, presetId);
    await popup.find('heading', /Link copied|The link is ready/).wait();
    expect(newestOf('10482')).toMatchObject({ name: 'Order 10482, Alex' });
    await popup.find('button', 'Back to order half-typed').click();
    await expect.poll(() => popup.findByLabel('Order ID').value()).toBe('half-typed');
    for (const page of [popup, desk]) expect(await page.console()).toEqual([]);
  });
});
