import { beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../driver/axe.ts';
import type { Tab } from '../driver/types.ts';
import { addAccount, createCheckout, POPUP, WIDE } from '../support/flows.ts';
import { useStage } from '../support/stage.ts';

describe('creating a checkout', () => {
  const stage = useStage();
  let popup: Tab;
  let desk: Tab;
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

  describe('from presets, which', () => {
    const labels = () =>
      desk.evaluate(() =>
        Array.from(document.querySelectorAll('.preset-line-name > bdi'), ({ textContent }) => textContent),
      );
    const isSound = async (tab: Tab, widths: number[]) => {
      await tab.bringToFront();
      for (const colorScheme of ['light', 'dark'] as const) {
        await stage.desk.setAppearance({ colorScheme, reducedMotion: true });
        expect(await axe(tab)).toEqual([]);
      }
      for (const width of widths) {
        await tab.setSize({ width, height: 800 });
        await expect.poll(() => tab.evaluate(() => innerWidth)).toBe(width);
        expect(
          await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          `${width} px`,
        ).toBeLessThanOrEqual(0);
      }
    };
    beforeAll(async () => {
      desk = await stage.desk.open('options.html#/presets', WIDE);
    });

    it('fit and are accessible, none, the form with its mistakes and the list', async () => {
      await desk.find('button', 'New preset').wait();
      await isSound(desk, [360, 1280]);
      await desk.find('button', 'New preset').click();
      await desk.findByLabel('Preset name').fill('Deposit');
      await desk.findByLabel('Amount').fill('25.00');
      await desk.findByLabel('Customer sees').fill('Order {order}');
      await desk.findByLabel('Preset name').press('Enter');
      await desk.waitForText('{order} isn’t a placeholder.');
      await isSound(desk, [360, 1280]);
      await desk.findByLabel('Customer sees').fill('Order {orderId}');
      await desk.find('button', 'Save preset').click();
      await desk.find('button', 'New preset').click();
      await desk.findByLabel('Preset name').fill('Any amount');
      await desk.find('button', 'Save preset').click();
      await expect.poll(labels).toEqual(['Deposit', 'Any amount']);
      await isSound(desk, [700, 360, 1280]);
    });

    it('are exported, deleted, and brought back by the file', async () => {
      await desk.find('button', 'Export 2 presets').click();
      const file = await stage.desk.waitForDownload('checkout-desk-presets');
      await desk.find('button', 'Delete Any amount').click();
      await desk.find('button', 'Delete preset').click();
      await expect.poll(labels).toEqual(['Deposit']);
      await desk.findByLabel('Import presets').setFiles(file);
      await desk.waitForText('1 preset added · 0 replaced · 1 unchanged');
      await expect.poll(labels).toEqual(['Deposit', 'Any amount']);
    });

    it('are one key away in the popup', async () => {
      await popup.bringToFront();
      await newForm();
      await popup.findByLabel('Order ID').press('Alt+2');
      await popup.findByLabel('Order ID').press('Alt+1');
      await expect.poll(() => popup.findByLabel('Amount').value()).toBe('25.00');
      await expect.poll(() => popup.focusName()).toBe('Order ID');
      await isSound(popup, [424]);
    });

    it('fill in an order that is handed over, and what was half typed waits for its turn', async () => {
      const presetId = (await desk.findByCss('[data-preset]').nth(0).attribute('data-preset')) ?? '';
      await popup.bringToFront();
      await popup.findByLabel('Order ID').fill('half-typed');
      await popup.evaluate(async (presetId) => {
        const { chrome }: { chrome: { storage: { session: { set(items: object): Promise<void> } } } } =
          globalThis as never;
        const handed = { orderId: '10499', presetId, atOnce: true, to: 'quick', at: Date.now() };
        await chrome.storage.session.set({ handed });
      }, presetId);
      await popup.find('heading', /Link copied|The link is ready/).wait();
      await popup.find('button', 'Back to order half-typed').wait();
      await isSound(popup, [424]);
      for (const page of [popup, desk]) expect(await page.console()).toEqual([]);
    });
  });

  describe('after another', () => {
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
      await desk.bringToFront();
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
});
