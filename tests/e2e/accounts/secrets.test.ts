import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Simulator } from '../../simulator/start.ts';
import { startSimulator } from '../../simulator/start.ts';
import { webhookOf } from '../../simulator/webhooks/webhook.ts';
import { axe } from '../driver/axe.ts';
import type { Desk, Tab } from '../driver/types.ts';
import {
  cover,
  createCheckout,
  goToSettings,
  POPUP,
  setPassphrase,
  timelineOf,
  typeAnother,
  typeFirstAccount,
  unlock,
  WIDE,
} from '../support/flows.ts';
import { launchDesk } from '../support/stage.ts';
import { disguisesOf, everythingStored, filesWith } from '../support/stored.ts';
import { takeAway } from '../support/takeAway.ts';

const PASSPHRASE = 'vigorous otter plinth 40';
const WEBHOOK_SECRET = 'webhook-needle-yB6qd2nG8ws4';
const NOT_THE_SECRET = 'a-placeholder-that-is-replaced-at-once';

/** One long run with all that people do, a search through all that it left, and then what the browser has kept. */
describe('the secrets and the passphrase, after a whole day of work', () => {
  const profile = mkdtempSync(join(tmpdir(), 'checkout-desk-'));
  let simulator: Simulator;
  let browser: Desk;
  let page: Tab;
  let popup: Tab;
  /** The checkout that is paid, and its webhook. */
  let paidId: string;
  let webhook: string;
  /** What pages and background said, showed and kept, and what went over the line. */
  const left: { where: string; text: string }[] = [];
  let signed: string;
  let header: string;
  /** Which hosts were asked before any widget was on screen. */
  let askedBefore: Set<string>;

  beforeAll(async () => {
    simulator = await startSimulator({ accounts: [{}, {}] });
    const [first, second = first] = simulator.accounts;
    signed = first.secret;
    header = second.secret;
    browser = await launchDesk(simulator, { profile });
    await work(first, second);
  });
  afterAll(async () => {
    await browser.close();
    await simulator.close();
    rmSync(profile, { recursive: true, force: true });
  });

  async function work(first: Simulator['accounts'][0], second: Simulator['accounts'][0]) {
    // The passphrase comes before the secrets, so that not even a file that was deleted since can hold one.
    page = await typeFirstAccount(browser, { ...first, secret: NOT_THE_SECRET });
    await setPassphrase(page, PASSPHRASE);
    await cover(page, 'Shop A', NOT_THE_SECRET);
    await page.waitForText('The passphrase protects every saved secret.');
    await goToSettings(page);
    await page.find('link', 'Edit Shop A').click();
    await page.findByLabel('Token secret').fill(signed);
    await page.find('button', 'Save account').click();
    await page.waitForText('Saved.');
    await page.find('button', 'Test connection').click();
    await page.waitForText('Connected.');
    await typeAnother(page, { ...second, secret: NOT_THE_SECRET }, 'Needle Shop');
    await page.findByLabel('Token secret').fill(header);
    await page.find('radio', 'Secret in a header', { exact: false }).click();
    await page.find('button', 'Save account').click();
    await page.waitForText('Saved.');

    popup = await browser.open('popup.html', POPUP);
    for (const shop of ['Shop A', 'Needle Shop']) {
      await popup.find('button', shop).click();
      const id = await createCheckout(popup, `order of ${shop}`);
      if (shop === 'Shop A') paidId = id;
      await popup.press('Escape');
      simulator.faults.once('create', { kind: 'status', status: 401 });
      await popup.findByLabel('Order ID').fill('refused');
      await popup.findByLabel('Amount').fill('25');
      await popup.findByLabel('Amount').press('Enter');
      await popup.waitForText('Inqud rejected the API token.');
    }
    await popup.find('button', 'Lock', { exact: true }).click();
    await unlock(popup, 'not the passphrase');
    await popup.waitForText('Wrong passphrase.');
    await unlock(popup, PASSPHRASE);
    await popup.find('form', 'New checkout').wait();
    await browser.killBackground();
    await goToSettings(page, 'Diagnostics');
    // A malformed command with a secret in it: what is refused must not be repeated.
    const refusal = await page.evaluate(async (secret) => {
      const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      const payload = { accountId: secret, mode: secret, secret: { secret } };
      return JSON.stringify(await api.runtime.sendMessage({ command: 'saveAccount', payload }));
    }, signed);
    expect(refusal).toContain('"is":"malformed","command":"saveAccount"');
    await page.waitForText('a malformed saveAccount: 1');
    await page.find('button', 'Copy diagnostics').click();
    await page.find('button', 'Copied').wait();

    left.push({ where: 'the answer to a malformed message', text: refusal });
    left.push({ where: 'the copied diagnostics', text: await browser.clipboardText() });
    left.push({ where: 'the desk', text: await shown(page) }, { where: 'the popup', text: await shown(popup) });
    for (const name of ['Accounts', 'Security', 'Messages', 'Data and privacy']) {
      await goToSettings(page, name);
      left.push({ where: `the settings, ${name}`, text: await shown(page) });
    }
    askedBefore = new Set(simulator.requests.list().map(({ host }) => host));
  }

  /** What is on screen, and what the fields hold. */
  const shown = (tab: Tab) =>
    tab.evaluate(() => {
      const fields = Array.from(document.querySelectorAll('input, select, textarea'), (field) =>
        'value' in field ? field.value : '',
      );
      return document.documentElement.outerHTML + JSON.stringify(fields);
    });
  const form = () => page.find('form', 'Check a webhook');
  const checkWebhook = async (text = webhook) => {
    await form()
      .findByLabel(/^Webhook$/)
      .fill(text);
    await form().find('button', 'Check webhook', { exact: true }).click();
    if (text === webhook) await page.find('heading', 'Verified', { exact: true }).wait();
  };
  const goTo = async (hash: string) => {
    await page.bringToFront();
    await page.evaluate((hash) => location.assign(hash), hash);
  };
  /** Where one of these texts was found, among what must have been looked through. */
  const found = (text: string) =>
    left
      .filter((place) => disguisesOf(text).some((disguise) => place.text.includes(disguise)))
      .map(({ where }) => where);

  it('a webhook is noted as reported, then confirmed by Inqud, and its secret kept on request [S-38]', async () => {
    const { model, assumptions } = simulator;
    model.pickCoin(paidId, 'ETHEREUM_USDT');
    model.pay(paidId);
    webhook = webhookOf(model.confirm(paidId), model, assumptions.current(), WEBHOOK_SECRET).request;
    await goTo('#/webhooks');
    await form().findByLabel('Webhook secret').fill(WEBHOOK_SECRET);
    await checkWebhook(webhook.replace('SUCCESS', 'CONFLICT'));
    await page.waitForText('either the secret is different or the body was changed');
    for (const colorScheme of ['light', 'dark'] as const) {
      await browser.setAppearance({ colorScheme, reducedMotion: true });
      expect(await axe(page)).toEqual([]);
    }
    for (const width of [360, 1600, WIDE.width]) {
      await page.setSize({ width, height: 900 });
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
    await form().find('checkbox', 'Save the secret with Shop A').click();
    await checkWebhook();
    await page.waitForText('The secret is saved with Shop A.');
    const before = simulator.requests.list().length;
    await page.find('button', 'Add to timeline').click();
    await page.waitForText('Added to the timeline as reported.');
    await page.find('link', 'Open order of Shop A').click();
    await page.find('article', 'order of Shop A').wait();
    await expect
      .poll(() => timelineOf(page))
      .toContainEqual(expect.stringMatching(/Paid.*Reported by webhook. Confirmed by Inqud/));
    expect(
      simulator.requests
        .list()
        .slice(before)
        .some(({ path }) => path.endsWith(paidId)),
    ).toBe(true);
    await goTo('#/webhooks');
    await form().findByLabel('Account').select('Shop A');
    await page.waitForText('A secret is saved with Shop A.');
    left.push({ where: 'the page of webhooks', text: await shown(page) });
  });

  it('the work goes on: messages, texts, tables and a backup are taken away', async () => {
    const taken = await takeAway(browser, page, popup);
    left.push(...taken.map((each) => ({ ...each, where: `taken: ${each.where}` })));
    left.push({ where: 'the desk’s console', text: JSON.stringify(await page.console()) });
    left.push({ where: 'the popup’s console', text: JSON.stringify(await popup.console()) });
    left.push({ where: 'the background’s console', text: JSON.stringify(await browser.backgroundConsole()) });
    left.push({ where: 'storage', text: await everythingStored(page) });
  });

  it('looks where there is something to find', () => {
    expect(found('Needle Shop')).toEqual(expect.arrayContaining(['the desk', 'the popup', 'storage']));
    expect(left.find(({ where }) => where === 'the copied diagnostics')?.text).toMatch(
      /Secrets: protected by the passphrase: 2/,
    );
    expect(simulator.requests.list().length).toBeGreaterThan(4);
  });

  it('are in no page, no console, no diagnostics, no answer, and nowhere in storage [S-41]', () => {
    for (const secret of [signed, header, PASSPHRASE]) expect(found(secret)).toEqual([]);
  });

  it('nor is the kept secret of the webhooks, and it never travels [S-39]', () => {
    expect(found(WEBHOOK_SECRET)).toEqual([]);
    expect(JSON.stringify(simulator.requests.list())).not.toContain(WEBHOOK_SECRET);
  });

  it('are in nothing that is exported, copied or shared [P-67]', () => {
    const taken = left.filter(({ where }) => where.startsWith('taken: '));
    expect(taken.length).toBe(6);
    // Each of them is of this checkout.
    for (const { where, text } of taken) expect(text, where).toMatch(/taken away/);
    for (const secret of [signed, header, PASSPHRASE]) {
      expect(found(secret).filter((where) => where.startsWith('taken: '))).toEqual([]);
    }
  });

  it('go nowhere by themselves: before a widget is looked at, only the API is asked [P-64]', () => {
    expect(askedBefore).toEqual(new Set(['api.inqud.com']));
  });

  it('the one that signs never travels; the one in a header goes to the API and nowhere else [S-13] [P-1]', () => {
    const requests = simulator.requests.list();
    const with_ = (secret: string) =>
      requests.filter((request) => disguisesOf(secret).some((text) => JSON.stringify(request).includes(text)));
    expect(with_(signed)).toEqual([]);
    expect(with_(PASSPHRASE)).toEqual([]);
    expect(with_(header).length).toBeGreaterThan(0);
    for (const { host, headers, ...rest } of with_(header)) {
      const { 'x-token-api-secret': sent, ...others } = headers;
      expect([host, sent]).toEqual(['api.inqud.com', header]);
      expect(JSON.stringify([rest, others])).not.toContain(header);
    }
  });

  it('are in no file of the browser’s profile folder [S-21]', async () => {
    await browser.close();
    expect(filesWith(profile, ['Needle Shop']).length).toBeGreaterThan(0);
    for (const secret of [signed, header, PASSPHRASE, WEBHOOK_SECRET]) {
      expect(filesWith(profile, disguisesOf(secret))).toEqual([]);
    }
  });

  it('the next start opens locked, shows that on the button, and works once it is unlocked [S-19]', async () => {
    simulator.requests.clear();
    browser = await launchDesk(simulator, { profile });
    // Opens by itself with each launch, because each one installs the extension; in Firefox in place of a blank tab.
    page = await browser.waitForTab('options.html');
    popup = await browser.open('popup.html', POPUP);
    await popup.waitForText(/Locked (just now|.* ago)\./);
    const badge = () =>
      popup.evaluate(async (): Promise<string> => {
        const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
        return api.action.getBadgeText({});
      });
    await expect.poll(badge).toBe('Lock');
    expect(await popup.text()).not.toContain('taken away');
    expect(simulator.requests.list().filter(({ host }) => host === 'api.inqud.com')).toEqual([]);
    await unlock(popup, PASSPHRASE);
    await popup.find('link', /taken away/).wait();
    // The key that signs survived too.
    await popup.find('button', 'Shop A').click();
    const unlockedId = await createCheckout(popup, 'unlocked-1');
    expect(simulator.model.get(unlockedId)?.status).toBe('NEW');
    await expect.poll(badge).toBe('');
    await popup.close();
  });

  it('the kept secret of the webhooks is there, until it is forgotten [S-40]', async () => {
    await page.setSize(WIDE);
    await goTo('#/webhooks');
    await page.waitForText('A secret is saved with Shop A.');
    await checkWebhook();
    await page.find('button', 'Delete saved secret…').click();
    await page.find('button', 'Delete secret', { exact: true }).click();
    await page.find('button', 'Delete saved secret…').waitUntilGone();
    await form().find('button', 'Check webhook', { exact: true }).click();
    await page.waitForText('Enter the webhook’s secret.');
  });

  it('the timelines are there', async () => {
    await goTo(`#/checkouts/${paidId}`);
    await expect
      .poll(() => timelineOf(page))
      .toEqual(
        expect.arrayContaining([
          expect.stringMatching(/Created/),
          expect.stringMatching(/Paid.*Reported by webhook. Confirmed by Inqud/),
        ]),
      );
    await browser.close();
  });

  it('says so when the browser has lost what was stored, until that is read', async () => {
    // As Chromium does with what it finds damaged.
    const folders = globSync(['Default/IndexedDB', 'storage/default/moz-extension+++*/idb'], { cwd: profile });
    const databases = folders.filter((folder) => !folder.includes('^userContextId'));
    expect(databases).toHaveLength(1);
    for (const folder of databases) rmSync(join(profile, folder), { recursive: true });

    browser = await launchDesk(simulator, { profile });
    page = await browser.waitForTab('options.html');
    await page.waitForText('Your browser lost Checkout Desk’s accounts and history');
    await page.find('heading', 'Add your Inqud account').wait();
    expect(await axe(page)).toEqual([]);
    await page.find('button', 'Close', { exact: true }).click();
    await page.waitForNoText('Your browser lost');
    await page.reload();
    await page.find('heading', 'Add your Inqud account').wait();
    await page.waitForNoText('Your browser lost');
  });
});
