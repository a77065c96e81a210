import { beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../e2e/driver/types.ts';
import { addAccount, createCheckout, goToSettings, openCheckout, POPUP } from '../e2e/flows.ts';
import type { Fault } from '../simulator/faults.ts';
import { useStage } from './support/stage.ts';

type Case = {
  name: string;
  fault: Fault;
  /** What is said of it, wherever. */
  words: RegExp;
  /** Whether a create may have been made, so that only a person can settle it. */
  unknown: boolean;
};

const UNREACHED = /Couldn’t reach Inqud\./;
const NOT_JSON = /Got an unreadable answer/;
const CASES: Case[] = [
  { name: 'a connection that breaks', fault: { kind: 'reset' }, words: UNREACHED, unknown: true },
  { name: 'an answer that is lost', fault: { kind: 'lostAnswer' }, words: UNREACHED, unknown: true },
  { name: 'half an answer', fault: { kind: 'lostAnswer', sent: 'half' }, words: UNREACHED, unknown: true },
  {
    name: 'a fault of Inqud’s',
    fault: { kind: 'status', status: 500 },
    words: /a problem on its side \(500\)/,
    unknown: true,
  },
  {
    name: 'a bad gateway',
    fault: { kind: 'status', status: 502 },
    words: /a problem on its side \(502\)/,
    unknown: true,
  },
  { name: 'maintenance', fault: { kind: 'unavailable' }, words: /a problem on its side \(503\)/, unknown: true },
  { name: 'a sign-in page', fault: { kind: 'html' }, words: NOT_JSON, unknown: true },
  { name: 'broken JSON', fault: { kind: 'brokenJson' }, words: NOT_JSON, unknown: true },
  { name: 'too many requests', fault: { kind: 'tooMany', retryAfter: 2 }, words: /asks for a pause/, unknown: false },
  { name: 'a bad request', fault: { kind: 'status', status: 400 }, words: /Inqud didn’t accept this/, unknown: false },
  {
    name: 'a validation error',
    fault: { kind: 'status', status: 422 },
    words: /Inqud didn’t accept this/,
    unknown: false,
  },
  { name: 'not found', fault: { kind: 'status', status: 404 }, words: /Inqud can’t find this/, unknown: false },
];
/** These two pause the account until it is tested again, so they come last. */
const REFUSALS: Case[] = [
  {
    name: 'a forbidden token',
    fault: { kind: 'status', status: 403 },
    words: /doesn’t allow this token/,
    unknown: false,
  },
  { name: 'a refused token', fault: { kind: 'status', status: 401 }, words: /refused the API token/, unknown: false },
];

describe('each fault', () => {
  const stage = useStage();
  let desk: Tab;
  let popup: Tab;
  let self: string;
  /** It failed once, before everything else. */
  let failed: string;
  const made = (orderId: string) =>
    stage.simulator.model.list().filter(({ clientOrderId }) => clientOrderId === orderId);

  beforeAll(async () => {
    desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
    popup = await stage.desk.open('popup.html', POPUP);
    await popup.find('form', 'New checkout').wait();
    self = await createCheckout(popup, 'by-itself');
    await popup.press('Escape');
    await popup.find('form', 'New checkout').wait();
    stage.simulator.faults.always('read', { kind: 'status', status: 500 });
    failed = await createCheckout(popup, 'failed-once');
    await stage.simulator.requests.arrival(({ path }) => path.endsWith(failed));
    stage.simulator.faults.clear();
    await popup.press('Escape');
    await popup.find('form', 'New checkout').wait();
  });

  it.each([...CASES, ...REFUSALS])('in a create: $name', async ({ name, fault, words, unknown }) => {
    await popup.bringToFront();
    stage.simulator.faults.once('create', fault);
    await popup.findByLabel('Order ID').fill(name);
    await popup.findByLabel('Amount').fill('5');
    await popup.findByLabel('Amount').press('Enter');
    const row = popup.find('region', `Order ${name}: outcome unknown`);
    if (unknown) {
      await row.waitForText(words);
      await expect.poll(() => popup.findByLabel('Order ID').value()).toBe('');
      await row.find('button', 'Discard…').click();
      await row.find('button', 'Discard', { exact: true }).click();
      await row.waitUntilGone();
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

  it.each([...CASES, ...REFUSALS])('in a test of the connection: $name', async ({ fault, words }) => {
    await goToSettings(desk);
    await desk.find('link', 'Edit Shop A').click();
    stage.simulator.faults.always('options', fault);
    await desk.find('button', 'Test connection').click();
    await desk.find('alert').nth(0).waitForText(words);
    stage.simulator.faults.clear();
    await desk.find('button', 'Test connection').click();
    await desk.waitForText('Connected.');
  });

  it('in a refresh is over by itself once it is over: nobody presses anything, and the status comes', async () => {
    stage.simulator.model.forceStatus(failed, 'EXPIRED');
    const list = await stage.desk.open('options.html#/checkouts');
    // One failure when all this began, so at most a minute of back-off since.
    await list.find('link', /failed-once/).wait();
    await stage.desk.pass(60_000);
    await list.find('link', /failed-once.*Expired/s).wait();
    await list.close();
  });

  it.each(CASES)('in a refresh: $name', async ({ fault, words }) => {
    const page = await openCheckout(stage.desk, self);
    const article = page.find('article', 'by-itself');
    stage.simulator.faults.always('read', fault);
    await article.find('button', 'Refresh', { exact: true }).click();
    await article.find('alert').nth(0).waitForText(words);
    stage.simulator.faults.clear();
    await article.find('button', 'Refresh', { exact: true }).click();
    await page.waitForNoText('Last check failed.');
    await page.close();
  });

  it.each(REFUSALS)(
    'in a refresh: $name pauses the account, until a person has tested it',
    async ({ fault, words }) => {
      const id = made('a refused token')[0]?.id ?? '';
      const page = await openCheckout(stage.desk, id);
      const article = page.find('article', 'a refused token');
      stage.simulator.faults.always('read', fault);
      await article.find('button', 'Refresh', { exact: true }).click();
      await page.find('alert').nth(0).waitForText(words);
      await page.waitForText('Its checkouts are not refreshed until this is corrected.');
      stage.simulator.faults.clear();
      await goToSettings(desk);
      await desk.find('link', 'Edit Shop A').click();
      await desk.find('button', 'Test connection').click();
      await desk.waitForText('Connected.');
      await page.waitForNoText('Its checkouts are not refreshed');
      await article.find('button', 'Refresh', { exact: true }).click();
      await page.waitForNoText('Last check failed.');
      await page.close();
    },
  );
});
