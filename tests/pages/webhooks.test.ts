import { beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Tab } from '../e2e/driver/types.ts';
import { addAccount, createCheckout, timelineOf } from '../e2e/support/flows.ts';
import { everythingStored } from '../e2e/support/stored.ts';
import type { Webhook } from '../simulator/webhooks/webhook.ts';
import { webhookOf } from '../simulator/webhooks/webhook.ts';
import { useStage } from './support/stage.ts';

const SECRET = 'webhook-needle-yB6qd2nG8ws4';

describe('webhooks', () => {
  const stage = useStage();
  let page: Tab;
  let id: string;
  let paid: Webhook;

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
    await paste(form().findByLabel(/^Webhook$/), text);
    await form().findByLabel('X-Payload-Digest').fill(digest);
    await form().find('button', 'Check webhook', { exact: true }).click();
    await page.find('region', 'Result').wait();
  };
  const goToWebhooks = async () => {
    await page.find('link', 'Webhooks').click();
    await form().wait();
  };

  beforeAll(async () => {
    const { model, assumptions } = stage.simulator;
    page = await addAccount(stage.desk, stage.simulator.accounts[0]);
    id = await createCheckout(page, 'hook-1');
    model.pickCoin(id, 'ETHEREUM_USDT');
    model.pay(id);
    paid = webhookOf(model.confirm(id), model, assumptions.current(), SECRET);
    await goToWebhooks();
  });

  it('a good one is verified with a secret that was copied with spaces, and these are told', async () => {
    await form().findByLabel('Webhook secret').fill(` ${SECRET} `);
    await check(paid.request);
    await page.find('heading', 'Verified', { exact: true }).wait();
    await page.waitForText(
      'but only without the spaces around the secret. Make sure your server has the secret without them.',
    );
  });

  it('a good one, pasted as a request, is verified with a typed secret, which is kept when asked', async () => {
    await form().findByLabel('Webhook secret').fill(SECRET);
    await form().find('checkbox', 'Save the secret with Shop A').click();
    await check(paid.request);
    await page.find('heading', 'Verified', { exact: true }).wait();
    await page.waitForText('The secret is saved with Shop A.');
    await page.waitForText('The order ID is the same.');
    expect(await form().findByLabel('Webhook secret').value()).toBe('');
  });

  it('is noted in the timeline as reported, and then confirmed by Inqud', async () => {
    stage.simulator.requests.clear();
    await page.find('button', 'Add to timeline').click();
    await page.waitForText('Added to the timeline as reported.');
    await page.find('link', 'Open hook-1').click();
    await page.find('article', 'hook-1').wait();
    await expect
      .poll(() => timelineOf(page))
      .toContainEqual(expect.stringMatching(/Paid.*Reported by webhook. Confirmed by Inqud/));
    expect(stage.simulator.requests.list().some(({ path }) => path.endsWith(id))).toBe(true);
  });

  it('that comes again is told, and is not offered to be noted twice', async () => {
    await goToWebhooks();
    await check(paid.request);
    await page.find('heading', 'Verified', { exact: true }).wait();
    await page.waitForText('It’s already in the timeline');
    expect(await page.find('button', 'Add to timeline').count()).toBe(0);
  });

  it('a bad one is told precisely: re-formatted, upper case, a line break more, a digest cut short, another body', async () => {
    const pretty = JSON.stringify(JSON.parse(paid.body), null, 2);
    await check(pretty, paid.digest);
    await page.waitForText('The JSON was reformatted: it was signed without any spaces.');
    await check(
      `curl https://shop.example/inqud -H 'X-Payload-Digest: ${paid.digest.toUpperCase()}' -d '${paid.body}'`,
    );
    await page.waitForText('The signature is right, but in upper case.');
    await check(`${paid.body}\n`, paid.digest);
    await page.waitForText('The body ends with a line break that wasn’t signed.');
    await check(paid.body, 'abcdef');
    await page.waitForText('The signature has 6 characters instead of 40.');
    await check(paid.body.replace('SUCCESS', 'CONFLICT'), paid.digest);
    await page.waitForText('either the secret is different or the body was changed');
    expect(await page.find('button', 'Add to timeline').count()).toBe(0);
  });

  it('is checked with the kept secret until that is forgotten', async () => {
    await page.waitForText('A secret is saved with Shop A.');
    await check(paid.request);
    await page.find('heading', 'Verified', { exact: true }).wait();
    expect(await everythingStored(page)).not.toContain(SECRET);

    await page.find('button', 'Delete saved secret…').click();
    await page.find('button', 'Delete secret', { exact: true }).click();
    await page.find('button', 'Delete saved secret…').waitUntilGone();
    await form().find('button', 'Check webhook', { exact: true }).click();
    await page.waitForText('Enter the webhook’s secret.');
  });
});
