import { beforeEach, describe, expect, it } from 'vitest';
import { createImporter } from '../../../../lib/background/create/import';
import { createMonitor } from '../../../../lib/background/refresh/monitor';
import { timelineOf } from '../../../../lib/checkouts/timeline';
import type { InqudError } from '../../../../lib/inqud/errors';
import type { Problem } from '../../../../lib/inqud/problem';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';
import { clientWith } from '../../inqud/fake-fetch';
import {
  account,
  CHECKOUT_ID,
  checkout,
  emptyAccounts,
  emptyHistory,
  FIXED_PRICE_ANSWER,
  NOW,
  WIDGET_ID,
} from '../../support/examples';
import { later, range, statusOf } from '../refresh/watching';

async function startImporting() {
  const history = await emptyHistory();
  const accounts = await emptyAccounts();
  await accounts.accounts.put(account());
  const world = {
    now: NOW,
    obstacle: null as Problem | null,
    /** Why there is nothing to sign with, if so. */
    unsigned: null as Problem | null,
    /** Whether a signer that was given out still signs. */
    signs: true,
    answer: (id: string): Response | Promise<Response> => statusOf(id, 'NEW'),
  };
  const { client, sent } = clientWith(({ url }) => world.answer(url.split('/').at(-1) ?? ''), {
    sign: async () => (world.signs ? {} : null),
  });
  const setup: Parameters<typeof createMonitor>[0] = {
    history,
    accounts,
    clientFor: async () => (world.unsigned ? { ok: false, problem: world.unsigned } : { ok: true, client }),
    obstacle: async () => world.obstacle,
    now: () => world.now,
    random: () => 0.5,
  };
  return { history, accounts, world, sent, monitor: createMonitor(setup), ...createImporter(setup) };
}

let desk: Awaited<ReturnType<typeof startImporting>>;
beforeEach(async () => {
  desk = await startImporting();
});

const importOne = (id = CHECKOUT_ID) => desk.importOne('shop', id);
const stored = (id = CHECKOUT_ID) => desk.history.checkouts.get(id);
const answerOf = (fields: object) => Response.json({ ...JSON.parse(FIXED_PRICE_ANSWER), ...fields });

describe('an import', () => {
  it('asks Inqud by the account’s widget, and adds what it says', async () => {
    desk.world.answer = () => new Response(FIXED_PRICE_ANSWER);
    expect(await importOne()).toEqual({ outcome: 'imported' });
    expect(desk.sent.map(({ url }) => url)).toEqual([
      `https://api.inqud.com/v1/user/crypto-acquiring/${WIDGET_ID}/checkouts/${CHECKOUT_ID}`,
    ]);
    expect(await stored()).toMatchObject({ accountId: 'shop', widgetId: WIDGET_ID, answer: FIXED_PRICE_ANSWER });
    expect(await timelineOf(desk.history, CHECKOUT_ID)).toMatchObject([{ source: 'imported' }]);
  });

  it('of one that is here already updates it', async () => {
    await desk.history.checkouts.put(checkout());
    desk.world.answer = (id) => statusOf(id, 'SUCCESS');
    expect(await importOne()).toEqual({ outcome: 'updated' });
    expect(await stored()).toMatchObject({ status: 'SUCCESS' });
  });

  it('of one that Inqud does not know says so, also when a web page says it', async () => {
    desk.world.answer = () => new Response('<html>', { status: 404 });
    expect(await importOne()).toEqual({ outcome: 'notFound' });
    expect(await stored()).toBeUndefined();
  });

  it('of another checkout than was asked for is not believed [S-32]', async () => {
    desk.world.answer = () => statusOf('CCO-other', 'SUCCESS');
    const problem = { kind: 'unexpected', status: 200, problem: { is: 'another checkout', id: 'CCO-other' } };
    expect(await importOne()).toEqual({ outcome: 'failed', problem });
    expect(await desk.history.checkouts.count()).toBe(0);
  });

  it.each<[number, Problem['kind']]>([
    [401, 'refused'],
    [403, 'forbidden'],
    [422, 'invalid'],
    [429, 'rateLimited'],
    [503, 'server'],
  ])('that is answered with %d fails as "%s", and is counted so', async (status, kind) => {
    desk.world.answer = () => Response.json({ message: 'No.' }, { status });
    expect(await importOne()).toMatchObject({ outcome: 'failed', problem: { kind, status } });
    expect((await desk.history.paces.get('shop'))?.last).toEqual({ at: NOW, error: kind });
    expect(await desk.history.checkouts.count()).toBe(0);
  });

  it('that is not answered fails', async () => {
    desk.world.answer = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await importOne()).toEqual({ outcome: 'failed', problem: { kind: 'network' } });
  });

  it('is watched from then on, when there is anything to watch', async () => {
    desk.world.answer = (id) => answerOf({ id, status: 'PAYMENT_DETECTED' });
    await importOne();
    expect(await stored()).toMatchObject({ nextRefreshAt: NOW + 30 * SECOND });
  });
});

describe('what keeps an import from being sent', () => {
  it.each<Problem>([{ kind: 'offline' }, { kind: 'noPermission' }, { kind: 'locked' }])(
    'is the reply: %j',
    async (problem) => {
      desk.world.obstacle = problem;
      expect(await importOne()).toEqual({ outcome: 'failed', problem });
      expect(desk.sent).toEqual([]);
    },
  );

  it('is the reply for an account without a secret', async () => {
    desk.world.unsigned = { kind: 'noSecret' };
    expect(await importOne()).toEqual({ outcome: 'failed', problem: { kind: 'noSecret' } });
  });

  it('is the reply for one that is locked in the last moment', async () => {
    desk.world.signs = false;
    expect(await importOne()).toEqual({ outcome: 'failed', problem: { kind: 'locked' } });
  });

  it('is the reply for an account that Inqud refuses', async () => {
    const error: InqudError = { kind: 'refused', status: 401, messages: [] };
    await desk.accounts.accounts.update('shop', { paused: { at: NOW, error } });
    expect(await importOne()).toEqual({ outcome: 'failed', problem: error });
    expect(desk.sent).toEqual([]);
  });

  it('is the reply for an account that is not there, or was removed', async () => {
    expect(await desk.importOne('gone', CHECKOUT_ID)).toEqual({ outcome: 'failed', problem: { kind: 'noAccount' } });
    await desk.accounts.accounts.update('shop', { removed: { at: NOW, withHistory: false } });
    expect(await importOne()).toEqual({ outcome: 'failed', problem: { kind: 'noAccount' } });
    expect(desk.sent).toEqual([]);
  });

  it('of an account that is removed, or erased, while it is asked stores nothing', async () => {
    const answer = later();
    desk.world.answer = answer.respond;
    const outcome = importOne();
    await answer.asked;
    await desk.accounts.accounts.clear();
    answer.give(statusOf(CHECKOUT_ID, 'NEW'));
    expect(await outcome).toEqual({ outcome: 'failed', problem: { kind: 'noAccount' } });
    expect(await desk.history.checkouts.count()).toBe(0);
  });
});

describe('a long list', () => {
  const importAll = async (ids: string[]) => {
    for (const id of ids) {
      while ((await importOne(id)).outcome === 'wait') desk.world.now += SECOND;
    }
  };

  it('takes one request a second on average, however it is pressed', async () => {
    await importAll(range(0, 100));
    expect(desk.sent).toHaveLength(100);
    expect(desk.world.now - NOW).toBe(75 * SECOND);
  });

  it('waits without a request, and asks a second later', async () => {
    await importAll(range(0, 25));
    expect(await importOne('late')).toEqual({ outcome: 'wait' });
    expect(desk.sent).toHaveLength(25);
    desk.world.now += SECOND;
    expect(await importOne('late')).toEqual({ outcome: 'imported' });
  });

  it('leaves the monitor enough to ask about what is due', async () => {
    await desk.history.checkouts.bulkPut(range(900, 903).map((id) => checkout({ id, nextRefreshAt: NOW })));
    await importAll(range(0, 60));
    const before = desk.sent.length;
    await desk.monitor.refreshDue();
    expect(desk.sent.length - before).toBeGreaterThanOrEqual(3);
    for (const id of range(900, 903)) expect(await stored(id)).toMatchObject({ answeredAt: desk.world.now });
  });

  it('waits for its own account only', async () => {
    await desk.accounts.accounts.put(account({ id: 'second' }));
    await importAll(range(0, 25));
    expect(await desk.importOne('second', 'x')).toEqual({ outcome: 'imported' });
  });
});

describe('"no notices for what was final long before it was imported"', () => {
  const LONG_AGO = '2026-01-05T06:07:08Z';
  const imported = async (fields: object) => {
    desk.world.answer = (id) => answerOf({ id, ...fields });
    await importOne();
    return stored();
  };

  it.each(['SUCCESS', 'CONFLICT', 'EXPIRED', 'ON_HOLD', 'NEW'])('%s causes no notification', async (status) => {
    await imported({ status, lastUpdatedAt: LONG_AGO });
    expect(await desk.history.notices.count()).toBe(0);
    // Nor when it is asked about again, by hand or by importing it once more.
    desk.world.now += HOUR;
    await desk.monitor.refreshNow(CHECKOUT_ID);
    await importOne();
    expect(await desk.history.notices.count()).toBe(0);
  });

  it('one that is about to expire causes no notification: whoever imports it sees it', async () => {
    await imported({ createdAt: new Date(NOW - HOUR).toISOString(), expiresAt: new Date(NOW + MINUTE).toISOString() });
    desk.world.now += 30 * SECOND;
    await desk.monitor.refreshDue();
    expect(await desk.history.notices.count()).toBe(0);
  });

  it.each(['SUCCESS', 'EXPIRED'])('%s since long ago is not even watched', async (status) => {
    expect(await imported({ status, lastUpdatedAt: LONG_AGO })).not.toHaveProperty('nextRefreshAt');
  });

  it('a conflict since long ago is watched no more often than if it had always been here', async () => {
    const tenDays = new Date(NOW - 10 * DAY).toISOString();
    expect(await imported({ status: 'CONFLICT', lastUpdatedAt: tenDays })).toMatchObject({ nextRefreshAt: NOW + DAY });
  });

  it('what happens after the import causes notifications as usual', async () => {
    await imported({ status: 'EXPIRED', lastUpdatedAt: new Date(NOW - MINUTE).toISOString() });
    desk.world.now += 5 * MINUTE;
    desk.world.answer = (id) => answerOf({ id, status: 'SUCCESS' });
    await desk.monitor.refreshDue();
    expect(await desk.history.notices.toArray()).toMatchObject([{ kind: 'late', checkoutId: CHECKOUT_ID }]);
  });
});
