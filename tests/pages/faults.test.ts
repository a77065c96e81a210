import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../e2e/driver/types.ts';
import { addAccount, createCheckout, goToSettings, openCheckout, POPUP } from '../e2e/support/flows.ts';
import type { Fault } from '../simulator/faults/faults.ts';
import type { LoggedRequest } from '../simulator/http/requestLog.ts';
import { useStage } from './support/stage.ts';

type Case = {
  name: string;
  fault: Fault;
  /** What is said of it, wherever. */
  words: RegExp;
  /** Whether a create may have been made, so that only a person can settle it. */
  unknown: boolean;
  /** How long until that is said, ms. */
  lasts?: number;
  /** What a test of the connection says where its answer differs; null where it is not changed by the fault. */
  options?: RegExp | null;
};

const UNREACHED = /Couldn’t reach Inqud\./;
const NOT_JSON = /Got an unreadable answer/;
const NO_ANSWER = /Inqud didn’t answer within 15 seconds\./;
const ID_WRONG = /its “id” is missing or wrong/;
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
  { name: 'too many requests', fault: { kind: 'tooMany', retryAfter: 2 }, words: /Too many requests/, unknown: false },
  { name: 'a bad request', fault: { kind: 'status', status: 400 }, words: /Inqud didn’t accept this/, unknown: false },
  {
    name: 'a validation error',
    fault: { kind: 'status', status: 422 },
    words: /Inqud didn’t accept this/,
    unknown: false,
  },
  { name: 'not found', fault: { kind: 'status', status: 404 }, words: /Inqud can’t find this/, unknown: false },
  {
    name: 'a conflict with something there',
    fault: { kind: 'status', status: 409 },
    words: /Inqud didn’t accept this/,
    unknown: false,
  },
  {
    name: 'too many requests without a time',
    fault: { kind: 'tooMany', retryAfter: null },
    words: /Too many requests/,
    unknown: false,
  },
  {
    name: 'a page instead of a fault',
    fault: { kind: 'unavailable', status: 500 },
    words: /a problem on its side \(500\)/,
    unknown: true,
  },
  {
    name: 'a page of a gateway that waited in vain',
    fault: { kind: 'unavailable', status: 504, processed: true },
    words: /a problem on its side \(504\)/,
    unknown: true,
  },
  {
    name: 'JSON without ID and status',
    fault: { kind: 'incompleteJson' },
    words: ID_WRONG,
    unknown: true,
    options: null,
  },
  {
    name: 'values of other types',
    fault: { kind: 'wrongTypes' },
    words: ID_WRONG,
    unknown: true,
    options: /its “cryptoCurrencies” is missing or wrong/,
  },
  { name: 'no answer', fault: { kind: 'hang' }, words: NO_ANSWER, unknown: true, lasts: 15_000 },
  { name: 'a late answer', fault: { kind: 'delay', ms: 20_000 }, words: NO_ANSWER, unknown: true, lasts: 15_000 },
];
/** These two pause the account until it is tested again, so they come last. */
const REFUSALS: Case[] = [
  {
    name: 'a forbidden token',
    fault: { kind: 'status', status: 403 },
    words: /doesn’t allow this token/,
    unknown: false,
  },
  { name: 'a refused token', fault: { kind: 'status', status: 401 }, words: /rejected the API token/, unknown: false },
];

/** They spoil what is shown of a checkout, not what is known of it. */
const HARMLESS: Pick<Case, 'name' | 'fault'>[] = [
  { name: 'numbers that no float holds', fault: { kind: 'hugeDecimals' } },
  { name: 'all but ID and status of another type', fault: { kind: 'wrongTypes', except: ['id', 'status'] } },
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
  /** Lets time pass once this request is on its way. */
  const lasting = async (ms: number, fits: (request: LoggedRequest) => boolean) => {
    await stage.simulator.requests.arrival(fits);
    await stage.desk.pass(ms);
  };

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

  it('in a refresh is over by itself once it is over: nobody presses anything, and the status comes', async () => {
    stage.simulator.model.forceStatus(failed, 'EXPIRED');
    const list = await stage.desk.open('options.html#/checkouts');
    // One failure when all this began, so at most a minute of back-off since.
    await list.find('link', /failed-once/).wait();
    await stage.desk.pass(60_000);
    await list.find('link', /failed-once.*Expired/s).wait();
    await list.close();
  });

  describe('in a refresh that nobody asked for', () => {
    let list: Tab;
    beforeAll(async () => {
      list = await stage.desk.open('options.html#/checkouts');
      await list.find('link', /by-itself/).wait();
    });
    afterAll(() => list.close());

    it.each(CASES)('is over by itself once it is over: $name', async ({ fault, lasts = 0 }) => {
      const before = stage.simulator.model.get(self)?.status;
      const [status, words] = before === 'NEW' ? ['REQUEST_CREATED', 'Request created'] : ['NEW', 'Open'];
      stage.simulator.faults.always('read', fault);
      stage.simulator.model.forceStatus(self, status);
      const asked = stage.simulator.requests.arrival(({ path }) => path.endsWith(self));
      await stage.desk.passUntil(asked);
      await stage.desk.pass(lasts);
      stage.simulator.faults.clear();
      await stage.desk.pass(60_000);
      await list.find('link', new RegExp(`by-itself.*${words}`, 's')).wait();
    });
  });

  it.each([...CASES, ...REFUSALS])('in a create: $name', async ({ name, fault, words, unknown, lasts }) => {
    await popup.bringToFront();
    stage.simulator.faults.once('create', fault);
    await popup.findByLabel('Order ID').fill(name);
    await popup.findByLabel('Amount').fill('5');
    await popup.findByLabel('Amount').press('Enter');
    if (lasts) await lasting(lasts, ({ method }) => method === 'POST');
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

  it.each([...CASES, ...REFUSALS])(
    'in a test of the connection: $name',
    async ({ fault, words, lasts, options = words }) => {
      await goToSettings(desk);
      await desk.find('link', 'Edit Shop A').click();
      stage.simulator.faults.always('options', fault);
      await desk.find('button', 'Test connection').click();
      if (lasts) await lasting(lasts, ({ path }) => path.endsWith('/deposit-options'));
      if (options) await desk.find('alert').nth(0).waitForText(options);
      else await desk.waitForText('Connected.');
      stage.simulator.faults.clear();
      await desk.find('button', 'Test connection').click();
      await desk.waitForText('Connected.');
    },
  );

  it.each(CASES)('in a refresh: $name', async ({ fault, words, lasts }) => {
    const page = await openCheckout(stage.desk, self);
    const article = page.find('article', 'by-itself');
    stage.simulator.faults.always('read', fault);
    await article.find('button', 'Refresh', { exact: true }).click();
    if (lasts) await lasting(lasts, ({ path }) => path.endsWith(self));
    await article.find('alert').nth(0).waitForText(words);
    stage.simulator.faults.clear();
    // What the page asked for meanwhile is late as well.
    if (lasts) await stage.desk.pass(lasts);
    await article.find('button', 'Refresh', { exact: true }).click();
    await page.waitForNoText('Last check failed.');
    await page.close();
  });

  it.each(HARMLESS)('does no harm to a create and its refreshes: $name', async ({ name, fault }) => {
    for (const route of ['create', 'read'] as const) stage.simulator.faults.always(route, fault);
    await popup.bringToFront();
    const id = await createCheckout(popup, name);
    await popup.press('Escape');
    await popup.find('form', 'New checkout').wait();
    expect(made(name)).toMatchObject([{ id }]);
    const page = await openCheckout(stage.desk, id);
    stage.simulator.model.pickCoin(id, 'ETHEREUM_USDT');
    stage.simulator.model.pay(id);
    stage.simulator.model.confirm(id);
    await stage.desk.pass(10_000);
    await page.find('region', 'Timeline').waitForText(/Paid/);
    expect(await page.text()).not.toContain('The last refresh failed.');
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
      await page.waitForText('Its checkouts won’t update until you fix this.');
      stage.simulator.faults.clear();
      await goToSettings(desk);
      await desk.find('link', 'Edit Shop A').click();
      await desk.find('button', 'Test connection').click();
      await desk.waitForText('Connected.');
      await page.waitForNoText('Its checkouts won’t update');
      await article.find('button', 'Refresh', { exact: true }).click();
      await page.waitForNoText('Last check failed.');
      await page.close();
    },
  );
});
