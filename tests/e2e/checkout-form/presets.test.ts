import { beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../driver/axe.ts';
import type { Tab } from '../driver/types.ts';
import { addAccount, POPUP, WIDE } from '../support/flows.ts';
import { useStage } from '../support/stage.ts';

describe('presets', () => {
  const stage = useStage();
  let desk: Tab;
  let popup: Tab;

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
    await (await addAccount(stage.desk, stage.simulator.accounts[0])).close();
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
    popup = await stage.desk.open('popup.html', POPUP);
    await popup.find('form', 'New checkout').wait();
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
      const handed = { orderId: '10482', presetId, atOnce: true, to: 'quick', at: Date.now() };
      await chrome.storage.session.set({ handed });
    }, presetId);
    await popup.find('heading', /Link copied|The link is ready/).wait();
    await popup.find('button', 'Back to order half-typed').wait();
    await isSound(popup, [424]);
    for (const page of [popup, desk]) expect(await page.console()).toEqual([]);
  });
});
