import { afterEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { storedSettings } from '../../support/storedSettings';
import { startDesk } from '../desk';
import { keepBoth, startRoom } from '../vault/room';

afterEach(() => vi.restoreAllMocks());

it('balances are said to the page that asks, and kept nowhere [P-14]', async () => {
  const room = await startRoom();
  await keepBoth(room);
  const desk = await startDesk(room);
  await desk.start().started;
  desk.world.answer = () => new Response('[{"currency":"BTC","balance":105.82306278}]');
  expect(await desk.send('readBalances', { accountId: 'signed' })).toMatchObject({
    balances: [{ currency: 'BTC', balance: '105.82306278' }],
  });
  const kept: unknown[] = [
    await storedSettings(),
    await fakeBrowser.storage.session.get(null),
    await fakeBrowser.storage.local.get(null),
  ];
  for (const table of [...desk.history.tables, ...desk.db.tables]) kept.push(await table.toArray());
  const text = JSON.stringify(kept);
  // The request log has that it was asked, and not what was answered.
  expect(text).toContain('/v1/user/wallet/balances');
  expect(text).not.toContain('105.82306278');
});
