import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createAccount } from '../../simulator/accounts.ts';
import type { AssumptionSwitches } from '../../simulator/assumptions.ts';
import { createAssumptions } from '../../simulator/assumptions.ts';
import type { ManualClock } from '../../simulator/clock.ts';
import { createManualClock } from '../../simulator/clock.ts';
import type { Model } from '../../simulator/model/model.ts';
import { createModel } from '../../simulator/model/model.ts';
import type { WebhookSender } from '../../simulator/webhooks/sender.ts';
import { createWebhookSender } from '../../simulator/webhooks/sender.ts';
import { digestOf } from '../../simulator/webhooks/webhook.ts';

const MINUTE = 60_000;
const SHOP = { url: 'https://shop.example/inqud', secret: 'secret_value' };

let clock: ManualClock;
let assumptions: AssumptionSwitches;
let model: Model;
let sender: WebhookSender;
/** What the shop was sent. */
let sent: { url: string; headers: Headers; body: string; redirect: string }[];
let answer: (signal: AbortSignal) => Promise<Response>;
const { project } = createAccount();

beforeEach(() => {
  clock = createManualClock('2023-12-22T09:39:13.125Z');
  assumptions = createAssumptions();
  model = createModel({ projects: [project], assumptions, clock });
  sent = [];
  answer = async () => new Response();
  const shop: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    sent.push({ url: request.url, headers: request.headers, body: await request.text(), redirect: request.redirect });
    return answer(request.signal);
  };
  sender = createWebhookSender({ model, assumptions, clock, fetch: shop });
});

const create = () => {
  const fixedAmount = { amount: '100', currency: 'USD' };
  const rest = { clientOrderId: '1', expiresAt: '2024-12-22T12:00:00Z', returnUrl: null, name: null };
  return model.create(project.widgetId, { type: 'FIXED_PRICE', fixedAmount, ...rest }).id;
};
/** Everything that waits for nothing but the event loop. */
const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((next) => setImmediate(next));
};
const pass = async (ms: number) => {
  clock.advance(ms);
  await settled();
};
const statuses = () => sent.map(({ body }): unknown => JSON.parse(body).status);

describe('a webhook', () => {
  it('has the documented digest', () => {
    expect(digestOf('{"field":"value"}', 'secret_value')).toBe('7e36242a10fd65cbaacd7ff288df9fd3f9e75a46');
  });

  it('is sent at every change of the status, as raw JSON with its digest; a creation is no change', async () => {
    sender.aim('checkout', SHOP);
    const id = create();
    model.pickCoin(id, 'ETHEREUM_USDT');
    model.pay(id, 'less');
    model.confirm(id);
    await settled();
    expect(statuses()).toEqual(['REQUEST_CREATED', 'PAYMENT_DETECTED', 'CONFLICT']);
    for (const { url, headers, body } of sent) {
      expect(url).toBe(SHOP.url);
      expect(headers.get('content-type')).toBe('application/json');
      const digest = createHmac('sha1', 'secret_value').update(body).digest('hex');
      expect(headers.get('x-payload-digest')).toBe(digest);
      expect(JSON.parse(body)).toMatchObject({ id, request: { checkoutId: id } });
    }
    expect(sender.list()).toMatchObject(Array(3).fill({ kind: 'checkout', checkoutId: id, state: 'delivered' }));
  });

  it('has no digest without a secret, and no redirect is followed', async () => {
    sender.aim('checkout', { ...SHOP, secret: null });
    model.expire(create());
    await settled();
    expect(sent.map(({ headers, redirect }) => [headers.get('x-payload-digest'), redirect])).toEqual([
      [null, 'manual'],
    ]);
  });

  it('of a request tells the request’s own status, at an address of its own', async () => {
    sender.aim('request', { url: 'https://shop.example/requests', secret: null });
    assumptions.set({ webhookOnCreate: true });
    const id = create();
    model.pickCoin(id, 'ETHEREUM_USDT');
    model.pay(id);
    await settled();
    expect(statuses()).toEqual(['WAITING_PAYMENT', 'PENDING_PAYMENT']);
    expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject({ id: expect.stringMatching(/^CAPD-/), checkoutId: id });
  });

  it('is sent twice, or for a creation, where that is assumed', async () => {
    sender.aim('checkout', SHOP);
    assumptions.set({ webhookTwice: true, webhookOnCreate: true });
    create();
    await settled();
    expect(statuses()).toEqual(['NEW', 'NEW']);
  });

  it('can be repeated with the present state, and ends when its address is taken away', async () => {
    sender.aim('checkout', SHOP);
    const id = create();
    const checkout = model.expire(id);
    sender.repeat(checkout);
    await settled();
    sender.aim('checkout', null);
    expect(sender.repeat(checkout)).toEqual([]);
    expect(statuses()).toEqual(['EXPIRED', 'EXPIRED']);
  });
});

describe('a webhook that is not answered with 200', () => {
  it('is sent again after 1, 2, 5, 15, 30, 60, 120, 360, 720 and 1440 minutes, then it is lost', async () => {
    answer = async () => new Response('no', { status: 201 });
    sender.aim('checkout', SHOP);
    model.expire(create());
    await settled();
    const start = clock.now();
    for (let day = 0; day < 3 * 24 * 60; day += 1) await pass(MINUTE);
    const [delivery] = sender.list();
    const minutes = delivery?.attempts.map(({ at }) => (at - start) / MINUTE);
    expect(minutes).toEqual([0, 1, 3, 8, 23, 53, 113, 233, 593, 1313, 2753]);
    expect(delivery).toMatchObject({ state: 'lost', nextAt: null });
    expect(new Set(sent.map(({ body }) => body)).size).toBe(1);
  });

  it('is delivered by the first 200, and says when it comes again', async () => {
    answer = async () => new Response(null, { status: 500 });
    sender.aim('checkout', SHOP);
    assumptions.set({ webhookRetryMinutes: [1, 1] });
    model.expire(create());
    await settled();
    expect(sender.list()).toMatchObject([{ state: 'waiting', nextAt: clock.now() + MINUTE }]);
    answer = async () => new Response();
    await pass(MINUTE);
    await pass(10 * MINUTE);
    expect(sender.list()).toMatchObject([
      { state: 'delivered', nextAt: null, attempts: [{ status: 500 }, { status: 200, problem: null }] },
    ]);
    expect(sent).toHaveLength(2);
  });

  it('waits 10 seconds for the answer, and tells why none came', async () => {
    answer = (signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
    sender.aim('checkout', SHOP);
    model.expire(create());
    await settled();
    await pass(9999);
    expect(sender.list()).toMatchObject([{ attempts: [] }]);
    await pass(1);
    expect(sender.list()).toMatchObject([{ attempts: [{ status: null, problem: 'No answer within 10000 ms.' }] }]);
    answer = () => Promise.reject(new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') }));
    await pass(MINUTE);
    expect(sender.list()).toMatchObject([{ attempts: [{}, { status: null, problem: 'connect ECONNREFUSED' }] }]);
  });

  it('is overtaken by what happens meanwhile, as Inqud’s are', async () => {
    answer = async () => new Response(null, { status: sent.length === 1 ? 503 : 200 });
    sender.aim('checkout', SHOP);
    const id = create();
    model.pickCoin(id, 'TRON_USDT');
    await settled();
    model.expire(id);
    await settled();
    await pass(MINUTE);
    expect(statuses()).toEqual(['REQUEST_CREATED', 'EXPIRED', 'REQUEST_CREATED']);
  });

  it('is given up when the simulator ends', async () => {
    answer = async () => new Response(null, { status: 500 });
    sender.aim('checkout', SHOP);
    const id = create();
    model.pickCoin(id, 'TRON_USDT');
    await settled();
    sender.close();
    model.expire(id);
    await pass(10 * MINUTE);
    expect(sent).toHaveLength(1);
  });
});
