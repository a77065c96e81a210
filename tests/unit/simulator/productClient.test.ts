import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quoteOf } from '../../../lib/checkout-form/quote/quote';
import { importSigningKey, sendSecret, signWith } from '../../../lib/inqud/authentication';
import { createInqudClient } from '../../../lib/inqud/client';
import { coinOptions } from '../../../lib/inqud/depositOptions';
import type { CheckoutDraft as Draft } from '../../../lib/inqud/models';
import { STATUSES } from '../../../lib/inqud/status';
import type { Assumptions } from '../../simulator/assumptions.ts';
import { createManualClock } from '../../simulator/clock.ts';
import type { Fault } from '../../simulator/faults/faults.ts';
import { fetchFrom } from '../../simulator/http/inProcess.ts';
import { CHECKOUT_TYPES } from '../../simulator/model/checkout.ts';
import type { Service } from '../../simulator/service.ts';
import { createService } from '../../simulator/service.ts';
import { bytesOf } from '../support/examples';

/** The product's client reads every answer that inqud-api.md documents, and each one that it leaves open. No browser. */
const NOW = Date.parse('2023-12-22T09:17:26.081Z');
const clock = createManualClock(NOW);
let inqud: Service;
beforeEach(() => {
  inqud = createService({ clock, accounts: [{ projectName: 'test' }, { projectName: 'other' }] });
});
afterEach(() => inqud.end());

type Client = ReturnType<typeof createInqudClient>;
const widget = () => inqud.accounts[0].widgetId;
const clientWith = (sign: Parameters<typeof createInqudClient>[0]['sign'], timeout = 15_000): Client =>
  createInqudClient({
    fetch: fetchFrom(inqud.respond),
    now: clock.now,
    sign,
    baseUrl: 'https://api.inqud.com',
    timeout,
  });
const signed = async (secret = inqud.accounts[0].secret, timeout?: number) =>
  clientWith(signWith(inqud.accounts[0].tokenId, await importSigningKey(bytesOf(secret))), timeout);

const draftOf = (type: Draft['type'], more: Partial<Omit<Draft, 'type'>> = {}): Draft => {
  const common = {
    clientOrderId: '1234567890',
    name: 'My shopping cart checkout',
    expiresAt: '2024-12-01T12:00:00Z',
    returnUrl: 'https://example.com/return',
    ...more,
  };
  return type === 'FIXED_PRICE'
    ? { ...common, type, fixedAmount: { amount: '100', currency: 'USD' } }
    : { ...common, type };
};
const FIXED = draftOf('FIXED_PRICE');
/** A checkout at Inqud, and its ID. */
const made = () => {
  const fixedAmount = { amount: '100', currency: 'USD' };
  const rest = { clientOrderId: '1', name: null, returnUrl: null, expiresAt: null };
  return inqud.model.create(widget(), { type: 'FIXED_PRICE', fixedAmount, ...rest }).id;
};
/** The error of an answer. */
const errorOf = (answer: Awaited<ReturnType<Client['readCheckout']>>) => (answer.ok ? null : answer.error);

/** One assumption after the other at each of its values; the numbers and headers are no matter of the client. */
const OPEN_QUESTIONS: [string, Partial<Assumptions>][] = [
  ['200 for a create', { createStatus: 200 }],
  ['201 for a create', { createStatus: 201 }],
  ['the short form', { responseForm: 'short' }],
  ['empty objects of coins', { coinObjects: 'empty' }],
  ['a nested payment', { nestedPayment: 'object' }],
  ['an open CORS', { cors: 'open' }],
  ['a clock that is a day ahead', { clockOffsetMs: 86_400_000 }],
];

describe('a create', () => {
  describe.each(OPEN_QUESTIONS)('with %s', (_what, assumed) => {
    it.each(CHECKOUT_TYPES)('of type %s is read', async (type) => {
      inqud.assumptions.set(assumed);
      const answer = await (await signed()).createCheckout(widget(), draftOf(type));
      const [checkout] = inqud.model.list();
      expect(answer).toMatchObject({
        ok: true,
        value: {
          id: checkout?.id,
          projectId: widget(),
          projectName: 'test',
          status: 'NEW',
          reason: null,
          request: null,
          clientOrderId: '1234567890',
          name: 'My shopping cart checkout',
          type,
          fixedAmount: type === 'FIXED_PRICE' ? { amount: '100', currency: 'USD' } : null,
          returnUrl: 'https://example.com/return',
          acquiringUrl: `https://paycrypto.inqud.com/checkout/${checkout?.id}`,
          createdAt: checkout?.createdAt,
          expiresAt: '2024-12-01T12:00:00Z',
        },
      });
    });
  });

  it('keeps every digit of an amount that a float would lose, both ways', async () => {
    inqud.assumptions.set({ limitsEnforced: false });
    const fixedAmount = { amount: '12345678901234567890.12345678', currency: 'USDT' };
    const answer = await (await signed()).createCheckout(widget(), { ...FIXED, type: 'FIXED_PRICE', fixedAmount });
    expect(answer).toMatchObject({ ok: true, value: { fixedAmount } });
  });

  it.each([400, 422] as const)('that is refused with %i tells Inqud’s own words, where it has any', async (status) => {
    const client = await signed();
    const words = async (errorBody: Assumptions['errorBody']) => {
      inqud.assumptions.set({ validationStatus: status, errorBody });
      return errorOf(await client.createCheckout(widget(), draftOf('FIXED_PRICE', { name: 'x'.repeat(33) })));
    };
    const message = 'name must not be longer than 32 characters.';
    expect(await words('message')).toEqual({ kind: 'invalid', status, messages: [message] });
    expect(await words('errors')).toEqual({ kind: 'invalid', status, messages: [message] });
    expect(await words('code')).toEqual({ kind: 'invalid', status, messages: [`ERROR_${status}`] });
    expect(await words('empty')).toEqual({ kind: 'invalid', status, messages: [] });
    expect(inqud.model.list()).toEqual([]);
  });

  it('is refused where the same order must not come twice', async () => {
    const client = await signed();
    inqud.assumptions.set({ clientOrderIdUnique: true });
    expect((await client.createCheckout(widget(), FIXED)).ok).toBe(true);
    expect(errorOf(await client.createCheckout(widget(), FIXED))).toMatchObject({ kind: 'invalid', status: 422 });
  });
});

describe('a read', () => {
  const ways: Record<(typeof STATUSES)[number], (id: string) => void> = {
    NEW: () => {},
    REQUEST_CREATED: (id) => void inqud.model.pickCoin(id, 'ETHEREUM_USDT'),
    PAYMENT_DETECTED(id) {
      ways.REQUEST_CREATED(id);
      inqud.model.pay(id);
    },
    SUCCESS(id) {
      ways.PAYMENT_DETECTED(id);
      inqud.model.confirm(id);
    },
    CONFLICT(id) {
      ways.REQUEST_CREATED(id);
      inqud.model.pay(id, 'less');
      inqud.model.confirm(id);
    },
    EXPIRED: (id) => void inqud.model.expire(id),
  };

  describe.each(OPEN_QUESTIONS)('with %s', (_what, assumed) => {
    it.each(STATUSES)('knows %s', async (status) => {
      inqud.assumptions.set(assumed);
      const id = made();
      ways[status](id);
      const answer = await (await signed()).readCheckout(widget(), id);
      const { request, reason } = inqud.model.get(id) ?? {};
      expect(answer).toMatchObject({
        ok: true,
        value: {
          id,
          status,
          reason,
          request: request && {
            id: request.id,
            currency: 'USDT',
            blockchain: 'ETHEREUM',
            status: request.status,
            reason: request.reason,
            address: request.address,
            paymentWindowEndsAt: request.paymentWindowEndsAt,
            paymentStatus: request.paymentStatus,
            txHash: request.txHash,
            convertPair: 'USDTUSD',
            convertRate: '1.0054',
            payAmount: '99.46291',
            paidAmount: request.paidAmount,
            payerPlatformFee: '0',
            merchantPlatformFee: '5.07315',
            processingAmount: '94.38976',
            overpaid: false,
          },
        },
      });
    });
  });

  it('knows that more was paid', async () => {
    const id = made();
    inqud.model.pickCoin(id, 'TRON_USDT');
    inqud.model.pay(id, 'more');
    inqud.model.confirm(id);
    const answer = await (await signed()).readCheckout(widget(), id);
    expect(answer).toMatchObject({
      value: { status: 'SUCCESS', request: { overpaid: true, paidAmount: '100.45754' } },
    });
  });

  it('keeps a status that nobody knows', async () => {
    const id = made();
    inqud.model.forceStatus(id, 'FROZEN', 'COMPLIANCE');
    const answer = await (await signed()).readCheckout(widget(), id);
    expect(answer).toMatchObject({ ok: true, value: { status: 'FROZEN', reason: 'COMPLIANCE' } });
  });

  it('tells an unknown checkout, and one of another account, from an unknown route', async () => {
    const client = await signed();
    const other = inqud.accounts[1]?.widgetId ?? '';
    const unknown = { kind: 'notFound', status: 404, messages: ['Checkout CCO-none was not found.'] };
    expect(errorOf(await client.readCheckout(widget(), 'CCO-none'))).toEqual(unknown);
    expect(errorOf(await client.readCheckout(other, made()))).toMatchObject({ kind: 'notFound', status: 404 });
    inqud.assumptions.set({ readPath: 'unscoped' });
    // An HTML page, which has no words of Inqud's.
    expect(errorOf(await client.readCheckout(widget(), made()))).toEqual({
      kind: 'notFound',
      status: 404,
      messages: [],
    });
  });

  it('tells the server’s time', async () => {
    inqud.assumptions.set({ clockOffsetMs: -60_000 });
    const answer = await (await signed()).readCheckout(widget(), made());
    expect(answer).toMatchObject({ ok: true, date: Date.parse('2023-12-22T09:16:26Z') });
  });
});

describe('deposit-options', () => {
  it('lists the widget’s coins', async () => {
    expect(await (await signed()).depositOptions(widget())).toMatchObject({
      ok: true,
      value: { cryptoCurrencies: ['ETHEREUM_USDT', 'TRON_USDT', 'SOLANA_USDT', 'SOLANA_USDC', 'BITCOIN_BTC'] },
    });
  });

  it.each([
    ['all', '99.46291'],
    ['text', '99.46291'],
    ['reversed', '99.46291'],
    ['noRate', null],
    ['own', null],
    ['none', null],
  ] as const)(
    'gives what an amount is in a coin, as far as it says so: with prices "%s" %s',
    async (depositPrices, amount) => {
      inqud.assumptions.set({ depositPrices, moreCoins: 40 });
      const answer = await (await signed()).depositOptions(widget());
      const options = answer.ok ? coinOptions(answer.value) : [];
      expect(options).toHaveLength(45);
      const quote = quoteOf(options, '100', 'USD');
      expect(quote.coins[0]).toMatchObject({ currency: 'USDT', blockchain: 'ETHEREUM', amount, fits: 'yes' });
      expect(quote.isUnpriced).toBe(depositPrices === 'own' || depositPrices === 'none');
      // What it says of the coin itself is as documented, whatever else is missing.
      expect(quoteOf(options, '1.5', 'USDT').coins[1]).toMatchObject({ amount: '1.5', min: '2', fits: 'below' });
    },
  );
});

describe('authentication', () => {
  it.each([401, 403] as const)('works in both modes, and fails with %i', async (status) => {
    const { tokenId, secret } = inqud.accounts[0];
    inqud.assumptions.set({ authRefusalStatus: status });
    const accepted = [await signed(), clientWith(sendSecret(tokenId, secret))];
    const refused = [await signed('wrong'), clientWith(sendSecret(tokenId, 'wrong')), clientWith(async () => ({}))];
    for (const client of accepted) expect((await client.createCheckout(widget(), FIXED)).ok).toBe(true);
    for (const client of refused) {
      expect(errorOf(await client.createCheckout(widget(), FIXED))).toEqual({
        kind: status === 401 ? 'refused' : 'forbidden',
        status,
        messages: ['The API token was not accepted.'],
      });
    }
    expect(inqud.model.list()).toHaveLength(accepted.length);
  });
});

describe('a fault', () => {
  const server = (status: number) => ({ kind: 'server', status, wait: null });
  const field = (name: string) => ({ kind: 'unexpected', status: 200, problem: { is: 'field', field: name } });
  const faults: [string, Fault, object | null][] = [
    ['a connection that breaks', { kind: 'reset' }, { kind: 'network' }],
    ['an answer that is lost', { kind: 'lostAnswer' }, { kind: 'network' }],
    ['half an answer', { kind: 'lostAnswer', sent: 'half' }, { kind: 'network' }],
    ['no answer', { kind: 'hang' }, { kind: 'timeout', after: 20 }],
    ['a conflict', { kind: 'status', status: 409 }, { kind: 'invalid', status: 409, messages: ['Simulated 409.'] }],
    ['500', { kind: 'status', status: 500 }, server(500)],
    ['500 with a page', { kind: 'unavailable', status: 500 }, server(500)],
    ['502 with a page', { kind: 'unavailable', status: 502 }, server(502)],
    ['503 with a page', { kind: 'unavailable' }, server(503)],
    ['504 with a page', { kind: 'unavailable', status: 504 }, server(504)],
    ['429 in seconds', { kind: 'tooMany', retryAfter: 7 }, { kind: 'rateLimited', status: 429, wait: 7000 }],
    [
      '429 until a date',
      { kind: 'tooMany', retryAfter: 'Fri, 22 Dec 2023 09:18:26 GMT' },
      { kind: 'rateLimited', status: 429, wait: Date.parse('2023-12-22T09:18:26Z') - NOW },
    ],
    ['429 alone', { kind: 'tooMany', retryAfter: null }, { kind: 'rateLimited', status: 429, wait: null }],
    ['a web page', { kind: 'html' }, { kind: 'notJson', status: 200 }],
    ['broken JSON', { kind: 'brokenJson' }, { kind: 'notJson', status: 200 }],
    ['JSON without ID and status', { kind: 'incompleteJson' }, field('id')],
    ['values of other types', { kind: 'wrongTypes' }, field('id')],
    ['a status of another type', { kind: 'wrongTypes', except: ['id'] }, field('status')],
    ['all else of another type', { kind: 'wrongTypes', except: ['id', 'status'] }, null],
    ['numbers that no float holds', { kind: 'hugeDecimals' }, null],
  ];

  it.each(faults)('is told: %s, and is over once it is over', async (_what, fault, error) => {
    const client = await signed(undefined, fault.kind === 'hang' ? 20 : undefined);
    const id = made();
    inqud.model.pickCoin(id, 'ETHEREUM_USDT');
    inqud.faults.once('read', fault);
    expect(errorOf(await client.readCheckout(widget(), id))).toEqual(error);
    expect(await client.readCheckout(widget(), id)).toMatchObject({ ok: true, value: { id } });
  });

  it('that only spoils values leaves those that can be read', async () => {
    const client = await signed();
    const id = made();
    inqud.model.pickCoin(id, 'ETHEREUM_USDT');
    inqud.faults.once('read', { kind: 'wrongTypes', except: ['id', 'status', 'createdAt'] });
    expect(await client.readCheckout(widget(), id)).toMatchObject({
      value: {
        status: 'REQUEST_CREATED',
        createdAt: inqud.model.get(id)?.createdAt,
        fixedAmount: null,
        acquiringUrl: null,
        request: { id: null, payAmount: null, overpaid: false },
      },
    });
    inqud.faults.once('read', { kind: 'hugeDecimals' });
    const huge = `${'9'.repeat(60)}.${'9'.repeat(60)}`;
    const answer = await client.readCheckout(widget(), id);
    expect(answer).toMatchObject({ value: { fixedAmount: { amount: huge, currency: 'USD' } } });
  });
});
