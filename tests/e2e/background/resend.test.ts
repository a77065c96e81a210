import { beforeEach, expect, it } from 'vitest';
import { addAccount, createCheckout, refresh } from '../support/flows.ts';
import { BROWSER, useStage } from '../support/stage.ts';

const stage = useStage({ simulator: { http2: true } });
beforeEach(() => stage.simulator.assumptions.set({ apiKeepAlive: true }));

// Chromium sends it again over HTTP/2, which no extension can forbid: docs/decisions/32. The second one is answered.
const isResent = BROWSER === 'chromium';

/** Over HTTP/1.1: background.test.ts. */
it(`over HTTP/2, a create ${isResent ? 'is sent' : 'is not sent'} again by the browser when Inqud has handled it and cuts the line`, async () => {
  const page = await addAccount(stage.desk, stage.simulator.accounts[0]);
  const made = (orderId: string) =>
    stage.simulator.model.list().filter(({ clientOrderId }) => clientOrderId === orderId).length;
  const id = await createCheckout(page, '10480');
  await page.press('Escape');
  await page.find('form', 'New checkout').wait();
  await refresh(page, id);
  await createCheckout(page, '10481');
  await page.press('Escape');
  await page.find('form', 'New checkout').wait();
  expect([made('10480'), made('10481')]).toEqual([1, 1]);

  stage.simulator.requests.clear();
  stage.simulator.faults.once('create', { kind: 'lostAnswer' });
  await page.findByLabel('Order ID').fill('10482');
  await page.findByLabel('Amount').fill('5');
  await page.findByLabel('Amount').press('Enter');
  if (isResent) await page.find('heading', 'Link copied').wait();
  else {
    await stage.simulator.requests.arrival(({ method }) => method === 'POST');
    await page.evaluate(() => location.assign('#/attention'));
    await page.find('region', 'Order 10482: outcome unknown').wait();
  }
  expect(made('10482')).toBe(isResent ? 2 : 1);
});
