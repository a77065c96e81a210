import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_ASSUMPTIONS } from '../../simulator/assumptions.ts';
import type { ManualClock } from '../../simulator/clock.ts';
import { createManualClock } from '../../simulator/clock.ts';
import type { Fault } from '../../simulator/faults/faults.ts';
import { fetchFrom } from '../../simulator/http/inProcess.ts';
import type { Service } from '../../simulator/service.ts';
import { createService } from '../../simulator/service.ts';
import { createControl } from '../../simulator/tool/control.ts';
import { createPace } from '../../simulator/tool/pace.ts';
import { AssumptionsBody } from '../../simulator/tool/shapes.ts';
import type { WebhookSender } from '../../simulator/webhooks/sender.ts';
import { createWebhookSender } from '../../simulator/webhooks/sender.ts';
import { bySecret, checkoutsOf } from './client.ts';

let clock: ManualClock;
let service: Service;
let webhooks: WebhookSender;
let control: ReturnType<typeof createControl>;
beforeEach(() => {
  clock = createManualClock('2023-12-22T09:17:26.081Z');
  service = createService({ clock });
  const { model, assumptions } = service;
  webhooks = createWebhookSender({ model, assumptions, clock, fetch: async () => new Response() });
  control = createControl({ service, webhooks, pace: createPace(service.autopay) });
});
afterEach(() => {
  webhooks.close();
  service.end();
});

/** Asks the control port; the answer's status and JSON. */
function ask(route: string, body?: unknown, headers: Record<string, string> = {}): [status: number, json: unknown] {
  const [method = '', path = ''] = route.split(' ');
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const { host = '127.0.0.1', ...others } = headers;
  const answer = control({
    method,
    host,
    path,
    query: new URLSearchParams(),
    headers: others,
    body: Buffer.from(text),
  });
  return [answer.status, JSON.parse(String(answer.body))];
}
const create = () => {
  const fixedAmount = { amount: '100', currency: 'USD' };
  const rest = { clientOrderId: '1', expiresAt: null, returnUrl: null, name: null };
  return service.model.create(service.accounts[0].widgetId, { type: 'FIXED_PRICE', fixedAmount, ...rest }).id;
};
/** Reads a checkout as a shop would. */
const readFromShop = async (id: string) => {
  const [account] = service.accounts;
  const url = `https://api.inqud.com${checkoutsOf(account)}/${id}`;
  return (await fetchFrom(service.respond)(url, { headers: bySecret(account) })).status;
};

describe('a checkout', () => {
  it('is moved step by step, and each answer is the checkout', () => {
    const id = create();
    expect(ask(`POST /checkouts/${id}/coin`, { coin: 'TRON_USDT' })).toMatchObject([
      200,
      { id, status: 'REQUEST_CREATED', request: { blockchain: 'TRON' } },
    ]);
    expect(ask(`POST /checkouts/${id}/pay`, { amount: 'less' })).toMatchObject([200, { status: 'PAYMENT_DETECTED' }]);
    expect(ask(`POST /checkouts/${id}/confirm`)).toMatchObject([200, { status: 'CONFLICT', reason: 'UNDERPAID' }]);
    expect(ask(`GET /checkouts/${id}`)).toMatchObject([200, { status: 'CONFLICT' }]);
  });

  it('is paid exactly unless told otherwise, expires, and takes any status', () => {
    const id = create();
    ask(`POST /checkouts/${id}/coin`, { coin: 'TRON_USDT' });
    expect(ask(`POST /checkouts/${id}/pay`)).toMatchObject([200, { request: { paidAmount: 99.46291 } }]);
    expect(ask(`POST /checkouts/${create()}/expire`)).toMatchObject([200, { status: 'EXPIRED' }]);
    const frozen = { status: 'FROZEN', reason: 'COMPLIANCE' };
    expect(ask(`POST /checkouts/${id}/status`, frozen)).toMatchObject([200, frozen]);
    expect(ask('GET /checkouts')).toMatchObject([200, [{ id }, { status: 'EXPIRED' }]]);
  });

  it('that cannot make the step says why, and stays', () => {
    const id = create();
    expect(ask(`POST /checkouts/${id}/confirm`)).toEqual([
      409,
      { message: `Cannot confirm in status "NEW" of ${id}. Possible in PAYMENT_DETECTED.` },
    ]);
    expect(ask(`POST /checkouts/${id}/coin`, { coin: 'DOGE_DOGE' })[0]).toBe(409);
    ask(`POST /checkouts/${id}/coin`, { coin: 'TRON_USDT' });
    expect(ask(`POST /checkouts/${id}/pay`, { amount: '-1' })[0]).toBe(409);
    expect(ask('POST /checkouts/CCO-none/pay')).toEqual([404, { message: 'Unknown checkout "CCO-none".' }]);
    expect(service.model.get(id)?.status).toBe('REQUEST_CREATED');
  });
});

describe('faults', () => {
  const kinds: { [Kind in Fault['kind']]: Extract<Fault, { kind: Kind }> } = {
    reset: { kind: 'reset' },
    hang: { kind: 'hang' },
    delay: { kind: 'delay', ms: 500 },
    lostAnswer: { kind: 'lostAnswer', sent: 'half', ms: 1 },
    status: { kind: 'status', status: 409, messages: ['No.'], processed: true },
    tooMany: { kind: 'tooMany', retryAfter: null },
    unavailable: { kind: 'unavailable', status: 500 },
    html: { kind: 'html' },
    brokenJson: { kind: 'brokenJson' },
    incompleteJson: { kind: 'incompleteJson' },
    wrongTypes: { kind: 'wrongTypes', except: ['id'] },
    hugeDecimals: { kind: 'hugeDecimals' },
  };
  it.each(Object.values(kinds))('of kind $kind are switched on, once', (fault) => {
    expect(ask('POST /faults', { route: 'read', fault })).toEqual([200, [{ route: 'read', fault, left: 1 }]]);
    expect(service.faults.take('read')).toEqual(fault);
  });

  it('last as often as told, or until they are switched off', async () => {
    const id = create();
    const fault = { kind: 'unavailable', status: 500 };
    ask('POST /faults', { route: 'read', fault, times: 2 });
    expect([await readFromShop(id), await readFromShop(id), await readFromShop(id)]).toEqual([500, 500, 200]);
    const always = { route: 'read', fault, times: 'always' };
    expect(ask('POST /faults', always)).toEqual([200, [{ route: 'read', fault, left: 'always' }]]);
    expect(await readFromShop(id)).toBe(500);
    expect(ask('DELETE /faults')).toEqual([200, []]);
    expect(await readFromShop(id)).toBe(200);
  });

  it.each([
    [{ route: 'raed', fault: { kind: 'reset' } }, /^route: .*"read".*"raed"/],
    [{ route: 'read', fault: { kind: 'boom' } }, /^fault\.kind: .*"hang".*"boom"/],
    [{ route: 'read', fault: { kind: 'unavailable', status: 501 } }, /^fault\.status: .*504.*501/],
    [{ route: 'read', fault: { kind: 'delay' } }, /^fault\.ms: /],
    [{ route: 'read', fault: { kind: 'reset' }, times: 0 }, /^times: /],
    [{ route: 'read', fault: { kind: 'reset', extra: 1 } }, /extra/],
    ['{"route":', /^The body is not JSON\.$/],
    ['7', /^body: /],
  ])('that it does not know it refuses, and names what it takes: %j', (body, message) => {
    expect(ask('POST /faults', body)).toEqual([400, { message: expect.stringMatching(message) }]);
    expect(service.faults.list()).toEqual([]);
  });
});

describe('the pace', () => {
  it('is that of each new checkout, until it is switched off', () => {
    expect(ask('GET /pace')).toEqual([200, null]);
    const pace = { pickCoinMs: 0, payMs: 10, confirmMs: 20 };
    expect(ask('PUT /pace', pace)).toEqual([200, pace]);
    expect(ask('PUT /pace', { confirmMs: 30 })).toEqual([200, { ...pace, confirmMs: 30 }]);
    const id = create();
    clock.advance(39);
    expect(service.model.get(id)?.status).toBe('PAYMENT_DETECTED');
    clock.advance(1);
    expect(service.model.get(id)?.status).toBe('SUCCESS');
    expect(ask('DELETE /pace')).toEqual([200, null]);
    const other = create();
    clock.advance(60_000);
    expect(service.model.get(other)?.status).toBe('NEW');
    expect(ask('PUT /pace', { payMs: -1 })[0]).toBe(400);
  });
});

describe('the assumptions', () => {
  it('can each be changed, and put back', () => {
    expect(Object.keys(AssumptionsBody.entries)).toEqual(Object.keys(DEFAULT_ASSUMPTIONS));
    expect(ask('GET /assumptions')).toEqual([200, DEFAULT_ASSUMPTIONS]);
    expect(ask('PATCH /assumptions', DEFAULT_ASSUMPTIONS)).toEqual([200, DEFAULT_ASSUMPTIONS]);
    expect(ask('PATCH /assumptions', { latePayment: 'success' })).toMatchObject([200, { latePayment: 'success' }]);
    expect(ask('DELETE /assumptions')).toEqual([200, DEFAULT_ASSUMPTIONS]);
  });

  it('are not changed by what is none', () => {
    expect(ask('PATCH /assumptions', { createStatus: 204 })[0]).toBe(400);
    expect(ask('PATCH /assumptions', { graceMs: 0, nonsense: true })[0]).toBe(400);
    expect(service.assumptions.current()).toEqual(DEFAULT_ASSUMPTIONS);
  });
});

describe('requests', () => {
  it('are listed as they came, and forgotten', async () => {
    await readFromShop(create());
    expect(ask('GET /requests')).toMatchObject([200, [{ method: 'GET', host: 'api.inqud.com', status: 200 }]]);
    expect(ask('DELETE /requests')).toEqual([200, []]);
    expect(ask('GET /requests')).toEqual([200, []]);
  });
});

describe('webhooks', () => {
  it('go where they are told, are listed, and are sent again', async () => {
    const target = { url: 'http://127.0.0.1:8080/inqud', secret: 'hush' };
    expect(ask('PUT /webhooks/checkout', target)).toEqual([200, { targets: { checkout: target }, deliveries: [] }]);
    const id = create();
    ask(`POST /checkouts/${id}/expire`);
    expect(ask(`POST /checkouts/${id}/webhook`)).toMatchObject([200, [{ number: 1, status: 'EXPIRED' }]]);
    expect(ask('GET /webhooks')).toMatchObject([200, { deliveries: [{ number: 0 }, { number: 1 }] }]);
    expect(ask('DELETE /webhooks/checkout')).toMatchObject([200, { targets: {} }]);
  });

  it('go nowhere else', () => {
    expect(ask('PUT /webhooks/checkout', { url: 'file:///etc/passwd' })).toEqual([
      400,
      { message: 'url: must be an http or https address' },
    ]);
    const unknown = { message: 'Unknown kind of webhook "refund". Use checkout or request.' };
    expect(ask('PUT /webhooks/refund', { url: 'http://a.example' })).toEqual([400, unknown]);
  });
});

describe('the control port', () => {
  it('names its accounts, and all its routes where it does not know one', () => {
    expect(ask('GET /accounts')).toEqual([200, service.accounts]);
    expect(ask('GET /')).toMatchObject([200, { routes: expect.arrayContaining(['POST /checkouts/:id/pay']) }]);
    for (const route of ['GET /nothing', 'POST /checkouts', 'GET /checkouts/', 'GET /toString', 'PUT /faults']) {
      expect(ask(route)).toEqual([404, { message: `Unknown route "${route}". GET / lists all.` }]);
    }
  });

  it.each<Record<string, string>>([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { host: 'evil.example' },
    { host: '127.0.0.1.evil.example' },
  ])('refuses web pages: %j', (headers) => {
    expect(ask('GET /accounts', undefined, headers)).toMatchObject([403, { message: /no web page/ }]);
    expect(ask('POST /faults', { route: 'read', fault: { kind: 'reset' } }, headers)[0]).toBe(403);
    expect(service.faults.list()).toEqual([]);
  });

  it.each(['127.0.0.1', 'localhost', '[::1]'])('answers programs that call it %s', (host) => {
    expect(ask('GET /', undefined, { host, 'sec-fetch-site': 'none' })[0]).toBe(200);
  });
});
