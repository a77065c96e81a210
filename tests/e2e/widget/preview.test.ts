import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../driver/axe.ts';
import type { Frame, Tab } from '../driver/types.ts';
import { until } from '../driver/until.ts';
import { addAccount, createCheckout, WIDE } from '../support/flows.ts';
import { ourHalf } from '../support/halves.ts';
import { createShop, SHOP } from '../support/shop.ts';
import { useStage } from '../support/stage.ts';

describe('the preview', () => {
  const shop = createShop();
  const stage = useStage({
    simulator: {
      otherHosts: { [SHOP]: shop.site },
      // A shop whose domain Inqud has approved.
      assumptions: { widgetNeedsOwnDomain: false, confirmationMs: 200 },
    },
  });
  let page: Tab;

  /** A checkout that was made elsewhere: no page of this browser knows it. */
  const foreign = (clientOrderId: string) => {
    const fixedAmount = { amount: '100', currency: 'USD' };
    const { model, accounts } = stage.simulator;
    const rest = { name: null, returnUrl: null, expiresAt: null };
    return model.create(accounts[0].widgetId, { type: 'FIXED_PRICE', clientOrderId, fixedAmount, ...rest });
  };
  const field = () => page.findByLabel('Checkout ID or payment link');
  const show = async (text: string): Promise<Frame> => {
    await field().fill(text);
    await page.press('Enter');
    return shown(text);
  };
  /** The widget, of the checkout that `text` names when it is given: the frame of the one before may still be there. */
  const shown = async (text?: string) => {
    const widget = await until(`the widget of ${text ?? 'a checkout'}`, async () => {
      const frame = await page.frame('widget.js');
      const id = await frame.evaluate(() => document.querySelector('app-widget')?.id);
      return id && (text === undefined || text.includes(id)) ? frame : undefined;
    });
    await page.findByCss('.widget-panel[data-state="shown"]').wait();
    await widget.waitForText('100.00 USD');
    return widget;
  };
  const log = () =>
    page.evaluate(() => Array.from(document.querySelectorAll('.event-log code'), (line) => line.textContent));
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

  beforeAll(async () => {
    page = await addAccount(stage.desk, stage.simulator.accounts[0]);
    await page.setSize(WIDE);
    await page.find('link', 'Widget preview', { exact: true }).click();
  });

  it('shows by a paste and Enter the widget of a checkout that this browser does not know', async () => {
    const { id } = foreign('made elsewhere');
    await expect.poll(() => page.focusName()).toBe('Checkout ID or payment link');
    const widget = await show(`https://paycrypto.inqud.com/checkout/${id}`);
    expect(await widget.evaluate(() => innerWidth)).toBe(392);
    await page.waitForText('This checkout isn’t in this browser.');
    await page.waitForText(/Loaded in \d+ ms/);
    expect(await page.url()).toContain(`#/preview/${id}`);
  });

  it('logs each event of a payment with its detail, copied as it came', async () => {
    const { id } = foreign('to pay');
    const widget = await show(id);
    const line = (status: string) => JSON.stringify({ id, status });
    await expect.poll(log).toContain(line('NEW'));
    const below = () =>
      page.find('heading', 'Embed snippet').evaluate((heading) => heading.getBoundingClientRect().top + scrollY);
    const kept = await below();
    await widget.find('button', /USDT.*Ethereum/s).click();
    await expect.poll(log).toContain(line('REQUEST_CREATED'));
    await widget.find('button', 'Pay the exact amount').click();
    await expect.poll(log).toContain(line('SUCCESS'));
    expect(await below()).toBe(kept);
    const lines = (await log()).slice(-4);
    expect(lines).toEqual(['NEW', 'REQUEST_CREATED', 'PAYMENT_DETECTED', 'SUCCESS'].map(line));
    const status = page.find('region', 'Widget events').find('status');
    await expect.poll(() => status.text()).toMatch(/Event \d+: SUCCESS/);
    const last = await page.findByCss('.event-log li').count();
    await page.find('button', `Copy event ${last}`, { exact: true }).click();
    await expect.poll(() => stage.desk.clipboardText()).toBe(line('SUCCESS'));
    await page.find('button', 'Copy all').click();
    await expect.poll(() => stage.desk.clipboardText()).toMatch(/^20\S+Z \{.*\n20\S+Z \{/);
  });

  it('logs what is odd too, and marks it: another checkout, a detail of another shape', async () => {
    const widget = await shown();
    await page.find('button', 'Clear').click();
    await widget.evaluate(() => {
      const say = (detail: unknown) =>
        document.querySelector('app-widget')?.dispatchEvent(new CustomEvent('statusChanged', { detail }));
      say({ id: 'CCO-other', status: 'SUCCESS' });
      say({ state: 1.5 });
      say(undefined);
    });
    await expect.poll(log).toEqual(['{"id":"CCO-other","status":"SUCCESS"}', '{"state":1.5}', 'null']);
    await page.waitForText('About a different checkout. It’s ignored.');
    await page.waitForText('Not as documented. It’s ignored.');
  });

  it('puts the widget on a light or dark ground and into a phone, and loads it anew', async () => {
    await show(foreign('looks').id);
    for (const name of ['Light', 'Dark']) {
      await page.find('radio', name).click();
      const dark = name === 'Dark';
      const widget = await shown();
      await widget.waitFor((wanted) => matchMedia('(prefers-color-scheme: dark)').matches === wanted, dark);
    }
    await page.find('checkbox', 'Phone size (412 × 915)').click();
    const size = () => page.findByCss('.preview-stage').evaluate((stage) => [stage.clientHeight, stage.scrollWidth]);
    await expect.poll(size).toEqual([915, 412]);
    await page.find('button', 'Reload widget').click();
    const widget = await shown();
    expect(await widget.evaluate(() => innerWidth)).toBe(392);
    expect(await axe(page)).toEqual([]);
    for (const width of [360, 700, 1600, WIDE.width]) {
      await page.setSize({ ...WIDE, width });
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
      expect(await overflow(), `at ${width} px`).toBeLessThanOrEqual(0);
    }
  });

  it('opens the hosted page in a window of its own', async () => {
    const { id } = foreign('window');
    await show(id);
    await page.find('button', 'Open in a phone-sized window').click();
    const hosted = await stage.desk.waitForTab(`/checkout/${id}`);
    await hosted.waitForText('100.00 USD');
    await hosted.close();
    await page.bringToFront();
  });

  it('leads from a checkout to its preview and back', async () => {
    await page.goto(`${stage.desk.extensionOrigin}/options.html#/new`);
    const id = await createCheckout(page, 'from the desk');
    await page.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts/${id}`);
    await shown();
    await page.findByCss('.checkout-page-widget summary').nth(0).click();
    await page.find('region', 'Preview tools').waitForText('statusChanged');
    await expect.poll(log).toEqual([JSON.stringify({ id, status: 'NEW' })]);
    expect(await axe(page)).toEqual([]);
    await page.find('link', 'Open widget preview').click();
    await page.find('heading', 'Widget preview').wait();
    await page.find('link', 'Order from the desk').click();
    await page.find('heading', 'from the desk').wait();
  });

  describe('its snippet in a shop’s page', () => {
    let tab: Tab;
    beforeAll(async () => {
      tab = await stage.desk.openWeb(`https://${SHOP}/`);
    });
    afterAll(() => tab.close());

    it.each(ourHalf(['HTML', 'TypeScript', 'React', 'Vue'] as const))(
      'in %s is told of SUCCESS when it is paid, and of CONFLICT when it is underpaid',
      async (name) => {
        const { id } = foreign(`${name} exact`);
        await page.bringToFront();
        await page.goto(`${stage.desk.extensionOrigin}/options.html#/preview/${id}`);
        await page.find('tab', name).click();
        const code = page.find('region', `Code in ${name}`);
        await code.waitForText(id);
        await page.find('button', 'Copy code').click();
        await page.find('button', 'Code copied').wait();
        const copied = await stage.desk.clipboardText();
        expect(copied).toBe(await code.evaluate((section) => section.textContent));

        await tab.bringToFront();
        for (const { putUp, amount, message } of [
          { putUp: copied, amount: 'Pay the exact amount', message: 'Thank you, your payment has arrived.' },
          {
            putUp: copied.replaceAll(id, foreign(`${name} less`).id),
            amount: 'Pay less',
            message: 'Your payment needs a look. The shop will contact you.',
          },
        ]) {
          await shop.putUp[name](putUp);
          await tab.goto(`https://${SHOP}/`);
          await tab.find('button', /USDT.*Ethereum/s).click();
          expect(await tab.text()).not.toContain(message);
          await tab.find('button', amount).click();
          await tab.waitForText(message);
        }
      },
    );
  });

  it('logs nothing in the console', async () => {
    expect(await page.console()).toEqual([]);
  });
});
