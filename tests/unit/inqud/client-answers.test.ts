import { describe, expect, it } from 'vitest';
import { CHECKOUT_ID, DRAFT, FIXED_PRICE_ANSWER, WIDGET_ID } from '../support/examples';
import { clientWith, silence, silenceAfterHead } from './fake-fetch';

const errorOf = async (answer: Parameters<typeof clientWith>[0], timeout?: number) => {
  const { client } = clientWith(answer, timeout === undefined ? {} : { timeout });
  const read = await client.readCheckout(WIDGET_ID, CHECKOUT_ID);
  return read.ok ? null : read.error;
};

describe('an answer', () => {
  it('returns the checkout and the exact text it was parsed from', async () => {
    const { client } = clientWith(() => new Response(FIXED_PRICE_ANSWER));
    const answer = await client.readCheckout(WIDGET_ID, CHECKOUT_ID);
    expect(answer).toMatchObject({ ok: true, raw: FIXED_PRICE_ANSWER, value: { id: CHECKOUT_ID, status: 'NEW' } });
  });

  it.each([200, 201, 202])('counts with status %d: "accept any 2xx"', async (status) => {
    const { client } = clientWith(() => new Response(FIXED_PRICE_ANSWER, { status }));
    expect(await client.createCheckout(WIDGET_ID, DRAFT)).toMatchObject({ ok: true });
  });

  it('is parsed whatever its content type', async () => {
    const { client } = clientWith(() => new Response(FIXED_PRICE_ANSWER, { headers: { 'Content-Type': 'text/html' } }));
    expect(await client.readCheckout(WIDGET_ID, CHECKOUT_ID)).toMatchObject({ ok: true });
  });

  it.each(['', '<!doctype html><title>Sign in</title>', FIXED_PRICE_ANSWER.slice(0, 80)])(
    'that is not JSON is said to be that: %j',
    async (body) => {
      expect(await errorOf(() => new Response(body))).toEqual({ kind: 'notJson', status: 200 });
    },
  );

  it.each([
    ['{"id":"CCO-1"}', { is: 'field', field: 'status' }],
    ['{"status":"NEW"}', { is: 'field', field: 'id' }],
    ['[]', { is: 'field', field: 'id' }],
    ['null', { is: 'no object' }],
    ['"CCO-1"', { is: 'no object' }],
  ])('without the expected fields, %s, says what is wrong', async (body, problem) => {
    expect(await errorOf(() => new Response(body))).toEqual({ kind: 'unexpected', status: 200, problem });
  });
});

describe('a refusal', () => {
  it.each([
    [400, { kind: 'invalid', status: 400, messages: ['No.'] }],
    [401, { kind: 'refused', status: 401, messages: ['No.'] }],
    [403, { kind: 'forbidden', status: 403, messages: ['No.'] }],
    [404, { kind: 'notFound', status: 404, messages: ['No.'] }],
    [422, { kind: 'invalid', status: 422, messages: ['No.'] }],
    [429, { kind: 'rateLimited', status: 429, wait: null }],
    [500, { kind: 'server', status: 500, wait: null }],
    [503, { kind: 'server', status: 503, wait: null }],
  ])('with %d is a value, not an exception', async (status, error) => {
    expect(await errorOf(() => new Response('{"message":"No."}', { status }))).toEqual(error);
  });

  it('survives a page instead of JSON: "404 with an HTML page, not JSON"', async () => {
    const page = () => new Response('<html>Not Found</html>', { status: 404 });
    expect(await errorOf(page)).toEqual({ kind: 'notFound', status: 404, messages: [] });
  });

  it('counts as one even when its body is a checkout', async () => {
    expect(await errorOf(() => new Response(FIXED_PRICE_ANSWER, { status: 500 }))).toMatchObject({ kind: 'server' });
  });

  it.each([
    ['30', 30_000],
    ['Sun, 01 Mar 2026 12:02:00 GMT', 120_000],
  ])('says how long to wait, from Retry-After: %s', async (header, wait) => {
    const answer = () => new Response('{}', { status: 429, headers: { 'Retry-After': header } });
    expect(await errorOf(answer)).toEqual({ kind: 'rateLimited', status: 429, wait });
  });
});

describe('no answer', () => {
  it('without a connection, or because of a redirect, is "network"', async () => {
    expect(await errorOf(() => Promise.reject(new TypeError('Failed to fetch')))).toEqual({ kind: 'network' });
  });

  it('in time is "timeout", with the limit', async () => {
    expect(await errorOf(silence, 1)).toEqual({ kind: 'timeout', after: 1 });
  });

  it('in time is also "timeout" when only the body is missing', async () => {
    expect(await errorOf(silenceAfterHead, 1)).toEqual({ kind: 'timeout', after: 1 });
  });

  it('because the connection was cut within the body is "network"', async () => {
    const cut = new ReadableStream({ start: (controller) => controller.error(new TypeError('network error')) });
    expect(await errorOf(() => new Response(cut))).toEqual({ kind: 'network' });
  });

  it('because the caller aborted is "aborted"', async () => {
    const { client } = clientWith(silence);
    const giveUp = new AbortController();
    const answer = client.createCheckout(WIDGET_ID, DRAFT, giveUp.signal);
    giveUp.abort();
    expect(await answer).toEqual({ ok: false, error: { kind: 'aborted' } });
  });

  it.each(['readCheckout', 'depositOptions'] as const)(
    '%s can be aborted too, even before it starts',
    async (method) => {
      const { client } = clientWith(silence);
      const signal = AbortSignal.abort();
      const answer =
        method === 'readCheckout'
          ? client.readCheckout(WIDGET_ID, CHECKOUT_ID, signal)
          : client.depositOptions(WIDGET_ID, signal);
      expect(await answer).toEqual({ ok: false, error: { kind: 'aborted' } });
    },
  );

  it('causes no retry: the client sends each request once', async () => {
    const { client, sent } = clientWith(() => Promise.reject(new TypeError('Failed to fetch')));
    await client.createCheckout(WIDGET_ID, DRAFT);
    expect(sent).toHaveLength(1);
  });
});
