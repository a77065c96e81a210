import { describe, expect, it, vi } from 'vitest';
import type { RequestLog } from '../../../../lib/background/requests/log';
import { recordRequests } from '../../../../lib/background/requests/recorder';
import type { Signer } from '../../../../lib/inqud/authentication';
import { importSigningKey, sendSecret, signWith } from '../../../../lib/inqud/authentication';
import type { InqudClient } from '../../../../lib/inqud/client';
import { bodyOf, createInqudClient } from '../../../../lib/inqud/client';
import type { LoggedRequest } from '../../../../lib/requests/logged';
import { silence, silenceAfterHead } from '../../inqud/fake-fetch';
import { PATH } from '../../requests/examples';
import {
  bytesOf,
  CHECKOUT_ID,
  DRAFT,
  FIXED_PRICE_ANSWER,
  NOW,
  SAMPLE_SECRET,
  TOKEN_ID,
  WIDGET_ID,
} from '../../support/examples';

/** A client whose `fetch` is recorded. The clock goes 40 ms on with each look at it. */
function startRecording(answer: (init: RequestInit) => Response | Promise<Response>, sign?: Signer, timeout = 60_000) {
  const entries: Omit<LoggedRequest, 'number'>[] = [];
  const log: Pick<RequestLog, 'begin'> = {
    begin(request) {
      const entry: Omit<LoggedRequest, 'number'> = { ...request, outcome: null };
      entries.push(entry);
      return (outcome) => {
        entry.outcome = outcome;
      };
    },
  };
  let now = NOW - 40;
  const tick = () => {
    now += 40;
    return now;
  };
  const fetch = recordRequests({ fetch: async (_, init = {}) => answer(init), now: tick, log });
  const usual = sendSecret(TOKEN_ID, SAMPLE_SECRET);
  const client = createInqudClient({
    fetch,
    now: () => NOW,
    sign: sign ?? usual,
    baseUrl: 'https://api.inqud.com',
    timeout,
  });
  const settled = () => vi.waitFor(() => expect(entries[0]?.outcome).not.toBeNull());
  return { client, fetch, entries, settled };
}

const answered = () => new Response(FIXED_PRICE_ANSWER, { status: 201 });

describe('a recorded request', () => {
  it('says when it left, what was sent, what was answered, and how long it took', async () => {
    const { client, entries, settled } = startRecording(answered);
    const answer = await client.createCheckout(WIDGET_ID, DRAFT);
    expect(answer).toMatchObject({ ok: true, raw: FIXED_PRICE_ANSWER });
    await settled();
    expect(entries).toEqual([
      {
        at: NOW,
        method: 'POST',
        path: PATH,
        mode: 'secret',
        body: { text: bodyOf(DRAFT), cut: false },
        outcome: { is: 'answered', status: 201, after: 40, body: { text: FIXED_PRICE_ANSWER, cut: false } },
      },
    ]);
  });

  it.each([
    ['a checkout', (client: InqudClient) => client.readCheckout(WIDGET_ID, CHECKOUT_ID), `${PATH}/${CHECKOUT_ID}`],
    [
      'the coins',
      (client: InqudClient) => client.depositOptions(WIDGET_ID),
      PATH.replace('checkouts', 'deposit-options'),
    ],
  ] as const)('of %s has no body of its own, and the answer’s', async (_what, call, path) => {
    const { client, entries, settled } = startRecording(() => new Response('[]', { status: 404 }));
    await call(client);
    await settled();
    expect(entries).toMatchObject([
      { method: 'GET', path, body: null, outcome: { status: 404, body: { text: '[]', cut: false } } },
    ]);
  });

  it('has none of what proves who sends it, also when the answer repeats every header [S-42]', async () => {
    const key = await importSigningKey(bytesOf(SAMPLE_SECRET));
    for (const sign of [sendSecret(TOKEN_ID, SAMPLE_SECRET), signWith(TOKEN_ID, key)]) {
      const sent: string[] = [];
      const echo = ({ headers }: RequestInit) => {
        sent.push(...[...new Headers(headers)].filter(([name]) => name.startsWith('x-')).map(([, value]) => value));
        return new Response(JSON.stringify([...new Headers(headers)]), { status: 502 });
      };
      const { client, entries, settled } = startRecording(echo, sign);
      await client.createCheckout(WIDGET_ID, DRAFT);
      await settled();
      expect(sent.length).toBeGreaterThan(1);
      const kept = JSON.stringify(entries);
      expect(kept).toContain('[hidden]');
      for (const value of sent) expect(kept).not.toContain(value);
    }
  });

  it('knows whether it was signed', async () => {
    const key = await importSigningKey(bytesOf(SAMPLE_SECRET));
    const { client, entries } = startRecording(answered, signWith(TOKEN_ID, key));
    await client.depositOptions(WIDGET_ID);
    expect(entries).toMatchObject([{ mode: 'signed' }]);
  });

  it('to another address than those of the API is kept without bodies', async () => {
    const { fetch, entries, settled } = startRecording(() => new Response('from elsewhere'));
    await fetch('https://api.inqud.com/v1/user/api-tokens?x=1', { method: 'POST', body: 'anything' });
    await settled();
    expect(entries).toMatchObject([{ path: '/v1/user/api-tokens', body: null, outcome: { status: 200, body: null } }]);
  });

  it.each([
    ['network', () => Promise.reject(new TypeError('Failed to fetch')), 60_000],
    ['timeout', (init: RequestInit) => silence({ url: '', init, headers: new Headers() }), 5],
    ['timeout', (init: RequestInit) => silenceAfterHead({ url: '', init, headers: new Headers() }), 5],
  ] as const)('that fails says why: %s', async (why, answer, timeout) => {
    const { client, entries, settled } = startRecording(answer, undefined, timeout);
    const failed = await client.depositOptions(WIDGET_ID);
    expect(failed).toMatchObject({ ok: false, error: { kind: why } });
    await settled();
    expect(entries).toMatchObject([{ outcome: { is: 'failed', why, after: 40 } }]);
  });

  it('whose answer is far too long keeps its beginning, and reads it once [S-49]', async () => {
    let taken = 0;
    const endless = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            taken += 1;
            controller.enqueue(bytesOf(`${SAMPLE_SECRET} `.repeat(1000)));
          },
        }),
      );
    const { client, entries, settled } = startRecording(endless);
    expect(await client.depositOptions(WIDGET_ID)).toMatchObject({ error: { problem: { is: 'too long' } } });
    await settled();
    const [{ outcome } = { outcome: null }] = entries;
    expect(outcome).toMatchObject({ is: 'answered', status: 200, body: { cut: true } });
    expect(JSON.stringify(outcome)).not.toContain(SAMPLE_SECRET.slice(0, 8));
    expect(taken).toBeLessThan(25);
  });

  it('that was called off says so', async () => {
    const { client, entries, settled } = startRecording((init) => silence({ url: '', init, headers: new Headers() }));
    const calling = new AbortController();
    const asked = client.depositOptions(WIDGET_ID, calling.signal);
    await vi.waitFor(() => expect(entries).toHaveLength(1));
    calling.abort();
    expect(await asked).toMatchObject({ error: { kind: 'aborted' } });
    await settled();
    expect(entries).toMatchObject([{ outcome: { is: 'failed', why: 'aborted' } }]);
  });

  it('that breaks off in the middle of its answer is a failure', async () => {
    const broken = () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(bytesOf('{"id"'));
            controller.error(new TypeError('cut'));
          },
        }),
      );
    const { client, entries, settled } = startRecording(broken);
    expect(await client.depositOptions(WIDGET_ID)).toMatchObject({ error: { kind: 'network' } });
    await settled();
    expect(entries).toMatchObject([{ outcome: { is: 'failed', why: 'network' } }]);
  });

  it('is answered at once, while the log is still busy with it', async () => {
    const { fetch } = startRecording(() => new Response(new ReadableStream()));
    const response = await fetch(`https://api.inqud.com${PATH}`);
    expect(response.status).toBe(200);
  });

  it('that was never sent is not there', async () => {
    const { client, entries } = startRecording(answered, async () => null);
    expect(await client.depositOptions(WIDGET_ID)).toMatchObject({ error: { kind: 'notSigned' } });
    expect(entries).toEqual([]);
  });
});
