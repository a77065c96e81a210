import { beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../driver/types.ts';
import { addAccount, chooseMore, createCheckout, openCheckout, POPUP, timelineOf } from '../support/flows.ts';
import { useStage } from '../support/stage.ts';

describe('the background', () => {
  const stage = useStage({ simulator: { assumptions: { confirmationMs: 200 } } });
  let desk: Tab;
  const make = async (orderId: string) => {
    await desk.bringToFront();
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/new`);
    const id = await createCheckout(desk, orderId);
    await desk.press('Escape');
    await desk.find('form', 'New checkout').wait();
    return id;
  };

  beforeAll(async () => {
    desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
  });

  it('hears the hosted page in a tab, and asks Inqud', async () => {
    const id = await make('hosted-1');
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/settings`);
    const hosted = await stage.desk.openWeb(`https://paycrypto.inqud.com/checkout/${id}`);
    await hosted.find('button', /USDT.*Ethereum/s).click();
    await hosted.find('button', 'Pay the exact amount').click();
    const page = await openCheckout(stage.desk, id);
    await expect
      .poll(() => timelineOf(page))
      .toContainEqual(expect.stringMatching(/Paid Reported by payment page. Confirmed by Inqud/));
    await hosted.close();
    await page.close();
  });

  it('opens the hosted page in a window that is 392 px wide inside', async () => {
    const id = await make('hosted-2');
    const page = await openCheckout(stage.desk, id);
    await chooseMore(page, 'Open in a phone-sized window');
    const window = await stage.desk.waitForTab(`paycrypto.inqud.com/checkout/${id}`);
    await window.waitForText('100.00 USD');
    expect(await window.evaluate(() => innerWidth)).toBe(392);
    await window.find('button', 'Let it expire').click();
    await expect
      .poll(() => timelineOf(page))
      .toContainEqual(expect.stringMatching(/Expired Reported by payment page. Confirmed by Inqud/));
    await window.close();
    await page.close();
  });

  it('goes on when it was ended and is needed again', async () => {
    await stage.desk.killBackground();
    const id = await make('killed-1');
    expect(stage.simulator.model.get(id)?.status).toBe('NEW');
  });

  it('calls a create that was cut off by its own end an unknown outcome', async () => {
    stage.simulator.faults.always('create', { kind: 'hang' });
    await desk.findByLabel('Order ID').fill('killed-2');
    await desk.findByLabel('Amount').fill('5');
    await desk.findByLabel('Amount').press('Enter');
    await stage.simulator.requests.arrival(({ method }) => method === 'POST');
    await stage.desk.killBackground();
    const popup = await stage.desk.open('popup.html', POPUP);
    const unknown = popup.find('region', 'Order killed-2: outcome unknown');
    await unknown.find('button', 'Discard…', { exact: true }).click();
    await unknown.find('button', 'Discard', { exact: true }).click();
    await unknown.waitUntilGone();
    await popup.close();
    stage.simulator.faults.clear();
  });
});
