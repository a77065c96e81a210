import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../lib/inqud/json';
import { CheckoutModel } from '../../../lib/inqud/models';
import { CHECKOUT_ID, FIXED_PRICE_ANSWER, NO_PRICE_ANSWER, REQUEST } from '../support/examples';

const read = (json: string) => v.parse(CheckoutModel, parseJson(json));
const readWith = (field: string, json: string) => read(`{"id":"${CHECKOUT_ID}","status":"NEW","${field}":${json}}`);
const readRequestWith = (field: string, json: string) => readWith('request', `{"${field}":${json}}`).request;

describe('CheckoutModel', () => {
  it('reads the documented answer to a FIXED_PRICE create', () => {
    expect(read(FIXED_PRICE_ANSWER)).toMatchObject({
      id: CHECKOUT_ID,
      status: 'NEW',
      reason: null,
      type: 'FIXED_PRICE',
      clientOrderId: '1234567890',
      fixedAmount: { amount: '100', currency: 'USD' },
      request: null,
      acquiringUrl: `https://paycrypto.inqud.com/checkout/${CHECKOUT_ID}`,
      createdAt: '2023-12-22T09:17:26.081523507Z',
      lastUpdatedAt: null,
      expiresAt: '2024-12-01T12:00:00Z',
    });
  });

  it('reads the documented answer to a NO_PRICE create, which has no amount', () => {
    expect(read(NO_PRICE_ANSWER)).toMatchObject({ type: 'NO_PRICE', fixedAmount: null, request: null });
  });

  it('reads the documented request with every digit', () => {
    expect(readWith('request', REQUEST).request).toMatchObject({
      currency: 'USDT',
      blockchain: 'ETHEREUM',
      status: 'WAITING_PAYMENT',
      payAmount: '99.46291',
      merchantPlatformFee: '5.07315',
      processingAmount: '94.38976',
      payerPlatformFee: '0',
      convertRate: '1.0054',
      paidAmount: null,
      overpaid: false,
    });
  });

  it('keeps unknown fields of the checkout and of its request: "Parse leniently"', () => {
    expect(readWith('brandNew', '{"deep":[1]}')).toMatchObject({ brandNew: { deep: ['1'] } });
    expect(readRequestWith('memo', '"77"')).toMatchObject({ memo: '77' });
  });

  it.each(['CANCELLED', 'on hold', 'success'])('keeps the unknown status %j as it is', (status) => {
    expect(read(`{"id":"x","status":"${status}"}`).status).toBe(status);
  });

  it('requires only an ID and a status', () => {
    expect(read('{"id":"x","status":"NEW"}')).toMatchObject({ clientOrderId: null, name: null, acquiringUrl: null });
  });

  it.each([
    '{"status":"NEW"}',
    '{"id":"x"}',
    '{"id":"","status":"NEW"}',
    '{"id":"x","status":""}',
    '{"id":"x","status":null}',
    '[]',
    'null',
    '"x"',
  ])('refuses %s', (json) => {
    expect(v.is(CheckoutModel, parseJson(json))).toBe(false);
  });

  it.each([
    ['name', '{}'],
    ['name', '[1]'],
    ['name', 'true'],
    ['clientOrderId', 'false'],
    ['fixedAmount', '"100"'],
    ['fixedAmount', '{"amount":100}'],
    ['fixedAmount', '{"amount":null,"currency":"USD"}'],
    ['fixedAmount', '{"amount":"a lot","currency":"USD"}'],
    ['request', '"none"'],
    ['request', '5'],
    ['createdAt', '{"seconds":1}'],
  ])('turns %s of the wrong shape, %s, into null and keeps the rest', (field, json) => {
    expect(readWith(field, json)).toMatchObject({ id: CHECKOUT_ID, status: 'NEW', [field]: null });
  });

  it.each(['"all of it"', '{}', '"1e999999"', 'true'])('reads %s as no amount, so that arithmetic is safe', (json) => {
    expect(readRequestWith('payAmount', json)).toMatchObject({ payAmount: null });
    expect(readRequestWith('paidAmount', json)).toMatchObject({ paidAmount: null });
  });

  it('accepts an amount that is sent as a string: "one payout example sends amount as a string"', () => {
    expect(readRequestWith('payAmount', '"99.50"')).toMatchObject({ payAmount: '99.50' });
    expect(readWith('fixedAmount', '{"amount":"100.10","currency":"EUR"}').fixedAmount?.amount).toBe('100.10');
  });

  it('reads "overpaid" as true only when it is true', () => {
    expect(readRequestWith('overpaid', 'true')?.overpaid).toBe(true);
    expect(readRequestWith('overpaid', '"yes"')?.overpaid).toBe(false);
    expect(readRequestWith('currency', '"USDT"')?.overpaid).toBe(false);
  });

  it.each([
    'http://paycrypto.inqud.com/checkout/x',
    'javascript:alert(1)',
    'data:text/html,x',
    '//x.example',
    'no address',
    'https://',
    '',
    'https://shop@paycrypto.inqud.com/checkout/x',
    'https://paycrypto.inqud.com:8443/checkout/x',
    'https://paycrypto.inqud.com/checkout/x y',
    'https://paycrypto.inqud.com/checkout/x\n\nhttps://evil.example/',
    'https://paycrypto.inqud.com/checkout/x\u202e',
    'https://paycrypto.inqud.com/\u200bx',
    'https:\\\\paycrypto.inqud.com\\x',
    'https://paycrypto.inqud.com/?to=https://evil.example/',
    `https://paycrypto.inqud.com/${'x'.repeat(2000)}`,
  ])('drops the acquiringUrl %j: a link only takes https [S-15]', (url) => {
    expect(readWith('acquiringUrl', JSON.stringify(url)).acquiringUrl).toBeNull();
  });

  it.each([
    ['HTTPS://PayCrypto.Inqud.com:443/checkout/x?a=é', 'https://paycrypto.inqud.com/checkout/x?a=%C3%A9'],
    ['https://paycrypto.inqud.com/a/../checkout/x', 'https://paycrypto.inqud.com/checkout/x'],
    ['https://зaplati.example/', 'https://xn--aplati-hpf.example/'],
  ])('normalises the acquiringUrl %j', (url, normal) => {
    expect(readWith('acquiringUrl', JSON.stringify(url)).acquiringUrl).toBe(normal);
  });

  it('normalises the return address, which may be plain http', () => {
    const returned = (url: string) => readWith('returnUrl', JSON.stringify(url)).returnUrl;
    expect(returned('http://Shop.example')).toBe('http://shop.example/');
    expect(['javascript:alert(1)', 'https://a@b.example/', 'shop'].map(returned)).toEqual([null, null, null]);
  });

  it('keeps unknown fields of a request only while they are small', () => {
    const large = Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`field${at}`, 'x']));
    const request = readWith('request', JSON.stringify({ ...large, currency: 'USDT' })).request;
    expect(request).toMatchObject({ currency: 'USDT', payAmount: null });
    expect(Object.keys(request ?? {})).toHaveLength(17);
  });

  it('drops an overlong text, which no copy could restore', () => {
    const long = (length: number) => JSON.stringify('x'.repeat(length));
    expect(readWith('status', long(5000)).status).toBe('x'.repeat(200));
    expect(readWith('type', long(201)).type).toBeNull();
    expect(readWith('clientOrderId', long(10_000)).clientOrderId).toHaveLength(10_000);
    expect(readWith('clientOrderId', long(10_001)).clientOrderId).toBeNull();
    expect(readWith('fixedAmount', `{"amount":"1","currency":${long(201)}}`).fixedAmount).toBeNull();
  });

  it('does not let "__proto__" in an answer pollute a prototype', () => {
    const answer = read('{"id":"x","status":"NEW","__proto__":{"name":"evil","acquiringUrl":"javascript:1"}}');
    expect(answer).toMatchObject({ name: null, acquiringUrl: null });
    expect(Object.getPrototypeOf(answer)).toBe(Object.prototype);
  });
});
