import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Simulator } from '../simulator/start.ts';
import { startSimulator } from '../simulator/start.ts';
import type { Webhook } from '../simulator/webhook.ts';
import { webhookOf } from '../simulator/webhook.ts';
import { axe } from './driver/axe.ts';
import type { Desk, Locator, Tab } from './driver/types.ts';
import { addAccount, createCheckout, timelineOf, WIDE } from './flows.ts';
import { launchDesk } from './stage.ts';
import { disguisesOf, everythingStored, filesWith } from './stored.ts';

const SECRET = 'webhook-needle-yB6qd2nG8ws4';

describe('webhooks', () => {
  const profile = mkdtempSync(join(tmpdir(), 'checkout-desk-'));
  let simulator: Simulator;
  let browser: Desk;
  let page: Tab;
  let id: string;
  let paid: Webhook;

  const sent = (): Webhook => {
    const checkout = simulator.model.get(id);
    if (!checkout) throw new Error('The simulator does not have it.');
    return webhookOf(checkout, simulator.model, simulator.assumptions.current(), SECRET);
  };
  /** Replaces what a field holds, as a paste does. */
  const paste = async (field: Locator, text: string) => {
    await field.click();
    await field.evaluate((element, text) => {
      if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) element.select();
      document.execCommand('insertText', false, text);
    }, text);
  };
  const form = () => page.find('form', 'Check a webhook');
  const check = async (text: string, digest = '') => {
    await paste(form().findByLabel(/^Body/), text);
    await form().findByLabel('X-Payload-Digest').fill(digest);
    await form().find('button', 'Check', { exact: true }).click();
    await page.find('region', 'Result').wait();
  };
  const goToWebhooks = async () => {
    await page.find('link', 'Webhooks').click();
    await form().wait();
  };

  beforeAll(async () => {
    simulator = await startSimulator();
    browser = await launchDesk(simulator, { profile });
    page = await addAccount(browser, simulator.accounts[0]);
    id = await createCheckout(page, 'hook-1');
    simulator.model.pickCoin(id, 'ETHEREUM_USDT');
    simulator.model.pay(id);
    simulator.model.confirm(id);
    paid = sent();
    await goToWebhooks();
  });
  afterAll(async () => {
    await browser.close();
    await simulator.close();
    rmSync(profile, { recursive: true, force: true });
  });

  it('a good one is verified with a secret that was copied with spaces, and these are told', async () => {
    await form().findByLabel('Webhook secret').fill(` ${SECRET} `);
    await check(paid.request);
    await page.find('heading', 'Verified', { exact: true }).wait();
    await page.waitForText('but only without the spaces around the secret. See that your server has it without them.');
  });

  it('a good one, pasted as a request, is verified with a typed secret, which is kept when asked', async () => {
    await form().findByLabel('Webhook secret').fill(SECRET);
    await form().find('checkbox', 'Keep the secret with Shop A').click();
    await check(paid.request);
    await page.find('heading', 'Verified', { exact: true }).wait();
    await page.waitForText('The secret is kept with Shop A.');
    await page.waitForText('The order ID is the same.');
    expect(await form().findByLabel('Webhook secret').value()).toBe('');
  });

  it('is noted in the timeline as reported, and then confirmed by Inqud [S-38]', async () => {
    simulator.requests.clear();
    await page.find('button', 'Note it in the timeline').click();
    await page.waitForText('Noted in the timeline as reported.');
    await page.find('link', 'Open hook-1').click();
    await page.find('article', 'hook-1').wait();
    await expect
      .poll(() => timelineOf(page))
      .toContainEqual(expect.stringMatching(/Paid.*Reported by a webhook, confirmed by Inqud/));
    expect(simulator.requests.list().some(({ path }) => path.endsWith(id))).toBe(true);
  });

  it('that comes again is told, and is not offered to be noted twice', async () => {
    await goToWebhooks();
    await check(paid.request);
    await page.find('heading', 'Verified', { exact: true }).wait();
    await page.waitForText('It stands in the timeline already');
    expect(await page.find('button', 'Note it in the timeline').count()).toBe(0);
  });

  it('a bad one is told precisely: re-formatted, upper case, a line break more, a digest cut short, another body', async () => {
    const pretty = JSON.stringify(JSON.parse(paid.body), null, 2);
    await check(pretty, paid.digest);
    await page.waitForText('The JSON was re-formatted: it was signed without any spaces.');
    await check(
      `curl https://shop.example/inqud -H 'X-Payload-Digest: ${paid.digest.toUpperCase()}' -d '${paid.body}'`,
    );
    await page.waitForText('The digest is equal, but in upper case.');
    await check(`${paid.body}\n`, paid.digest);
    await page.waitForText('The body has a line break at its end that was not signed.');
    await check(paid.body, 'abcdef');
    await page.waitForText('The digest has 6 digits instead of 40.');
    await check(paid.body.replace('SUCCESS', 'CONFLICT'), paid.digest);
    await page.waitForText('The digest was made with another secret, or of another body.');
    expect(await page.find('button', 'Note it in the timeline').count()).toBe(0);
  });

  it('the page is sound in light and dark, wide and narrow', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await browser.setAppearance({ colorScheme, reducedMotion: true });
      expect(await axe(page)).toEqual([]);
    }
    for (const width of [360, 1600, WIDE.width]) {
      await page.setSize({ width, height: 900 });
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  });

  it('the kept webhook secret is on no page, in no console and not readable in storage [S-39]', async () => {
    const seen = [
      await page.evaluate(() => document.documentElement.outerHTML),
      await page.evaluate(() =>
        Array.from(document.querySelectorAll('input, textarea'), (field) => Reflect.get(field, 'value')).join('\n'),
      ),
      JSON.stringify([await page.console(), await browser.backgroundConsole()]),
      await everythingStored(page),
    ];
    expect(seen[3]).toContain('Shop A');
    for (const text of seen) for (const disguise of disguisesOf(SECRET)) expect(text).not.toContain(disguise);
    expect(JSON.stringify(simulator.requests.list())).not.toContain(SECRET);
  });

  it('and survives a restart, in files that do not show it, until it is forgotten [S-40]', async () => {
    await browser.close();
    expect(filesWith(profile, ['Shop A']).length).toBeGreaterThan(0);
    expect(filesWith(profile, disguisesOf(SECRET))).toEqual([]);
    browser = await launchDesk(simulator, { profile });
    await browser.waitForTab('options.html');
    page = await browser.open('options.html#/webhooks', WIDE);
    await page.waitForText('One is kept with Shop A.');
    await check(paid.request);
    await page.find('heading', 'Verified', { exact: true }).wait();

    await page.find('button', 'Forget the kept secret…').click();
    await page.find('button', 'Forget the secret', { exact: true }).click();
    await page.find('button', 'Forget the kept secret…').waitUntilGone();
    await form().find('button', 'Check', { exact: true }).click();
    await page.waitForText('Type the secret of the webhook.');
  });
});
