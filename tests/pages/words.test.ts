import { beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../e2e/driver/types.ts';
import { addAccount, createCheckout, POPUP, setPassphrase, unlock } from '../e2e/support/flows.ts';
import { DESK_PLACES, SETTINGS_PLACES } from '../e2e/support/places.ts';
import { createBlurWatch } from './support/blurred.ts';
import { createReader, mistakesIn } from './support/reader.ts';
import { useStage } from './support/stage.ts';

/** What stands on screens in every language: names, codes, addresses, keys, and what is typed here. */
const DATA = new RegExp(
  [
    String.raw`Checkout Desk|Inqud|Shop A|Mozilla\S+ Chrome\S+|X-Payload-Digest|ON_HOLD|UNDERPAID|USDT-USD|TRON|ETHEREUM`,
    String.raw`\b(USD|EUR|USDT|USDC|BTC|ETH|UTC|HTML|React|Vue|TypeScript|Node|Python|PHP|Tron|Ethereum|Tether|Etherscan|Tronscan)\b`,
    // The software in it, with its license.
    String.raw`^@?[\w/.-]+ \d[\d.]* · [\w.-]+$`,
    // The language of the search, and sites.
    String.raw`-?("blue socks"|\b(status|tag|amount|created|expires|network|is):[^\s"]+)|\b(wa\.me|t\.me|(etherscan|solscan)\.io|polygonscan\.com|tronscan\.org|mempool\.space)\b`,
    String.raw`^(activeTab|alarms|downloads|contextMenus|declarativeNet\w+|idle|notifications|scripting|\w*[sS]torage|sidePanel|\w+Read)$`,
    String.raw`https://\S*|\S+\.example|\w+\.inqud\.com|\b[\w-]+\.(mjs|py|php|jsonl)|(CCO|CAP|CAPD|TKN)-\S*|0x\w+|\{\w+\}`,
    String.raw`(English|Deutsch|Español|Français|Italiano|Polski|Português|Türkçe)|WhatsApp|Telegram|Alt\+(Shift\+)?[A-Z\d]|\b(Enter|Esc|Ctrl)\b|status(Changed)?|Error|loaded|(open|paid|conflict|expired|underpaid|[a-z]+-[a-z]+)(?=,| або|\.)`,
  ].join('|'),
);

/** What stands in other messages as a name does, or as a time. */
const VALUES = /^(just now|\d+ \p{L}+ ago|Open|Paid|Underpaid|Conflict|Expired|ON_HOLD)$/u;

/** What is typed here and is nobody else's business: orders, amounts, a name, a note; amounts as Ukrainian writes them. */
const DETAILS = /7000\d|\b1\s(?!250)\d{3}[.,]\d|555-010\d/;

const PASSPHRASE = 'vigorous otter plinth 40';

describe('every screen says only what is in the catalogs, in whole messages', () => {
  const reader = createReader({ data: DATA, values: VALUES });
  const blur = createBlurWatch(DETAILS);
  const stage = useStage({
    reader: {
      ...reader,
      follow: (window) => {
        reader.follow(window);
        blur.follow(window);
      },
    },
  });
  let desk: Tab;
  let popup: Tab;
  const ids: string[] = [];

  const show = async (place: string) => {
    await desk.evaluate((hash) => location.assign(hash), `#/${place}`);
    await desk.findByCss('main :is(h1, h2)').nth(0).wait();
  };
  /** Opens whatever opens and presses every button there is, but none of a dialog, and comes back. */
  const explore = async (page: Tab) => {
    const place = await page.evaluate(() => location.hash);
    for (let next = 0; ; next += 1) {
      const isThere = await page.evaluate((next) => {
        for (const closed of document.querySelectorAll('details:not([open])')) closed.setAttribute('open', '');
        // All but those that would have everything said in another language.
        const buttons = [...document.querySelectorAll<HTMLElement>('button, [role=tab]')];
        const button = buttons.filter((each) => !each.closest('.popup-languages'))[next];
        button?.click();
        return new Promise<boolean>((resolve) => setTimeout(() => resolve(button !== undefined)));
      }, next);
      if (!isThere) return;
      await page.press('Escape');
      await page.evaluate((place) => location.hash === place || location.assign(place), place);
    }
  };
  const createOrder = async (order: string) => {
    await popup.findByLabel('Order ID').fill(order);
    await popup.findByLabel('Amount').fill('1234.5');
    await popup.findByLabel('Amount').press('Enter');
  };
  const right = () => expect(reader.mistakes()).toEqual([]);

  beforeAll(async () => {
    popup = await stage.desk.open('popup.html', POPUP);
    await popup.find('button', 'Add account').wait();
    desk = await stage.desk.waitForTab('options.html');
    await desk.find('button', 'Save account').click();
    await addAccount(stage.desk, stage.simulator.accounts[0]);
  });

  it('without a checkout', async () => {
    for (const place of DESK_PLACES) await show(place);
    right();
  });

  it('popup: its form, its mistakes, its link with all that can be done with it', async () => {
    await popup.find('form', 'New checkout').wait();
    await popup.findByLabel('Order ID').press('Enter');
    await popup.waitForText('Enter the order ID.');
    stage.simulator.faults.once('create', { kind: 'status', status: 422, messages: ['Ні'] });
    await popup.findByLabel('Customer sees').fill('555-0101');
    await createOrder('70001');
    await popup.find('alert').nth(0).wait();
    stage.simulator.faults.once('create', { kind: 'lostAnswer' });
    await createOrder('70002');
    await popup.find('region', 'Order 70002: outcome unknown').wait();
    for (const order of ['70003', '70004', '70005', '70006', '70007', '70008']) {
      ids.push(await createCheckout(popup, order, '1234.5'));
      await popup.find('button', 'New', { exact: false }).nth(0).click();
    }
    ids.push(await createCheckout(popup, '70009', '1234.5'));
    await explore(popup);
    right();
  });

  it('checkouts in every status, with what to do about them', async () => {
    const { model } = stage.simulator;
    const [paid = '', under = '', over = '', strange = '', expired = ''] = ids;
    for (const id of [paid, under, over]) model.pickCoin(id, 'TRON_USDT');
    model.pay(paid);
    model.pay(under, '40');
    model.pay(over, '1320');
    for (const id of [paid, under, over]) model.confirm(id);
    model.forceStatus(strange, 'ON_HOLD');
    model.expire(expired);
    await show('settings/monitor');
    await desk.find('button', 'Refresh now').click();
    await show('attention');
    await desk.waitForText('Overpaid by');
    await desk.findByLabel('Note (optional)').nth(0).fill('555-0102');
    await desk.findByLabel('Note (optional)').nth(0).press('Enter');
    for (const id of ids) {
      await show(`checkouts/${id}`);
      await explore(desk);
    }
    right();
  });

  it('pages of the desk, with what their buttons open', async () => {
    for (const place of [...DESK_PLACES, 'checkouts?q=stauts%3A1', 'checkouts?q=status%3Ax', 'checkouts?q=9999']) {
      await show(place);
      await explore(desk);
    }
    right();
  });

  it('many at once: created of a table, and imported', async () => {
    await show('many');
    await desk.findByLabel('Rows from a spreadsheet or CSV').evaluate((field) => {
      if (field instanceof HTMLElement) field.focus();
      document.execCommand('insertText', false, 'order,amount\n31,10\n32,x\n31,12\n70003,1234.5\n33,"1,250"');
    });
    await desk.find('button', /^Create \d/).click();
    await desk.waitForText('1 created');
    await desk.find('link', 'Checkouts', { exact: true }).click();
    await show('import');
    await desk.findByLabel(/IDs/).fill(`${ids[0]} CCO-00000000-0000-4000-8000-000000000000 ?`);
    await explore(desk);
    right();
  });

  it('the settings, with what their buttons open, and locked', async () => {
    for (const place of SETTINGS_PLACES) {
      await show(place);
      await explore(desk);
    }
    await setPassphrase(desk, PASSPHRASE);
    for (const place of SETTINGS_PLACES) await show(place);
    await desk.find('button', 'Lock', { exact: true }).click();
    await popup.find('form', 'Unlock').wait();
    await show('settings/passphrase');
    await show('checkouts');
    await unlock(desk, PASSPHRASE);
    await desk.find('button', 'Lock', { exact: true }).wait();
    right();
  });

  it('what the browser says for it: menu, badge, notifications, address bar', async () => {
    for (const text of ['', '41', '41 10', '41 10 €', '70003', 'http://']) await stage.desk.typeInAddressBar(text);
    right();
  });

  it('what keeps it from working', async () => {
    desk = await stage.desk.open('options.html#/checkouts');
    await desk.find('region', 'Checkouts').wait();
    await stage.desk.setOffline(true);
    await desk.waitForText('You’re offline.');
    await stage.desk.setOffline(false);
    await stage.desk.setHostAccess('https://api.inqud.com', false);
    await desk.waitForText('Your browser is blocking access to Inqud.');
    right();
  });

  it('covers every private detail of them by the privacy blur [P-31]', () => {
    expect(blur.shown()).toEqual([]);
    expect([...blur.covered()].map((each) => each.replaceAll(/\s/g, ' '))).toEqual(
      expect.arrayContaining(['70003', '70009', '1 234,5', '1 227,8', '555-0101', '555-0102']),
    );
  });

  it('has seen most of the messages without values', () => {
    expect(reader.said().size).toBeGreaterThan(600);
  });

  it('would find one left behind: in the page, in an attribute, in a notification', async () => {
    await desk.evaluate(() => {
      document.querySelector('main')?.append('Left behind');
      document.querySelector('main button')?.setAttribute('aria-label', 'Press me');
    });
    reader.read('Checkout paid', 'a notification');
    await expect.poll(() => reader.mistakes().length).toBe(3);
    expect(reader.mistakes().toSorted()).toEqual([
      'not of a catalog: Checkout paid (a notification)',
      expect.stringContaining('Left behind (main)'),
      'not of a catalog: Press me (aria-label of button)',
    ]);
  });
});

describe('of what is read', () => {
  it.each([
    ['⟦Ｓａｖｅ⟧', []],
    ['Save', ['not of a catalog']],
    ['⟦Ｓａｖｅｄ ａｓ draft⟧', ['not of a catalog']],
    ['⟦Ｐａｉｄ ｂｙ Inqud⟧', []],
    ['Анна ⟦ａｎｄ 2 ｍｏｒｅ⟧', ['glued of messages']],
    ['10:15, ⟦ｂｙ Inqud⟧', ['glued of messages']],
    ['⟦Ｃｏｐｙ ⟦ａｄｄｒｅｓｓ⟧⟧', ['glued of messages', 'has a message in a message']],
    ['⟦Ｃｈｅｃｋｅｄ ⟦Ｎｏｗ⟧⟧', ['has a message in a message']],
    ['⟦Ｏｒｄｅｒ 7 ｉｓ ⟦Ｐａｉｄ⟧⟧', []],
    ['⟦Ｄｏｎｅ: ⟦2 ｍａｄｅ⟧, ⟦1 ｌｅｆｔ⟧.⟧', []],
    ['⟦Ｍｏｖｅ “⟦Ｎａｍｅ⟧” ｕｐ⟧', []],
    ['⟦Ｄｏｎｅ.⟧ ⟦Ｎｏｔｈｉｎｇ ｉｓ ｌｅｆｔ.⟧', []],
  ])('“%s” is wrong in this: %j', (text, mistakes) => {
    expect(mistakesIn(text, DATA, VALUES)).toEqual(mistakes);
  });
});
