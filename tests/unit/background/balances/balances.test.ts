import { beforeEach, describe, expect, it } from 'vitest';
import { createBalanceReader } from '../../../../lib/background/balances/balances';
import type { Problem } from '../../../../lib/inqud/problem';
import { clientWith } from '../../inqud/fake-fetch';
import { account, emptyAccounts, emptyHistory, NOW } from '../../support/examples';

async function startReading() {
  const history = await emptyHistory();
  const accounts = await emptyAccounts();
  await accounts.accounts.put(account());
  const world = {
    obstacle: null as Problem | null,
    signs: true,
    answer: () => new Response('[{"currency":"BTC","balance":105.82306278}]'),
  };
  const { client, sent } = clientWith(() => world.answer(), { sign: async () => (world.signs ? {} : null) });
  const reader = createBalanceReader({
    history,
    accounts,
    clientFor: async () => ({ ok: true, client }),
    obstacle: async () => world.obstacle,
    now: () => NOW,
  });
  return { history, accounts, world, sent, ...reader };
}

let desk: Awaited<ReturnType<typeof startReading>>;
beforeEach(async () => {
  desk = await startReading();
});

describe('the balances of an account', () => {
  it('are read by the token alone, to the last digit', async () => {
    expect(await desk.read('shop')).toEqual({
      ok: true,
      at: NOW,
      balances: [{ currency: 'BTC', balance: '105.82306278' }],
    });
    expect(desk.sent.map(({ url }) => url)).toEqual(['https://api.inqud.com/v1/user/wallet/balances']);
  });

  it('leave out what cannot be read, and take fields that nobody knows', async () => {
    desk.world.answer = () =>
      new Response('[{"currency":"USDT","balance":"1e2","frozen":1},{"currency":"BTC"},null,7,{"balance":1}]');
    expect(await desk.read('shop')).toMatchObject({ balances: [{ currency: 'USDT', balance: '100' }] });
  });

  it.each([
    [401, 'refused'],
    [403, 'forbidden'],
    [404, 'notFound'],
  ])('refused with %i are said to be, and pause nothing', async (status, kind) => {
    desk.world.answer = () => new Response('<html>', { status });
    expect(await desk.read('shop')).toMatchObject({ ok: false, problem: { kind } });
    expect((await desk.accounts.accounts.get('shop'))?.paused).toBeNull();
    expect(await desk.history.notices.count()).toBe(0);
  });

  it('are not asked for where nothing may be sent', async () => {
    desk.world.obstacle = { kind: 'offline' };
    expect(await desk.read('shop')).toEqual({ ok: false, problem: { kind: 'offline' } });
    desk.world.obstacle = null;
    desk.world.signs = false;
    expect(await desk.read('shop')).toEqual({ ok: false, problem: { kind: 'locked' } });
    await desk.accounts.accounts.update('shop', { paused: { at: NOW, error: { kind: 'network' } } });
    expect(await desk.read('shop')).toEqual({ ok: false, problem: { kind: 'network' } });
    expect(await desk.read('nobody')).toEqual({ ok: false, problem: { kind: 'noAccount' } });
    expect(desk.sent).toEqual([]);
  });
});
