import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../driver/axe.ts';
import type { Tab } from '../driver/types.ts';
import { addAccount, chooseMore, createCheckout, goToSettings, POPUP } from '../support/flows.ts';
import { COLOUR_SCHEMES } from '../support/halves.ts';
import { readQr } from '../support/qrOnScreen.ts';
import { useStage } from '../support/stage.ts';

describe('sharing a link', () => {
  const stage = useStage();
  let popup: Tab;
  let desk: Tab;
  let id: string;
  let link: string;
  let pictures: string;

  /** No part of the dialog is outside the popup, which nobody would scroll for. */
  const fits = async () =>
    expect(
      await popup.findByCss('dialog[open]').evaluate((dialog) => {
        const { top, bottom, left, right } = dialog.getBoundingClientRect();
        const scrolls = dialog.scrollHeight > dialog.clientHeight || dialog.scrollWidth > dialog.clientWidth;
        return { above: top < 0, below: bottom > innerHeight, beside: left < 0 || right > innerWidth, scrolls };
      }),
    ).toEqual({ above: false, below: false, beside: false, scrolls: false });

  beforeAll(async () => {
    pictures = await mkdtemp(join(tmpdir(), 'checkout-desk-qr-'));
    desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
    popup = await stage.desk.open('popup.html', POPUP);
    id = await createCheckout(popup, '10482', '1250.00');
    link = `https://paycrypto.inqud.com/checkout/${id}`;
  });
  afterAll(() => rm(pictures, { recursive: true, force: true }));

  it('shows by the key Q a QR code that a phone reads from the screen as exactly the link, light and dark', async () => {
    await popup.press('q');
    const code = popup.find('img', 'QR code of the payment link');
    await code.wait();
    for (const colorScheme of COLOUR_SCHEMES) {
      await popup.bringToFront();
      await stage.desk.setAppearance({ colorScheme, reducedMotion: true });
      const picture = join(pictures, `${colorScheme}.png`);
      await popup.screenshot(picture);
      expect(await readQr(popup, picture)).toBe(link);
      expect(await axe(popup)).toEqual([]);
    }
    await fits();
  });

  it('copies it as an image, by Enter', async () => {
    await expect.poll(() => popup.focusName()).toBe('Copy image');
    await popup.press('Enter');
    await popup.find('dialog', 'QR code for order 10482').waitForText('Image copied');
  });

  it('goes back to the link by Escape, and the popup stays', async () => {
    await popup.press('Escape');
    await popup.find('dialog', 'QR code for order 10482').waitUntilGone();
    await popup.find('heading', 'Link copied').wait();
  });

  it('copies a message by the keys S and Enter', async () => {
    await popup.press('s');
    await expect.poll(() => popup.focusName()).toBe('Copy message');
    await fits();
    expect(await axe(popup)).toEqual([]);
    await popup.press('Enter');
    await popup.find('dialog', 'Share payment link').waitForText('Message copied');
    expect(await stage.desk.clipboardText()).toContain(link);
    await popup.press('Escape');
  });

  it('is accessible in the desk, and where its messages are edited', async () => {
    await desk.bringToFront();
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts/${id}`);
    await desk.find('button', 'Share…').click();
    await desk.findByLabel('Message text').wait();
    expect(await axe(desk)).toEqual([]);
    await desk.press('Escape');
    await goToSettings(desk, 'Messages');
    await desk.find('button', 'Edit Deutsch').click();
    await desk.find('form', 'Deutsch').find('region', 'Preview').wait();
    expect(await axe(desk)).toEqual([]);
    expect(await desk.console()).toEqual([]);
  });

  it('shows it to a customer in a window of its own, which a phone reads, and which says that it is paid', async () => {
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts/${id}`);
    await chooseMore(desk, 'Customer display');
    const display = await stage.desk.waitForTab('?display=');
    await display.waitForText('Scan to pay');
    await display.bringToFront();
    const overflow = () => display.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    for (const colorScheme of COLOUR_SCHEMES) {
      await stage.desk.setAppearance({ colorScheme, reducedMotion: true });
      const picture = join(pictures, `display-${colorScheme}.png`);
      await display.screenshot(picture);
      expect(await readQr(display, picture)).toBe(link);
      expect(await axe(display)).toEqual([]);
    }
    expect(await overflow()).toBeLessThanOrEqual(0);
    stage.simulator.model.pickCoin(id, 'TRON_USDT');
    stage.simulator.model.pay(id);
    stage.simulator.model.confirm(id);
    await desk.find('button', 'Refresh', { exact: true }).click();
    await display.findByCss('.display-paid').wait();
    expect(await axe(display)).toEqual([]);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await display.close();
    await desk.close();
  });

  // The last one: Firefox shows what was downloaded in a panel, which takes the focus.
  it('saves the QR code as PNG and SVG, named by the order', async () => {
    await popup.bringToFront();
    await popup.find('button', 'Share').press('s');
    await popup.find('dialog', 'Share payment link').find('button', 'QR code').click();
    await popup.find('button', 'Save PNG').click();
    expect(await readQr(popup, await stage.desk.waitForDownload('qr-10482.png'))).toBe(link);
    await popup.find('button', 'Save SVG').click();
    const svg = await readFile(await stage.desk.waitForDownload('qr-10482.svg'), 'utf8');
    const shown = await popup.findByCss('.qr-code path').attribute('d');
    expect(svg).toContain(`<path d="${shown}" fill="black">`);
    expect(await popup.console()).toEqual([]);
  });
});
