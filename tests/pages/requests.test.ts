import { beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Tab } from '../e2e/driver/types.ts';
import { addAccount, addAnother, createCheckout, POPUP, WIDE } from '../e2e/support/flows.ts';
import { disguisesOf, everythingStored } from '../e2e/support/stored.ts';
import { useStage } from './support/stage.ts';

describe('the console of requests', () => {
  const stage = useStage({ simulator: { accounts: [{}, {}] } });
  let popup: Tab;
  let desk: Tab;
  const accounts = () => stage.simulator.accounts;
  const rows = () => desk.find('region', 'API log').find('listitem');
  const rowTexts = () =>
    desk.evaluate(() =>
      Array.from(document.querySelectorAll('.requests summary'), (row) =>
        Array.from(row.children, ({ textContent }) => textContent).join(' '),
      ),
    );
  const filter = (text: string) => desk.findByLabel('Filter requests').fill(text);
  /** Opens the one row that fits, and gives what it holds. */
  const openOnly = async (text: string): Promise<Locator> => {
    // So that one that was shown before is not taken for it.
    await filter('');
    await expect.poll(() => rows().count()).toBeGreaterThan(1);
    await filter(text);
    await expect.poll(() => rows().count()).toBe(1);
    await rows().evaluate((row) => row.querySelector('summary')?.click());
    await rows().find('button', 'Copy as curl').wait();
    return rows();
  };

  beforeAll(async () => {
    const [signed, header = signed] = accounts();
    const settings = await addAccount(stage.desk, signed);
    await addAnother(settings, header, 'Needle Shop');
    await settings.find('radio', 'Secret in a header', { exact: false }).click();
    await settings.findByLabel('Token secret').fill(header.secret);
    await settings.find('button', 'Save account').click();
    await settings.waitForText('Saved.');
    await settings.close();
    desk = await stage.desk.open('options.html#/requests', WIDE);
    await desk.find('heading', 'API log').wait();
    popup = await stage.desk.open('popup.html', POPUP);
  });

  it('lists a create at once, signed or with the secret in a header, and one that was refused', async () => {
    for (const [shop, orderId] of [
      ['Shop A', 'by-signature'],
      ['Needle Shop', 'by-header'],
    ] as const) {
      await popup.find('button', shop).click();
      await createCheckout(popup, orderId);
      await popup.press('Escape');
    }
    stage.simulator.faults.once('create', { kind: 'status', status: 422, messages: ['no such colour'] });
    await popup.findByLabel('Order ID').fill('refused');
    await popup.findByLabel('Amount').fill('25');
    await popup.findByLabel('Amount').press('Enter');
    await popup.waitForText('no such colour');

    await filter('post');
    await expect
      .poll(rowTexts)
      .toEqual([
        expect.stringMatching(/POST CAP-.*\/checkouts.*Failed: 422 \d+ ms$/),
        expect.stringMatching(/POST CAP-.*\/checkouts 201 \d+ ms$/),
        expect.stringMatching(/POST CAP-.*\/checkouts 201 \d+ ms$/),
      ]);
  });

  it('goes on after the background was ended', async () => {
    await stage.desk.killBackground();
    await createCheckout(popup, 'after it');
    await popup.press('Escape');
    await expect.poll(rowTexts).toHaveLength(4);
    await filter('after it 201 post');
    await expect.poll(rowTexts).toHaveLength(1);
  });

  it('shows by a filter and by failures what somebody looks for', async () => {
    await filter('no such colour');
    await expect.poll(rowTexts).toEqual([expect.stringContaining('422')]);
    await filter('nowhere');
    await desk.find('button', 'Show all').click();
    await expect.poll(async () => (await rowTexts()).length).toBeGreaterThan(3);
    await desk.findByLabel('Failed only').click();
    await expect.poll(rowTexts).toEqual([expect.stringContaining('422')]);
    await desk.findByLabel('Failed only').click();
  });

  it('has a secret, a token ID or a signature neither on the page, nor in what it copies, nor in storage', async () => {
    const texts: string[] = [];
    for (const order of ['by-signature', 'by-header']) {
      const row = await openOnly(`post ${order}`);
      await row.find('button', 'Copy as curl').click();
      await row.find('button', 'Copied').wait();
      texts.push(await stage.desk.clipboardText());
      await row.find('button', 'Copy response').click();
      await expect.poll(() => stage.desk.clipboardText()).toContain(order);
      texts.push(await stage.desk.clipboardText());
      texts.push(await desk.evaluate(() => document.documentElement.outerHTML));
    }
    expect(texts[0]).toContain('openssl dgst -sha256 -hmac "$TOKEN_SECRET"');
    expect(texts[3]).toContain('X-Token-API-Secret: $TOKEN_SECRET');
    const stored = await everythingStored(desk);
    expect(stored).toContain('"requestCount":');
    const proofs = stage.simulator.requests
      .list()
      .flatMap(({ headers }) => [headers['x-hmac-sha256-signature'], headers['x-salt']])
      .filter((proof) => proof !== undefined);
    for (const secret of [...accounts().map(({ secret }) => secret), ...proofs]) {
      for (const text of [...texts, stored]) {
        expect(disguisesOf(secret).filter((disguise) => text.includes(disguise))).toEqual([]);
      }
    }
    for (const { tokenId } of accounts()) {
      expect(texts.filter((text) => text.includes(tokenId))).toEqual([]);
    }
  });

  it('is empty once it was cleared', async () => {
    await filter('');
    await desk.find('button', 'Clear').click();
    // What is watched may have been asked about again since.
    await expect.poll(async () => (await rowTexts()).filter((row) => row.includes('POST'))).toEqual([]);
    expect(await everythingStored(desk)).not.toContain('"method":"POST"');
  });
});
