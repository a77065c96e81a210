import { beforeAll, describe, expect, it } from 'vitest';
import type { Surface, Tab } from '../driver/types.ts';
import { addAccount, goToSettings, refresh, savePreset } from '../support/flows.ts';
import { BROWSER, useStage } from '../support/stage.ts';
import { settingOf } from '../support/stored.ts';

const CREATE = { keys: 'Alt+Shift+K', command: 'create-from-selection' };

describe('from any page', () => {
  const stage = useStage();
  let desk: Tab;
  /** The preset's line in the menu. */
  let presetLine: string;

  beforeAll(async () => {
    desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
    await savePreset(desk, 'Deposit', '25.00');
    const [preset] = await settingOf<{ id: string }[]>(desk, 'presets');
    presetLine = `preset:${preset?.id}`;
  });

  /**
   * A customer's chat with an order number that is selected in it. It is on the one site that the extension may look at by
   * itself: in Chromium no test can press the key that lets it look at another.
   */
  const openChat = async (order: string): Promise<Tab> => {
    const chat = await stage.desk.openWeb('https://paycrypto.inqud.com/chat');
    await select(chat, order);
    return chat;
  };
  const select = async (chat: Tab, order: string) => {
    await chat.bringToFront();
    await chat.evaluate((order) => {
      document.body.innerHTML = `<p style="margin: 40px">Hello, I want to pay for order <b>${order}</b> now.</p>`;
      if (order !== '') getSelection()?.selectAllChildren(document.querySelector('b') ?? document.body);
    }, order);
  };

  /** The link that the popup shows is in the clipboard, and leads to a checkout for this order. */
  const hasCopied = async (page: Surface, order: string) => {
    await page.find('heading', 'Link copied').wait();
    const link = await page.findByLabel('Payment link').value();
    expect(await stage.desk.clipboardText()).toBe(link);
    const made = stage.simulator.model.list().find(({ id }) => link.endsWith(id));
    expect([made?.clientOrderId, made?.fixedAmount?.amount]).toEqual([order, '25']);
  };
  const isFilledIn = (page: Surface, order: string) =>
    expect.poll(() => page.findByLabel('Order ID').value()).toBe(order);

  it('makes a link of a selected order number by the menu: choose, Enter [S-6]', async () => {
    const chat = await openChat('#70001,');
    await stage.desk.chooseInMenu(chat, presetLine);
    const popup = await stage.desk.waitForPopup();
    await isFilledIn(popup, '70001');
    await popup.press('Enter');
    await hasCopied(popup, '70001');
    await stage.desk.closePopup();
    await chat.close();
  });

  it('opens the form with the focus in the order ID when nothing is selected', async () => {
    const chat = await openChat('');
    await stage.desk.pressShortcut(chat, CREATE);
    const popup = await stage.desk.waitForPopup();
    await expect.poll(() => popup.focusName()).toBe('Order ID');
    await popup.type('70003');
    await popup.press('Enter');
    await hasCopied(popup, '70003');
    await stage.desk.closePopup();
    await chat.close();
  });

  it('finds what is selected in the desk', async () => {
    const chat = await openChat('70001');
    await stage.desk.chooseInMenu(chat, 'find');
    const found = await stage.desk.waitForTab('options.html#/checkouts?q=70001');
    await found.find('link', /^70001/).wait();
    await expect.poll(() => found.find('link', /^7000\d/).count()).toBe(1);
    await chat.close();
  });

  it('opens a known order from the address bar, and the form for another', async () => {
    await stage.desk.enterInAddressBar('co 70001');
    const opened = await stage.desk.waitForTab('options.html#/checkouts/CCO-');
    await opened.find('heading', '70001').wait();
    await stage.desk.enterInAddressBar('co 70004');
    const form = await stage.desk.waitForTab('options.html#/new');
    await isFilledIn(form, '70004');
    expect(await form.findByLabel('Amount').value()).toBe('25.00');
    expect(stage.simulator.model.list().some(({ clientOrderId }) => clientOrderId === '70004')).toBe(false);
  });

  it('has a key for each command, and creates at once when that is chosen', async () => {
    await goToSettings(desk, 'Shortcuts');
    const keys = desk.find('region', 'Right-click and address bar');
    await keys.waitForText('Alt+Shift+K');
    expect(await keys.text()).not.toContain('none');
    await keys.findByLabel(/^Create right away/).click();
    const chat = await openChat('70005');
    await stage.desk.pressShortcut(chat, CREATE);
    const popup = await stage.desk.waitForPopup();
    await popup.find('heading', /^(Link copied|Link ready. Press C to copy it.)$/).wait();
    if ((await popup.text()).includes('Press C')) await popup.press('c');
    await hasCopied(popup, '70005');
    await stage.desk.closePopup();

    const made = stage.simulator.model.list().length;
    await select(chat, `70006 ${'and more '.repeat(20)}`);
    await stage.desk.pressShortcut(chat, CREATE);
    const form = await stage.desk.waitForPopup();
    await form.waitForText('The selection is longer than an order ID can be: 100 characters.');
    await isFilledIn(form, `70006 ${'and more '.repeat(20)}`.slice(0, 100).trim());
    expect(stage.simulator.model.list()).toHaveLength(made);
    await stage.desk.closePopup();
    await chat.close();
    await desk.bringToFront();
    await keys.findByLabel(/^Create right away/).click();
  });

  it('has a side panel that stays open beside a page, shows what happens live, and takes an order from the page', async () => {
    const popup = await stage.desk.open('popup.html');
    await popup.find('button', BROWSER === 'firefox' ? 'Sidebar' : 'Side panel').click();
    const panel = await stage.desk.waitForSidePanel();
    await panel.findByLabel('Order ID').fill('71001');
    await panel.findByLabel('Amount').fill('10');
    await panel.findByLabel('Amount').press('Enter');
    const link = await panel.findByLabel('Payment link').value();
    const id = link.slice(link.lastIndexOf('/') + 1);
    stage.simulator.model.pickCoin(id, 'ETHEREUM_USDT');
    await refresh(panel, id);
    await panel.find('link', /^71001/).waitForText('Request created');
    await panel.press('Escape');
    const chat = await openChat('71002');
    await stage.desk.chooseInMenu(chat, presetLine);
    await expect.poll(() => panel.findByLabel('Order ID').value()).toBe('71002');
    expect(await panel.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});
