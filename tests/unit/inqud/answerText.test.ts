import { describe, expect, it, vi } from 'vitest';
import { answerText, LARGEST_ANSWER } from '../../../lib/inqud/answerText';
import { bytesOf, CHECKOUT_ID, DRAFT, FIXED_PRICE_ANSWER, WIDGET_ID } from '../support/examples';
import { clientWith } from './fake-fetch';

const TOO_LONG = { ok: false, error: { kind: 'unexpected', status: 200, problem: { is: 'too long' } } };

/** A body without end, in chunks of this size, and how many of them were taken. */
function endless(chunk = 64 * 1024) {
  const cancel = vi.fn();
  let pulled = 0;
  const body = new ReadableStream({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(chunk).fill(32));
    },
    cancel,
  });
  return { body, cancel, pulled: () => pulled };
}

describe('the text of an answer', () => {
  it('is read whole, whatever its chunks part', async () => {
    const bytes = bytesOf('\ufeff{"name":"Zażółć 👩🏽‍💻"}');
    for (let size = 1; size < 9; size += 1) {
      const body = new ReadableStream({
        start(controller) {
          for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
          controller.close();
        },
      });
      expect(await answerText(new Response(body))).toBe('{"name":"Zażółć 👩🏽‍💻"}');
    }
  });

  it('may have exactly the largest size', async () => {
    expect(await answerText(new Response('x'.repeat(LARGEST_ANSWER)))).toHaveLength(LARGEST_ANSWER);
    expect(await answerText(new Response('x'.repeat(LARGEST_ANSWER + 1)))).toBeNull();
    expect(await answerText(new Response('é'.repeat(LARGEST_ANSWER / 2 + 1)))).toBeNull();
    expect(await answerText(new Response(null, { status: 204 }))).toBe('');
  });

  it('is not read any further once it is too large [S-49]', async () => {
    const { body, cancel, pulled } = endless();
    expect(await answerText(new Response(body))).toBeNull();
    await vi.waitFor(() => expect(cancel).toHaveBeenCalledOnce());
    expect(pulled()).toBeLessThan(20);
  });
});

describe('an answer that is too large', () => {
  it('is unexpected, so that a create has an unknown outcome', async () => {
    const { client } = clientWith(() => new Response(endless().body));
    expect(await client.createCheckout(WIDGET_ID, DRAFT)).toEqual(TOO_LONG);
    expect(await client.readCheckout(WIDGET_ID, CHECKOUT_ID)).toEqual(TOO_LONG);
  });

  it.each([
    [401, 'refused'],
    [422, 'invalid'],
    [429, 'rateLimited'],
    [503, 'server'],
  ])('with status %i is still "%s"', async (status, kind) => {
    const { client } = clientWith(() => new Response(endless().body, { status }));
    expect(await client.readCheckout(WIDGET_ID, CHECKOUT_ID)).toMatchObject({ ok: false, error: { kind, status } });
  });

  it('is one that is nothing but spaces after a checkout', async () => {
    const { client } = clientWith(() => new Response(FIXED_PRICE_ANSWER + ' '.repeat(LARGEST_ANSWER)));
    expect(await client.createCheckout(WIDGET_ID, DRAFT)).toEqual(TOO_LONG);
  });

  it.each(['x'.repeat(101), 'CCO 1', '../x', 'CCO-1\n', ''])('has an ID of a sound shape: not %j', async (id) => {
    const { client } = clientWith(() => Response.json({ id, status: 'NEW' }));
    expect(await client.createCheckout(WIDGET_ID, DRAFT)).toMatchObject({
      error: { kind: 'unexpected', problem: { is: 'field', field: 'id' } },
    });
  });
});
