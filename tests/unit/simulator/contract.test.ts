import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../../simulator/clock.ts';
import type { Simulator } from '../../simulator/start.ts';
import { startSimulator } from '../../simulator/start.ts';
import { bySecret, bySignature, call, checkoutsOf, FIXED_PRICE, post, read } from './client.ts';

/** The wire examples of inqud-api.md, over TLS. The clock is set to the documented time. */
let inqud: Simulator;
const PROJECT = { widgetId: 'CAP-df02b127-6717-4a73-a231-5a57155308a5', projectName: 'test' };

beforeAll(async () => {
  const coins = ['ETHEREUM_USDT', 'TRON_USDT', 'SOLANA_USDT', 'SOLANA_USDC'];
  inqud = await startSimulator({
    clock: createManualClock('2023-12-22T09:17:26.081Z'),
    accounts: [{ ...PROJECT, coins }, { projectName: 'other' }],
    rates: { USDTUSD: '1.0067' },
  });
});
beforeEach(() => {
  inqud.assumptions.reset();
  inqud.requests.clear();
});
afterAll(() => inqud.close());

const common = {
  id: expect.stringMatching(/^CCO-[0-9a-f-]{36}$/),
  projectId: PROJECT.widgetId,
  projectName: 'test',
  status: 'NEW',
  returnUrl: 'https://example.com/return',
  acquiringUrl: expect.stringMatching(/^https:\/\/paycrypto\.inqud\.com\/checkout\/CCO-/),
  createdAt: expect.stringMatching(/^2023-12-22T09:17:26\.081\d{6}Z$/),
  expiresAt: '2024-12-01T12:00:00Z',
};
const topUp = {
  clientOrderId: '12345676890',
  expiresAt: '2024-12-01T12:00:00Z',
  name: 'My website balance top up',
  returnUrl: 'https://example.com/return',
};

describe('creating a checkout, as documented', () => {
  it('answers a NO_PRICE create with the fields of the short example', async () => {
    inqud.assumptions.set({ responseForm: 'short' });
    const { status, json } = await post(inqud, { ...topUp, type: 'NO_PRICE' });
    expect(status).toBe(201);
    expect(json()).toEqual({
      ...common,
      clientOrderId: '12345676890',
      name: 'My website balance top up',
      type: 'NO_PRICE',
    });
  });

  it('adds merchantDomain to the short form of SUGGESTED_FIXED_PRICE', async () => {
    inqud.assumptions.set({ responseForm: 'short' });
    const { json } = await post(inqud, { ...topUp, type: 'SUGGESTED_FIXED_PRICE' });
    expect(json()).toEqual({
      ...common,
      clientOrderId: '12345676890',
      name: 'My website balance top up',
      type: 'SUGGESTED_FIXED_PRICE',
      merchantDomain: 'paycrypto.inqud.com',
    });
  });

  it('answers a FIXED_PRICE create with the fields of the short example', async () => {
    inqud.assumptions.set({ responseForm: 'short' });
    const { json } = await post(inqud, FIXED_PRICE);
    expect(json()).toEqual({
      ...common,
      clientOrderId: '1234567890',
      name: 'My shopping cart checkout',
      type: 'FIXED_PRICE',
      fixedAmount: { currency: 'USD', amount: 100 },
    });
  });

  it('has every field of 3.2 in the long form, with null and {} where nothing is known', async () => {
    inqud.assumptions.set({ coinObjects: 'empty' });
    const { json } = await post(inqud, FIXED_PRICE);
    expect(json()).toEqual({
      ...common,
      merchantDomain: 'paycrypto.inqud.com',
      clientOrderId: '1234567890',
      reason: null,
      name: 'My shopping cart checkout',
      type: 'FIXED_PRICE',
      fixedAmount: { currency: 'USD', amount: 100 },
      suggestedAmounts: null,
      cryptoCurrencies: ['ETHEREUM_USDT', 'TRON_USDT', 'SOLANA_USDT', 'SOLANA_USDC'],
      cryptoCurrenciesByBlockchain: {},
      cryptoCurrencyDetails: {},
      estimatedPayAmounts: {
        ETHEREUM_USDT: 99.33446,
        TRON_USDT: 99.33446,
        SOLANA_USDT: 99.33446,
        SOLANA_USDC: 99.98001,
      },
      minLimits: {},
      maxLimits: {},
      merchantFixedPlatformFees: { ETHEREUM_USDT: 0.1, TRON_USDT: 0.1, SOLANA_USDT: 0.1, SOLANA_USDC: 0.1 },
      merchantPercentPlatformFees: { ETHEREUM_USDT: 5, TRON_USDT: 5, SOLANA_USDT: 5, SOLANA_USDC: 5 },
      payerFixedPlatformFees: {},
      payerPercentPlatformFees: {},
      request: null,
      lastUpdatedAt: null,
    });
  });

  it('uses a lifetime of one hour without expiresAt, and accepts null for every optional field', async () => {
    const { status, json } = await post(inqud, { type: 'NO_PRICE', clientOrderId: null, name: null, returnUrl: null });
    expect(status).toBe(201);
    expect(json().expiresAt).toMatch(/^2023-12-22T10:17:26\.\d{9}Z$/);
  });

  it('keeps every digit of an amount that a float would lose', async () => {
    inqud.assumptions.set({ limitsEnforced: false });
    const amount = '12345678901234567890.12345678';
    const { text } = await post(inqud, `{"type":"FIXED_PRICE","fixedAmount":{"amount":${amount},"currency":"USDT"}}`);
    expect(text).toContain(`"fixedAmount":{"currency":"USDT","amount":${amount}}`);
  });
});

describe('the validation of a create', () => {
  const refused: [string, unknown][] = [
    ['an unknown type', { type: 'FREE' }],
    ['a fixed price without an amount', { type: 'FIXED_PRICE' }],
    ['an amount sent as a string', { ...FIXED_PRICE, fixedAmount: { amount: '100', currency: 'USD' } }],
    ['an amount of zero', { ...FIXED_PRICE, fixedAmount: { amount: 0, currency: 'USD' } }],
    ['an unknown currency', { ...FIXED_PRICE, fixedAmount: { amount: 100, currency: 'XXX' } }],
    ['an amount below every limit', { ...FIXED_PRICE, fixedAmount: { amount: 0.01, currency: 'USD' } }],
    ['an amount where the payer decides', { ...FIXED_PRICE, type: 'NO_PRICE' }],
    ['an end in the past', { ...FIXED_PRICE, expiresAt: '2023-12-22T09:17:26Z' }],
    ['a time that is not UTC', { ...FIXED_PRICE, expiresAt: '2024-12-01T12:00:00+02:00' }],
    ['a day that does not exist', { ...FIXED_PRICE, expiresAt: '2024-13-45T12:00:00Z' }],
    ['a return address that is no web address', { ...FIXED_PRICE, returnUrl: 'javascript:alert(1)' }],
    ['a name of 33 characters', { ...FIXED_PRICE, name: 'x'.repeat(33) }],
    ['an order id that is a number', { ...FIXED_PRICE, clientOrderId: 7 }],
    ['a body that is not JSON', '{"type":'],
    ['a body that is a list', '[]'],
  ];
  it.each(refused)('refuses %s, and creates nothing', async (_what, body) => {
    const before = inqud.model.list().length;
    const { status, json } = await post(inqud, body);
    expect(status).toBe(422);
    expect(json()).toEqual({ message: expect.any(String), code: 'ERROR_422' });
    expect(inqud.model.list()).toHaveLength(before);
  });

  it('allows the same clientOrderId twice, unless it is assumed to be unique', async () => {
    const body = { ...FIXED_PRICE, clientOrderId: 'twice' };
    expect((await post(inqud, body)).status).toBe(201);
    expect((await post(inqud, body)).status).toBe(201);
    inqud.assumptions.set({ clientOrderIdUnique: true });
    expect((await post(inqud, body)).status).toBe(422);
  });

  it('answers with the assumed statuses and error shapes', async () => {
    inqud.assumptions.set({ validationStatus: 400, errorBody: 'errors', createStatus: 200 });
    const { status, json } = await post(inqud, { type: 'FREE' });
    expect([status, json()]).toEqual([400, { errors: [{ field: 'type', message: expect.any(String) }] }]);
    expect((await post(inqud, FIXED_PRICE)).status).toBe(200);
    inqud.assumptions.set({ errorBody: 'empty' });
    expect((await post(inqud, { type: 'FREE' })).text).toBe('');
  });
});

describe('authentication', () => {
  it('accepts a signature over the exact bytes of the body', async () => {
    const [account] = inqud.accounts;
    const body = '{ "type" : "NO_PRICE", "name": "Čaj ☕" }';
    const headers = { ...bySignature(account, body), 'Content-Type': 'application/json' };
    const request = { method: 'POST', path: checkoutsOf(account), headers };
    expect((await call(inqud, { ...request, body })).status).toBe(201);
    expect((await call(inqud, { ...request, body: JSON.stringify(JSON.parse(body)) })).status).toBe(401);
  });

  it('accepts a signature over the empty body for GET', async () => {
    const [account] = inqud.accounts;
    const { id } = inqud.model.list()[0] ?? (await post(inqud, FIXED_PRICE)).json();
    const path = `${checkoutsOf(account)}/${id}`;
    expect((await call(inqud, { path, headers: bySignature(account, '') })).status).toBe(200);
    expect((await call(inqud, { path, headers: bySignature(account, 'x') })).status).toBe(401);
  });

  it('refuses no token, a wrong secret, another token and the wrong header name', async () => {
    const [account, other] = inqud.accounts;
    const path = `/v1/user/crypto-acquiring/${account.widgetId}/deposit-options`;
    const { tokenId, secret } = account;
    const attempts = [
      {},
      bySecret({ ...account, secret: 'wrong' }),
      { 'X-Token-API-Id': tokenId, 'X-Token-API-Secret': other?.secret ?? '' },
      { 'X-Token-API-Id': tokenId, 'X-Token-Secret': secret },
    ];
    for (const headers of attempts) expect((await call(inqud, { path, headers })).status).toBe(401);
    inqud.assumptions.set({ authRefusalStatus: 403 });
    expect((await call(inqud, { path })).status).toBe(403);
  });

  it("answers 404 with JSON for another account's widget and for its checkouts", async () => {
    const [account, other] = inqud.accounts;
    if (!other) throw new Error('Two accounts were asked for.');
    const { id } = (await post(inqud, { type: 'NO_PRICE' }, other)).json();
    for (const path of [`${checkoutsOf(other)}/${id}`, `${checkoutsOf(account)}/${id}`]) {
      const { status, json } = await call(inqud, { path, headers: bySecret(account) });
      expect([status, json()]).toEqual([404, { message: expect.any(String), code: 'ERROR_404' }]);
    }
  });
});

describe('reading', () => {
  it('reads by the project-scoped path only, unless assumed otherwise', async () => {
    const [account] = inqud.accounts;
    const { id } = (await post(inqud, FIXED_PRICE)).json();
    expect((await read(inqud, id)).json()).toMatchObject({ id, status: 'NEW', request: null });
    const unscoped = { path: `/v1/user/crypto-acquiring/checkouts/${id}`, headers: bySecret(account) };
    expect((await call(inqud, unscoped)).status).toBe(404);
    inqud.assumptions.set({ readPath: 'both' });
    expect((await call(inqud, unscoped)).json()).toMatchObject({ id });
  });

  it('answers unknown routes, the list among them, with 404 and an HTML page', async () => {
    const [account] = inqud.accounts;
    for (const path of [
      '/',
      '/v1/user/crypto-acquiring/requests/1',
      checkoutsOf(account),
      `${checkoutsOf(account)}/`,
    ]) {
      const { status, headers, text } = await call(inqud, { path, headers: bySecret(account) });
      expect([path, status, headers['content-type']]).toEqual([path, 404, 'text/html; charset=utf-8']);
      expect(text).toMatch(/^<!doctype html>/);
    }
    expect((await call(inqud, { path: '/', host: 'elsewhere.example' })).status).toBe(404);
  });

  it('returns deposit-options in the documented shape and numbers', async () => {
    const [account] = inqud.accounts;
    const path = `/v1/user/crypto-acquiring/${account.widgetId}/deposit-options`;
    const options = (await call(inqud, { path, headers: bySecret(account) })).json();
    const own = { minLimit: 1, maxLimit: 999999, convertRate: null, convertPair: null };
    expect(options).toMatchObject({
      cryptoCurrencies: ['ETHEREUM_USDT', 'TRON_USDT', 'SOLANA_USDT', 'SOLANA_USDC'],
      limits: { ETHEREUM_USDT: own },
      minLimits: { ETHEREUM_USDT: 1, TRON_USDT: 2 },
      maxLimits: { ETHEREUM_USDT: 999999 },
      amountInOptions: {
        ETHEREUM_USDT: {
          USD: { minLimit: 1.0067, maxLimit: 1006698.9933, convertRate: 1.0067, convertPair: 'USDTUSD' },
          USDT: own,
        },
      },
    });
  });

  it('keeps CORS closed, a preflight too, unless assumed open', async () => {
    const [account] = inqud.accounts;
    const headers = { ...bySecret(account), Origin: 'https://shop.example' };
    const path = `/v1/user/crypto-acquiring/${account.widgetId}/deposit-options`;
    const allowed = async (method: string) =>
      (await call(inqud, { method, path, headers })).headers['access-control-allow-origin'];
    expect([await allowed('GET'), await allowed('OPTIONS')]).toEqual([undefined, undefined]);
    inqud.assumptions.set({ cors: 'open' });
    expect([await allowed('GET'), await allowed('OPTIONS')]).toEqual(['https://shop.example', 'https://shop.example']);
  });

  it("sends the server's time, with the assumed offset", async () => {
    const date = async () => (await call(inqud, { path: '/' })).headers.date;
    expect(await date()).toBe('Fri, 22 Dec 2023 09:17:26 GMT');
    inqud.assumptions.set({ clockOffsetMs: 3_600_000 });
    expect(await date()).toBe('Fri, 22 Dec 2023 10:17:26 GMT');
  });

  it('logs requests, and returns copies', async () => {
    await post(inqud, FIXED_PRICE);
    const log = inqud.requests.list();
    expect(log).toMatchObject([
      { host: 'api.inqud.com', method: 'POST', status: 201, body: JSON.stringify(FIXED_PRICE) },
    ]);
    inqud.requests.clear();
    expect([log.length, inqud.requests.list().length]).toEqual([1, 0]);
  });
});
