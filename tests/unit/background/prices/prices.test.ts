import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createPriceReader } from '../../../../lib/background/prices/prices';
import { BURST, takeToken } from '../../../../lib/background/refresh/rateLimit';
import { prices } from '../../../../lib/checkout-form/quote/prices';
import type { Problem } from '../../../../lib/inqud/problem';
import { DAY, MINUTE, SECOND } from '../../../../lib/shared/time';
import { readSetting } from '../../../../lib/storage/settings';
import { clientWith } from '../../inqud/fake-fetch';
import { account, emptyAccounts, emptyHistory, NOW } from '../../support/examples';

const OPTIONS = { cryptoCurrencies: ['TRON_USDT'] };

async function startReading() {
  fakeBrowser.reset();
  const history = await emptyHistory();
  const accounts = await emptyAccounts();
  await accounts.accounts.bulkPut([account(), account({ id: 'other', widgetId: 'CAP-other' })]);
  const world = {
    now: NOW,
    obstacle: null as Problem | null,
    unsigned: null as Problem | null,
    signs: true,
    answer: (): Response | Promise<Response> => Response.json(OPTIONS),
  };
  const { client, sent } = clientWith(() => world.answer(), { sign: async () => (world.signs ? {} : null) });
  const start = () =>
    createPriceReader({
      history,
      accounts,
      clientFor: async () => (world.unsigned ? { ok: false, problem: world.unsigned } : { ok: true, client }),
      obstacle: async () => world.obstacle,
      now: () => world.now,
    });
  return { history, accounts, world, sent, start, ...start() };
}

let desk: Awaited<ReturnType<typeof startReading>>;
beforeEach(async () => {
  desk = await startReading();
});
const known = async (id = 'shop') => (await readSetting(prices))?.[id];

describe('the prices of an account', () => {
  it('are what Inqud says of its widget, with the time', async () => {
    await desk.ask('shop');
    expect(desk.sent).toHaveLength(1);
    expect(desk.sent[0]?.url).toMatch(/\/deposit-options$/);
    expect(await known()).toMatchObject({ answer: { at: NOW, coins: [{ code: 'TRON_USDT' }] } });
  });

  it('are asked for at most once a minute, however many forms want them and whoever was killed meanwhile [P-13]', async () => {
    await Promise.all([desk.ask('shop'), desk.ask('shop')]);
    desk.world.now += MINUTE - 1;
    await desk.start().ask('shop');
    expect(desk.sent).toHaveLength(1);
    desk.world.now += 1;
    await desk.ask('shop');
    expect(desk.sent).toHaveLength(2);
  });

  it('count a request whose answer never came', async () => {
    desk.world.answer = () => new Promise(() => {});
    void desk.ask('shop');
    await expect.poll(() => desk.sent.length).toBe(1);
    await desk.start().ask('shop');
    expect(desk.sent).toHaveLength(1);
  });

  it('are each account’s own, also when two are asked for at once', async () => {
    await Promise.all([desk.ask('shop'), desk.ask('other')]);
    expect(desk.sent).toHaveLength(2);
    expect([await known(), await known('other')]).toEqual([expect.any(Object), expect.any(Object)]);
  });

  it.each([
    ['locked', () => (desk.world.obstacle = { kind: 'locked' })],
    ['offline', () => (desk.world.obstacle = { kind: 'offline' })],
    ['not allowed to reach Inqud', () => (desk.world.obstacle = { kind: 'noPermission' })],
    ['without a secret', () => (desk.world.unsigned = { kind: 'noSecret' })],
    ['locked in the last moment', () => (desk.world.signs = false)],
  ])('are not asked for while %s', async (_, prepare) => {
    prepare();
    await desk.ask('shop');
    expect(desk.sent).toEqual([]);
    expect((await known())?.answer ?? null).toBeNull();
  });

  it.each([
    ['paused', { paused: { at: NOW, error: { kind: 'network' as const } } }],
    ['removed', { removed: { at: NOW, withHistory: false } }],
  ])('are not asked for while the account is %s', async (_, part) => {
    await desk.accounts.accounts.update('shop', part);
    await desk.ask('shop');
    expect(desk.sent).toEqual([]);
  });

  it('leave the last requests of the account to what is more urgent', async () => {
    for (let left = BURST; left > 5; left -= 1) await takeToken(desk.history, 'shop', NOW, 'background');
    await desk.ask('shop');
    expect(desk.sent).toEqual([]);
  });

  it.each([401, 403, 404])('refused with %i: pause nothing, and are not asked for again soon', async (status) => {
    await desk.ask('shop');
    desk.world.now += MINUTE;
    desk.world.answer = () => new Response('{}', { status });
    await desk.ask('shop');
    expect((await desk.accounts.accounts.get('shop'))?.paused).toBeNull();
    expect((await known())?.answer).toMatchObject({ at: NOW });
    desk.world.now += 14 * MINUTE;
    await desk.ask('shop');
    expect(desk.sent).toHaveLength(2);
    desk.world.now += MINUTE;
    await desk.ask('shop');
    expect(desk.sent).toHaveLength(3);
  });

  it('wait as long as Inqud says, and a quarter of an hour at most', async () => {
    desk.world.answer = () => new Response('{}', { status: 429, headers: { 'Retry-After': '300' } });
    await desk.ask('shop');
    expect((await known())?.askAgainAt).toBe(NOW + 300 * SECOND);
    desk.world.now += 300 * SECOND;
    desk.world.answer = () => new Response('{}', { status: 429, headers: { 'Retry-After': '86400' } });
    await desk.ask('shop');
    expect((await known())?.askAgainAt).toBe(desk.world.now + 15 * MINUTE);
  });

  it('are asked for at once when the clock was set back', async () => {
    desk.world.now += DAY;
    await desk.ask('shop');
    desk.world.now -= DAY;
    await desk.ask('shop');
    expect(desk.sent).toHaveLength(2);
  });

  it('are not those of the widget that the account had when they were asked for', async () => {
    const answer = Promise.withResolvers<Response>();
    desk.world.answer = () => answer.promise;
    const asked = desk.ask('shop');
    await expect.poll(() => desk.sent.length).toBe(1);
    await desk.accounts.accounts.update('shop', { widgetId: 'CAP-new' });
    await desk.forget('shop');
    answer.resolve(Response.json(OPTIONS));
    await asked;
    expect(await known()).toBeUndefined();
  });
});
