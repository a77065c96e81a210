import { request as httpsRequest } from 'node:https';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ManualClock } from '../../simulator/clock.ts';
import { createManualClock } from '../../simulator/clock.ts';
import type { Simulator } from '../../simulator/start.ts';
import { startSimulator } from '../../simulator/start.ts';
import { call, FIXED_PRICE, post } from './client.ts';

const host = 'paycrypto.inqud.com';
const FIXED_PRICE_NOW = { ...FIXED_PRICE, expiresAt: null };
let inqud: Simulator;
let clock: ManualClock;
let id: string;

beforeAll(async () => {
  clock = createManualClock('2023-12-22T09:17:26.081Z');
  inqud = await startSimulator({ clock, accounts: [{ projectName: 'Tea & <Cakes>' }] });
});
beforeEach(async () => {
  inqud.assumptions.reset();
  id = String((await post(inqud, FIXED_PRICE)).json().id);
});
afterAll(() => inqud.close());

const get = (path: string) => call(inqud, { host, path });
const act = async (step: string, input: object = {}) => {
  const path = `/simulator/checkouts/${id}/${step}`;
  return (await call(inqud, { host, method: 'POST', path, body: JSON.stringify(input) })).status;
};

/** Opens the event stream; `next` resolves with the view after it. */
function follow(simulator: Simulator, checkoutId: string) {
  const views: Record<string, unknown>[] = [];
  const waiting: (() => void)[] = [];
  const ended = new Promise<void>((resolve) => {
    const options = { host: '127.0.0.1', port: simulator.port, servername: host, agent: false };
    const path = `/simulator/checkouts/${checkoutId}/events`;
    const request = httpsRequest({ ...options, path, rejectUnauthorized: false, headers: { host } }, (response) => {
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        for (const [, data = ''] of chunk.matchAll(/^data: (.*)$/gm)) views.push(JSON.parse(data));
        for (const wake of waiting.splice(0)) wake();
      });
      response.on('error', () => resolve());
      response.on('close', resolve);
    });
    request.on('error', () => resolve());
    request.end();
  });
  const next = async () => {
    while (views.length === 0) await new Promise<void>((wake) => waiting.push(wake));
    return views.shift() ?? {};
  };
  return { next, ended };
}

describe('the hosted page', () => {
  it('shows the widget of the checkout and names the merchant, harmlessly', async () => {
    const { status, text } = await get(`/checkout/${id}`);
    expect(status).toBe(200);
    expect(text).toContain(`<app-widget id="${id}">`);
    expect(text).toContain('<script src="https://paycrypto.inqud.com/widget.js" defer>');
    expect(text).toContain('<title>Checkout at Tea &#38; &#60;Cakes&#62;</title>');
  });

  it('answers an unknown id with 404 and a page', async () => {
    const { status, headers } = await get('/checkout/CCO-none');
    expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect((await get('/')).status).toBe(404);
  });

  it('sends protecting headers only when they are assumed, for page and script apart', async () => {
    const protections = async (path: string) => {
      const { headers } = await get(path);
      return [headers['x-frame-options'], headers['content-security-policy']];
    };
    expect(await protections('/widget.js')).toEqual([undefined, undefined]);
    expect(await protections(`/checkout/${id}`)).toEqual([undefined, undefined]);
    inqud.assumptions.set({
      scriptXFrameOptions: 'DENY',
      scriptContentSecurityPolicy: "default-src 'none'",
      hostedXFrameOptions: 'SAMEORIGIN',
      hostedContentSecurityPolicy: "frame-ancestors 'none'",
    });
    expect(await protections('/widget.js')).toEqual(['DENY', "default-src 'none'"]);
    expect(await protections(`/checkout/${id}`)).toEqual(['SAMEORIGIN', "frame-ancestors 'none'"]);
  });

  it('serves the script as JavaScript that defines app-widget', async () => {
    const { headers, text } = await get('/widget.js');
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(text).toContain("customElements.define('app-widget', AppWidget)");
  });
});

describe('the simulated payer', () => {
  it('takes a checkout to SUCCESS, confirmed automatically after the assumed time, and reports each step', async () => {
    const { next } = follow(inqud, id);
    expect(await next()).toMatchObject({ id, status: 'NEW', emit: { status: 'NEW', bubbles: false, composed: false } });
    expect(await act('coin', { code: 'ETHEREUM_USDT' })).toBe(200);
    expect(await next()).toMatchObject({
      status: 'REQUEST_CREATED',
      request: { payAmount: '99.46291', network: 'Ethereum' },
    });
    expect(await act('pay', { amount: 'exact' })).toBe(200);
    expect(await next()).toMatchObject({ status: 'PAYMENT_DETECTED' });
    clock.advance(3000);
    expect(await next()).toMatchObject({ status: 'SUCCESS' });
  });

  it('can let it expire, and answers 409 to impossible steps and 404 to an unknown checkout', async () => {
    expect([await act('pay', { amount: 'exact' }), await act('expire'), await act('expire')]).toEqual([409, 200, 409]);
    expect((await get('/simulator/checkouts/CCO-none/events')).status).toBe(404);
  });

  it('emits statuses in the assumed form', async () => {
    inqud.assumptions.set({ emittedStatus: 'internal', statusChangedBubbles: true, widgetEmitsInitialStatus: false });
    const { next } = follow(inqud, id);
    expect(await next()).toMatchObject({ emit: { status: 'default', bubbles: true, initial: false } });
    inqud.model.forceStatus(id, 'FROZEN');
    expect(await next()).toMatchObject({ status: 'FROZEN', emit: { status: 'unknown' } });
  });
});

it('closes at once even with open streams and a hanging request', async () => {
  const simulator = await startSimulator();
  const { id: open } = (await post(simulator, FIXED_PRICE_NOW)).json();
  const stream = follow(simulator, String(open));
  await stream.next();
  simulator.faults.always('create', { kind: 'hang' });
  simulator.requests.clear();
  const hanging = expect(post(simulator, FIXED_PRICE_NOW)).rejects.toThrow();
  await simulator.requests.arrival(({ method }) => method === 'POST');
  await simulator.close();
  await Promise.all([stream.ended, hanging]);
});

it('has a secret of its own at every start, unless it is given one', async () => {
  const simulators = [await startSimulator(), await startSimulator({ accounts: [{ secret: 'given' }, {}] })] as const;
  const [random, given] = simulators;
  expect(random.accounts[0].secret).toMatch(/^[\w-]{64}$/);
  expect(random.accounts[0].secret).not.toBe(inqud.accounts[0].secret);
  expect(given.accounts.map(({ secret }) => secret)).toEqual(['given', expect.stringMatching(/^[\w-]{64}$/)]);
  expect(random.spki).toMatch(/^[A-Za-z0-9+/]{43}=$/);
  await Promise.all(simulators.map((simulator) => simulator.close()));
});
