import { beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../simulator/faults/faults.ts';
import type { Tab } from '../driver/types.ts';
import { addAccount, chooseMore, createCheckout, POPUP, refresh, timelineOf } from '../support/flows.ts';
import { createShop, SHOP } from '../support/shop.ts';
import { useStage } from '../support/stage.ts';

type Case = {
  name: string;
  fault: Fault;
  /** What is said of it, wherever. */
  words: RegExp;
  /** Whether a create may have been made, so that only a person can settle it. */
  unknown: boolean;
};

const UNREACHED = /Couldn’t reach Inqud\./;
/** What each browser makes something of its own of: a network that fails, a header of the answer. All others: tests/pages. */
const FAULTS: Case[] = [
  { name: 'a connection that breaks', fault: { kind: 'reset' }, words: UNREACHED, unknown: true },
  { name: 'half an answer', fault: { kind: 'lostAnswer', sent: 'half' }, words: UNREACHED, unknown: true },
  { name: 'too many requests', fault: { kind: 'tooMany', retryAfter: 2 }, words: /Too many requests/, unknown: false },
];

const HOUR = 60 * 60_000;

describe('the background', () => {
  const { site } = createShop();
  const stage = useStage({ simulator: { assumptions: { confirmationMs: 200 }, otherHosts: { [SHOP]: site } } });
  let desk: Tab;
  let popup: Tab;
  const goTo = async (hash: string) => {
    await desk.bringToFront();
    await desk.evaluate((hash) => location.assign(hash), hash);
  };
  const make = async (orderId: string) => {
    await goTo('#/new');
    const id = await createCheckout(desk, orderId);
    await desk.press('Escape');
    await desk.find('form', 'New checkout').wait();
    return id;
  };
  const made = (orderId: string) =>
    stage.simulator.model.list().filter(({ clientOrderId }) => clientOrderId === orderId);

  beforeAll(async () => {
    desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
  });

  // By Inqud's clock: the computer's cannot be moved here. A clock that is ahead, and other refusals: tests/pages.
  it('learns that the computer’s clock is two days behind, from the first create: both end as was chosen', async () => {
    const { model, requests, faults, assumptions } = stage.simulator;
    // What an amount is in coins would be the first that is asked, and its answer would correct the clock.
    faults.always('options', { kind: 'reset' });
    assumptions.set({ clockOffsetMs: 48 * HOUR });
    const create = async (orderId: string) => {
      requests.clear();
      const id = await createCheckout(desk, orderId);
      return {
        /** From now to its end, by Inqud's clock. */
        hours: Math.round((Date.parse(String(model.get(id)?.expiresAt)) - model.now()) / HOUR),
        posts: requests.list().filter(({ method }) => method === 'POST').length,
        made: model.list().length,
        alerts: await desk.find('alert').count(),
      };
    };
    expect(await create('early-1')).toEqual({ hours: 1, posts: 2, made: 1, alerts: 0 });
    await desk.press('Escape');
    await desk.find('form', 'New checkout').wait();
    expect(await create('early-2')).toEqual({ hours: 1, posts: 1, made: 2, alerts: 0 });
    await desk.press('Escape');
  });

  it('hears the hosted page in a tab, and asks Inqud', async () => {
    const id = await make('hosted-1');
    await goTo('#/settings');
    const hosted = await stage.desk.openWeb(`https://paycrypto.inqud.com/checkout/${id}`);
    await hosted.find('button', /USDT.*Ethereum/s).click();
    await hosted.find('button', 'Pay the exact amount').click();
    await goTo(`#/checkouts/${id}`);
    await expect
      .poll(() => timelineOf(desk))
      .toContainEqual(expect.stringMatching(/Paid Reported by payment page. Confirmed by Inqud/));
    await hosted.close();
  });

  it('opens the hosted page in a window that is 392 px wide inside', async () => {
    const id = await make('hosted-2');
    await goTo(`#/checkouts/${id}`);
    await desk.find('article', 'hosted-2').wait();
    await chooseMore(desk, 'Open in a phone-sized window');
    const window = await stage.desk.waitForTab(`paycrypto.inqud.com/checkout/${id}`);
    await window.waitForText('100.00 USD');
    expect(await window.evaluate(() => innerWidth)).toBe(392);
    await window.find('button', 'Let it expire').click();
    await expect
      .poll(() => timelineOf(desk))
      .toContainEqual(expect.stringMatching(/Expired Reported by payment page. Confirmed by Inqud/));
    await window.close();
  });

  it('calls a create that was cut off by its own end an unknown outcome', async () => {
    stage.simulator.faults.always('create', { kind: 'hang' });
    await goTo('#/new');
    await desk.findByLabel('Order ID').fill('killed-2');
    await desk.findByLabel('Amount').fill('5');
    await desk.findByLabel('Amount').press('Enter');
    await stage.simulator.requests.arrival(({ method }) => method === 'POST');
    await stage.desk.killBackground();
    popup = await stage.desk.open('popup.html', POPUP);
    await discard('killed-2');
  });

  it.each(FAULTS)('says so of a fault in a create: $name', async ({ name, fault, words, unknown }) => {
    await popup.bringToFront();
    stage.simulator.faults.once('create', fault);
    await popup.findByLabel('Order ID').fill(name);
    await popup.findByLabel('Amount').fill('5');
    await popup.findByLabel('Amount').press('Enter');
    if (unknown) {
      await popup.find('region', `Order ${name}: outcome unknown`).waitForText(words);
      await expect.poll(() => popup.findByLabel('Order ID').value()).toBe('');
      await discard(name);
    } else {
      await popup.waitForText(words);
      await expect.poll(() => popup.findByLabel('Order ID').value()).toBe(name);
      expect(made(name)).toEqual([]);
      // As it was typed, it goes through when the fault has ended.
      await popup.findByLabel('Amount').press('Enter');
      await popup.findByLabel('Payment link').wait();
      await popup.press('Escape');
      await popup.find('form', 'New checkout').wait();
      expect(made(name)).toHaveLength(1);
    }
    expect(made(name).length).toBeLessThanOrEqual(1);
  });

  it('says so of a fault in a refresh: a connection that breaks', async () => {
    const { id } = made('too many requests')[0] ?? {};
    await goTo(`#/checkouts/${id}`);
    const article = desk.find('article', 'too many requests');
    // Firefox asks once more by itself when a connection breaks.
    stage.simulator.faults.always('read', { kind: 'reset' });
    await article.find('button', 'Refresh', { exact: true }).click();
    await article.find('alert').nth(0).waitForText(UNREACHED);
    stage.simulator.faults.clear();
    await article.find('button', 'Refresh', { exact: true }).click();
    await desk.waitForNoText('Last check failed.');
  });

  it('puts the header that keeps a connection from being used again on our own requests only', async () => {
    stage.simulator.assumptions.set({ apiKeepAlive: true });
    await refresh(desk, made('too many requests')[0]?.id ?? '');
    const shop = await stage.desk.openWeb(`https://${SHOP}/`);
    await shop.evaluate(() => fetch('https://api.inqud.com/v1/from-a-shop', { mode: 'no-cors' }).then(() => null));
    await shop.close();
    const sent = stage.simulator.requests.list().filter(({ host }) => host === 'api.inqud.com');
    const [foreign, own] = [true, false].map((isForeign) =>
      sent.filter(({ path }) => path.includes('from-a-shop') === isForeign).map(({ headers }) => headers.connection),
    );
    expect(foreign).toEqual(['keep-alive']);
    expect(new Set(own)).toEqual(new Set(['close']));
  });

  // Over HTTP/2: resend.test.ts.
  it('is not sent a create again by the browser when Inqud has handled it, keeps the connection, and cuts the line', async () => {
    stage.simulator.assumptions.set({ apiKeepAlive: true });
    await refresh(desk, made('too many requests')[0]?.id ?? '');
    stage.simulator.faults.once('create', { kind: 'lostAnswer' });
    await popup.bringToFront();
    await popup.findByLabel('Order ID').fill('10482');
    await popup.findByLabel('Amount').fill('5');
    await popup.findByLabel('Amount').press('Enter');
    await popup.find('region', 'Order 10482: outcome unknown').wait();
    expect(made('10482')).toHaveLength(1);
  });

  async function discard(orderId: string): Promise<void> {
    const unknown = popup.find('region', `Order ${orderId}: outcome unknown`);
    await unknown.find('button', 'Discard…', { exact: true }).click();
    await unknown.find('button', 'Discard', { exact: true }).click();
    await unknown.waitUntilGone();
  }
});
