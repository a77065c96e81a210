import { describe, expect, it } from 'vitest';
import { importSigningKey, sendSecret, signature, signWith } from '../../../lib/inqud/authentication';
import { bodyOf } from '../../../lib/inqud/client';
import {
  bytesOf,
  CHECKOUT_ID,
  DRAFT,
  FIXED_PRICE_ANSWER,
  FIXED_PRICE_BODY,
  SAMPLE_SECRET,
  TOKEN_ID,
  WIDGET_ID,
} from '../support/examples';
import { clientWith } from './fake-fetch';

describe('bodyOf', () => {
  it('is the documented body of a FIXED_PRICE create, byte for byte', () => {
    expect(bodyOf(DRAFT)).toBe(FIXED_PRICE_BODY);
  });

  it('writes the amount as a JSON number with all its digits', () => {
    const fixedAmount = { amount: '0.1234567890123456789', currency: 'BTC' };
    expect(bodyOf({ ...DRAFT, type: 'FIXED_PRICE', fixedAmount })).toContain('"amount":0.1234567890123456789,');
  });

  it.each(['NO_PRICE', 'SUGGESTED_FIXED_PRICE'] as const)('has no amount for %s: "FIXED_PRICE only"', (type) => {
    const { clientOrderId, expiresAt, name, returnUrl } = DRAFT;
    expect(bodyOf({ clientOrderId, expiresAt, name, returnUrl, type })).toBe(
      `{"clientOrderId":"1234567890","expiresAt":"2024-12-01T12:00:00Z","name":"My shopping cart checkout","returnUrl":"https://example.com/return","type":"${type}"}`,
    );
  });

  it('leaves out an empty name and return address', () => {
    expect(Object.keys(JSON.parse(bodyOf({ ...DRAFT, name: null, returnUrl: null })))).toEqual([
      'clientOrderId',
      'expiresAt',
      'fixedAmount',
      'type',
    ]);
  });
});

describe('a request', () => {
  it('createCheckout: "POST /v1/user/crypto-acquiring/{projectId}/checkouts"', async () => {
    const { client, sent } = clientWith(() => new Response(FIXED_PRICE_ANSWER));
    await client.createCheckout(WIDGET_ID, DRAFT);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.url).toBe(`https://api.inqud.com/v1/user/crypto-acquiring/${WIDGET_ID}/checkouts`);
    expect(sent[0]?.init).toMatchObject({ method: 'POST', body: FIXED_PRICE_BODY });
    expect(sent[0]?.headers.get('Content-Type')).toBe('application/json');
  });

  it('readCheckout: "GET /v1/user/crypto-acquiring/{projectId}/checkouts/{checkoutId}", with no body', async () => {
    const { client, sent } = clientWith(() => new Response(FIXED_PRICE_ANSWER));
    await client.readCheckout(WIDGET_ID, CHECKOUT_ID);
    expect(sent[0]?.url).toBe(`https://api.inqud.com/v1/user/crypto-acquiring/${WIDGET_ID}/checkouts/${CHECKOUT_ID}`);
    expect(sent[0]?.init.method).toBe('GET');
    expect(sent[0]?.init).not.toHaveProperty('body');
    expect(sent[0]?.headers.has('Content-Type')).toBe(false);
  });

  it('depositOptions: "GET /v1/user/crypto-acquiring/{widgetId}/deposit-options"', async () => {
    const { client, sent } = clientWith(() => new Response('{"cryptoCurrencies":["TRON_USDT"]}'));
    expect(await client.depositOptions(WIDGET_ID)).toMatchObject({
      ok: true,
      value: { cryptoCurrencies: ['TRON_USDT'] },
    });
    expect(sent[0]?.url).toBe(`https://api.inqud.com/v1/user/crypto-acquiring/${WIDGET_ID}/deposit-options`);
  });

  it('lets no ID reach another path', async () => {
    const { client, sent } = clientWith(() => new Response('{}'));
    await client.readCheckout('CAP-1/../../payments', 'CCO-1/../x?a=b#c');
    await client.createCheckout('a/b', DRAFT);
    await client.depositOptions('a?b');
    expect(sent.map(({ url }) => url.slice('https://api.inqud.com/v1/user/crypto-acquiring/'.length))).toEqual([
      'CAP-1%2F..%2F..%2Fpayments/checkouts/CCO-1%2F..%2Fx%3Fa%3Db%23c',
      'a%2Fb/checkouts',
      'a%3Fb/deposit-options',
    ]);
  });

  it('follows no redirect, sends no cookies and no referrer, and asks no cache [S-14]', async () => {
    const { client, sent } = clientWith(() => new Response('{}'));
    await client.readCheckout(WIDGET_ID, CHECKOUT_ID);
    expect(sent[0]?.init).toMatchObject({
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
  });

  it('is signed as exactly the bytes sent: "The body must be signed as the exact bytes sent"', async () => {
    const key = await importSigningKey(bytesOf(SAMPLE_SECRET));
    const { client, sent } = clientWith(() => new Response('{}'), { sign: signWith(TOKEN_ID, key) });
    await client.createCheckout(WIDGET_ID, { ...DRAFT, name: 'Café ☕' });
    await client.readCheckout(WIDGET_ID, CHECKOUT_ID);
    for (const { headers, init } of sent) {
      expect(headers.get('X-HMAC-SHA256-Signature')).toBe(
        await signature(key, String(init.body ?? ''), headers.get('X-Salt') ?? ''),
      );
    }
    expect(sent.map(({ headers }) => headers.get('X-Token-API-Id'))).toEqual([TOKEN_ID, TOKEN_ID]);
    expect(sent.some(({ headers }) => headers.has('X-Token-API-Secret'))).toBe(false);
  });

  it('carries the secret itself only in secret mode', async () => {
    const { client, sent } = clientWith(() => new Response('{}'), { sign: sendSecret(TOKEN_ID, SAMPLE_SECRET) });
    await client.readCheckout(WIDGET_ID, CHECKOUT_ID);
    expect(sent[0]?.headers.get('X-Token-API-Id')).toBe(TOKEN_ID);
    expect(sent[0]?.headers.get('X-Token-API-Secret')).toBe(SAMPLE_SECRET);
    expect(sent[0]?.headers.has('X-HMAC-SHA256-Signature')).toBe(false);
  });
});

describe('a signer without a key', () => {
  it('stops every request, and the answer says so: "Nothing was sent."', async () => {
    const { client, sent } = clientWith(() => new Response('{}'), { sign: async () => null });
    const notSigned = { ok: false, error: { kind: 'notSigned' } };
    expect(await client.createCheckout(WIDGET_ID, DRAFT)).toEqual(notSigned);
    expect(await client.readCheckout(WIDGET_ID, CHECKOUT_ID)).toEqual(notSigned);
    expect(await client.depositOptions(WIDGET_ID)).toEqual(notSigned);
    expect(sent).toEqual([]);
  });

  it('is called again for each request', async () => {
    let signs = true;
    const { client, sent } = clientWith(() => new Response('{"cryptoCurrencies":[]}'), {
      sign: async () => (signs ? {} : null),
    });
    expect(await client.depositOptions(WIDGET_ID)).toMatchObject({ ok: true });
    signs = false;
    expect(await client.depositOptions(WIDGET_ID)).toMatchObject({ ok: false });
    expect(sent).toHaveLength(1);
  });
});
