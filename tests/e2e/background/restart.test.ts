import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Simulator } from '../../simulator/start.ts';
import { startSimulator } from '../../simulator/start.ts';
import { webhookOf } from '../../simulator/webhooks/webhook.ts';
import { axe } from '../driver/axe.ts';
import type { Desk, Tab } from '../driver/types.ts';
import { addAccount, cover, createCheckout, POPUP, setPassphrase, timelineOf, unlock, WIDE } from '../support/flows.ts';
import { launchDesk } from '../support/stage.ts';
import { disguisesOf, everythingStored, filesWith } from '../support/stored.ts';

const PASSPHRASE = 'vigorous otter plinth 40';
const WEBHOOK_SECRET = 'webhook-needle-yB6qd2nG8ws4';

describe('a restart of the browser', () => {
  const profile = mkdtempSync(join(tmpdir(), 'checkout-desk-'));
  let simulator: Simulator;
  let browser: Desk;
  let page: Tab;
  let id: string;
  let paidId: string;
  let webhook: string;
  /** What the files of the profile held while the browser was closed: how many the account, which ones the secret. */
  let left: { account: number; secret: string[] };

  const form = () => page.find('form', 'Check a webhook');
  const checkWebhook = async (text = webhook) => {
    await form()
      .findByLabel(/^Webhook$/)
      .fill(text);
    await form().find('button', 'Check webhook', { exact: true }).click();
    if (text === webhook) await page.find('heading', 'Verified', { exact: true }).wait();
  };

  beforeAll(async () => {
    simulator = await startSimulator();
    const { model, assumptions } = simulator;
    browser = await launchDesk(simulator, { profile });
    page = await addAccount(browser, simulator.accounts[0]);
    id = await createCheckout(page, 'kept-1');
    await page.press('Escape');
    paidId = await createCheckout(page, 'hook-1');
    model.pickCoin(paidId, 'ETHEREUM_USDT');
    model.pay(paidId);
    webhook = webhookOf(model.confirm(paidId), model, assumptions.current(), WEBHOOK_SECRET).request;
  });
  afterAll(async () => {
    await browser.close();
    await simulator.close();
    rmSync(profile, { recursive: true, force: true });
  });

  it('comes after a webhook that was noted as reported, then confirmed by Inqud, and whose secret is kept [S-38]', async () => {
    await page.find('link', 'Webhooks').click();
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
    simulator.requests.clear();
    await page.find('button', 'Add to timeline').click();
    await page.waitForText('Added to the timeline as reported.');
    await page.find('link', 'Open hook-1').click();
    await page.find('article', 'hook-1').wait();
    await expect
      .poll(() => timelineOf(page))
      .toContainEqual(expect.stringMatching(/Paid.*Reported by webhook. Confirmed by Inqud/));
    expect(simulator.requests.list().some(({ path }) => path.endsWith(paidId))).toBe(true);
  });

  it('comes after the kept webhook secret was on no page, in no console and not readable in storage [S-39]', async () => {
    const seen = [
      await page.evaluate(() => document.documentElement.outerHTML),
      await page.evaluate(() =>
        Array.from(document.querySelectorAll('input, textarea'), (field) => Reflect.get(field, 'value')).join('\n'),
      ),
      JSON.stringify([await page.console(), await browser.backgroundConsole()]),
      await everythingStored(page),
    ];
    expect(seen[3]).toContain('Shop A');
    for (const text of seen) for (const disguise of disguisesOf(WEBHOOK_SECRET)) expect(text).not.toContain(disguise);
    expect(JSON.stringify(simulator.requests.list())).not.toContain(WEBHOOK_SECRET);
  });

  it('opens locked when there is a passphrase, shows that on the button, and works once it is unlocked [S-19]', async () => {
    await setPassphrase(page, PASSPHRASE);
    await cover(page, 'Shop A', simulator.accounts[0].secret);
    await page.waitForText('The passphrase protects every saved secret.');
    await browser.close();
    left = {
      account: filesWith(profile, ['Shop A']).length,
      secret: filesWith(profile, disguisesOf(WEBHOOK_SECRET)),
    };

    simulator.requests.clear();
    browser = await launchDesk(simulator, { profile });
    // Opens by itself with each launch, because each one installs the extension; in Firefox in place of a blank tab.
    page = await browser.waitForTab('options.html');
    const popup = await browser.open('popup.html', POPUP);
    await popup.waitForText(/Locked (just now|.* ago)\./);
    const badge = () =>
      popup.evaluate(async (): Promise<string> => {
        const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
        return api.action.getBadgeText({});
      });
    await expect.poll(badge).toBe('Lock');
    expect(await popup.text()).not.toContain('kept-1');
    expect(simulator.requests.list().filter(({ host }) => host === 'api.inqud.com')).toEqual([]);
    await unlock(popup, PASSPHRASE);
    await popup.find('link', /kept-1/).wait();
    const unlockedId = await createCheckout(popup, 'unlocked-1');
    expect(simulator.model.get(unlockedId)?.status).toBe('NEW');
    await expect.poll(badge).toBe('');
    await popup.close();
  });

  it('keeps that secret, in files that do not show it, until it is forgotten [S-40]', async () => {
    // It was kept before there was a passphrase, too.
    expect(left.account).toBeGreaterThan(0);
    expect(left.secret).toEqual([]);
    await page.bringToFront();
    await page.setSize(WIDE);
    await page.evaluate(() => location.assign('#/webhooks'));
    await page.waitForText('A secret is saved with Shop A.');
    await checkWebhook();
    await page.find('button', 'Delete saved secret…').click();
    await page.find('button', 'Delete secret', { exact: true }).click();
    await page.find('button', 'Delete saved secret…').waitUntilGone();
    await form().find('button', 'Check webhook', { exact: true }).click();
    await page.waitForText('Enter the webhook’s secret.');
  });

  it('keeps the account with its key, the checkouts and their timelines', async () => {
    await page.goto(`${browser.extensionOrigin}/options.html#/checkouts/${id}`);
    await expect.poll(() => timelineOf(page)).toContainEqual(expect.stringMatching(/Created/));
    // The key that signs survived too: a refresh is a signed request.
    simulator.model.expire(id);
    await page.find('article', 'kept-1').find('button', 'Refresh').click();
    await expect.poll(() => timelineOf(page)).toContainEqual(expect.stringMatching(/Expired/));
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
    await page.waitForNoText('The browser has lost');
    await page.reload();
    await page.find('heading', 'Add your Inqud account').wait();
    await page.waitForNoText('The browser has lost');
  });
});
