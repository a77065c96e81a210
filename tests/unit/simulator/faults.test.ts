import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ManualClock } from '../../simulator/clock.ts';
import { createManualClock } from '../../simulator/clock.ts';
import type { Fault } from '../../simulator/faults/faults.ts';
import type { Simulator } from '../../simulator/start.ts';
import { startSimulator } from '../../simulator/start.ts';
import { bySecret, call, FIXED_PRICE, post, read } from './client.ts';

let inqud: Simulator;
let clock: ManualClock;

beforeAll(async () => {
  clock = createManualClock('2023-12-22T09:17:26.081Z');
  inqud = await startSimulator({ clock });
});
beforeEach(() => {
  inqud.faults.clear();
  inqud.requests.clear();
});
afterAll(() => inqud.close());

const create = () => post(inqud, FIXED_PRICE);
const made = () => inqud.model.list().length;
/** How many checkouts a failing create leaves behind. */
const leftBehind = async (fault: Fault) => {
  const before = made();
  inqud.faults.once('create', fault);
  const outcome = await create().catch(() => 'broken' as const);
  return { outcome, count: made() - before };
};

describe('faults that break the connection', () => {
  it('resets before anything is done', async () => {
    expect(await leftBehind({ kind: 'reset' })).toEqual({ outcome: 'broken', count: 0 });
    expect((await create()).status).toBe(201);
  });

  it('loses the answer after the work is done, so that a retry creates a second checkout', async () => {
    expect(await leftBehind({ kind: 'lostAnswer' })).toEqual({ outcome: 'broken', count: 1 });
    expect(await leftBehind({ kind: 'lostAnswer', sent: 'half' })).toEqual({ outcome: 'broken', count: 1 });
  });

  it('can wait before it loses the answer', async () => {
    inqud.faults.once('create', { kind: 'lostAnswer', ms: 5000 });
    const before = made();
    const outcome = expect(create()).rejects.toThrow();
    await inqud.requests.arrival(({ method }) => method === 'POST');
    expect(made()).toBe(before + 1);
    clock.advance(5000);
    await outcome;
  });
});

describe('faults that take time', () => {
  it('hangs without doing anything until cleared, then answers', async () => {
    inqud.faults.always('create', { kind: 'hang' });
    const before = made();
    const answer = create();
    await inqud.requests.arrival(({ method }) => method === 'POST');
    clock.advance(3_600_000);
    expect([made() - before, inqud.requests.list()[0]?.status]).toEqual([0, null]);
    inqud.faults.clear('create');
    expect((await answer).status).toBe(201);
    expect(made() - before).toBe(1);
  });

  it('delays by the given time', async () => {
    inqud.faults.once('options', { kind: 'delay', ms: 3000 });
    const [account] = inqud.accounts;
    const path = `/v1/user/crypto-acquiring/${account.widgetId}/deposit-options`;
    const answer = call(inqud, { path, headers: bySecret(account) });
    await inqud.requests.arrival(({ method }) => method === 'GET');
    clock.advance(2999);
    expect(inqud.requests.list()[0]?.status).toBeNull();
    clock.advance(1);
    expect((await answer).status).toBe(200);
  });
});

describe('faults that answer', () => {
  it.each([400, 401, 403, 404, 409, 500, 502] as const)('refuses with %i and does nothing', async (status) => {
    const { outcome, count } = await leftBehind({ kind: 'status', status });
    expect([outcome, count]).toEqual([expect.objectContaining({ status }), 0]);
  });

  it('refuses with 422 and the messages', async () => {
    inqud.faults.once('create', { kind: 'status', status: 422, messages: ['Name is rude.', 'Try another.'] });
    expect((await create()).json()).toEqual({ message: 'Name is rude. Try another.', code: 'ERROR_422' });
  });

  it('can fail after the work is done', async () => {
    expect((await leftBehind({ kind: 'status', status: 500, processed: true })).count).toBe(1);
    expect((await leftBehind({ kind: 'unavailable', processed: true })).count).toBe(1);
  });

  it('asks to slow down, in seconds, as a date, or without a duration', async () => {
    const wait = async (retryAfter: number | string | null) => {
      inqud.faults.once('create', { kind: 'tooMany', retryAfter });
      const { status, headers } = await create();
      return [status, headers['retry-after']];
    };
    expect([await wait(30), await wait('Fri, 22 Dec 2023 10:00:00 GMT'), await wait(null)]).toEqual([
      [429, '30'],
      [429, 'Fri, 22 Dec 2023 10:00:00 GMT'],
      [429, undefined],
    ]);
  });

  it('answers errors of the server and 200 with HTML', async () => {
    const faults: [Fault, number][] = [
      [{ kind: 'unavailable' }, 503],
      [{ kind: 'unavailable', status: 500 }, 500],
      [{ kind: 'unavailable', status: 504 }, 504],
      [{ kind: 'html' }, 200],
    ];
    for (const [fault, expected] of faults) {
      inqud.faults.once('create', fault);
      const { status, headers, json } = await create();
      expect([status, headers['content-type']]).toEqual([expected, 'text/html; charset=utf-8']);
      expect(json).toThrow();
    }
  });

  it('answers with truncated JSON, or without id and status', async () => {
    inqud.faults.once('create', { kind: 'brokenJson' });
    expect((await create()).json).toThrow(SyntaxError);
    inqud.faults.once('create', { kind: 'incompleteJson' });
    const { status, json } = await create();
    expect(status).toBe(201);
    expect(json()).toMatchObject({ type: 'FIXED_PRICE' });
    expect(json()).not.toHaveProperty('id');
    expect(json()).not.toHaveProperty('status');
  });

  it('answers with values of other types, all or all but some', async () => {
    inqud.faults.once('create', { kind: 'wrongTypes' });
    const { status, json } = await create();
    expect(status).toBe(201);
    expect(json()).toMatchObject({
      id: true,
      status: true,
      reason: false,
      fixedAmount: { amount: 'many', currency: true },
      cryptoCurrencies: {},
      minLimits: {},
    });
    inqud.faults.once('create', { kind: 'wrongTypes', except: ['id', 'fixedAmount'] });
    expect((await create()).json()).toMatchObject({
      id: expect.stringMatching(/^CCO-/),
      status: true,
      fixedAmount: { amount: 100, currency: 'USD' },
    });
  });

  it('answers with numbers that no float holds, and leaves all else', async () => {
    inqud.faults.once('create', { kind: 'hugeDecimals' });
    const { status, text, json } = await create();
    expect(status).toBe(201);
    expect(text).toMatch(/"fixedAmount":\{"currency":"USD","amount":9{60}\.9{60}\}/);
    expect(text).toMatch(/:1e400\b.*:1e-400\b.*:-9e99999\b/);
    expect(json()).toMatchObject({ status: 'NEW', cryptoCurrencies: expect.arrayContaining(['ETHEREUM_USDT']) });
  });
});

describe('how long faults last', () => {
  it('applies them in order, for each route separately', async () => {
    const { id } = (await create()).json();
    inqud.faults.times('read', 2, { kind: 'status', status: 500 });
    inqud.faults.once('read', { kind: 'tooMany', retryAfter: 1 });
    expect(inqud.faults.left('read')).toBe(3);
    expect((await create()).status).toBe(201);
    const statuses = [];
    for (let attempt = 0; attempt < 4; attempt++) statuses.push((await read(inqud, id)).status);
    expect(statuses).toEqual([500, 500, 429, 200]);
  });

  it('lasts until cleared', async () => {
    inqud.faults.always('create', { kind: 'unavailable' });
    expect([(await create()).status, (await create()).status]).toEqual([503, 503]);
    inqud.faults.clear();
    expect((await create()).status).toBe(201);
  });

  it('applies to the script and the hosted page as well', async () => {
    const host = 'paycrypto.inqud.com';
    const { id } = (await create()).json();
    inqud.faults.once('script', { kind: 'unavailable' });
    inqud.faults.once('hosted', { kind: 'status', status: 500 });
    expect((await call(inqud, { host, path: '/widget.js' })).status).toBe(503);
    expect((await call(inqud, { host, path: `/checkout/${id}` })).status).toBe(500);
  });
});
