import { describe, expect, it, vi } from 'vitest';
import { SECOND } from '../../../lib/shared/time';
import { CHECKOUT_ID, DRAFT, FIXED_PRICE_ANSWER, NOW, WIDGET_ID } from '../support/examples';
import { clientWith } from './fake-fetch';

const DATE = { Date: 'Sun, 01 Mar 2026 12:00:07 GMT' };
const THEN = NOW + 7 * SECOND;

/** The dates that one request gives, sent at NOW and answered 40 ms later. */
async function datesOf(answer: () => Response | Promise<Response>) {
  const onDate = vi.fn<(date: number, sentAt: number, receivedAt: number) => void>();
  let now = NOW;
  const late = async () => {
    now += 40;
    return answer();
  };
  const { client } = clientWith(late, { onDate, now: () => now });
  const read = await client.readCheckout(WIDGET_ID, CHECKOUT_ID);
  return { dates: onDate.mock.calls, read };
}

describe('"Told of each answer\'s `Date`, and when it was asked and given"', () => {
  it.each([
    ['an answer', () => new Response(FIXED_PRICE_ANSWER, { headers: DATE })],
    ['a refusal', () => Response.json({ message: 'No.' }, { status: 422, headers: DATE })],
    ['a fault in JSON', () => Response.json({ message: 'Oh.' }, { status: 500, headers: DATE })],
    ['JSON without what was asked for', () => Response.json({}, { headers: DATE })],
    ['a refusal without a body', () => new Response('', { status: 400, headers: DATE })],
  ])('%s', async (_what, answer) => {
    expect((await datesOf(answer)).dates).toEqual([[THEN, NOW, NOW + 40]]);
  });

  it('which a good answer has with it', async () => {
    const read = (headers: HeadersInit) =>
      clientWith(() => new Response(FIXED_PRICE_ANSWER, { headers })).client.readCheckout(WIDGET_ID, CHECKOUT_ID);
    expect(await read(DATE)).toMatchObject({ ok: true, date: THEN });
    expect(await read({ Date: 'soon' })).not.toHaveProperty('date');
  });

  it('a create as well', async () => {
    const onDate = vi.fn();
    const { client } = clientWith(() => new Response(FIXED_PRICE_ANSWER, { headers: DATE }), { onDate });
    await client.createCheckout(WIDGET_ID, DRAFT);
    expect(onDate).toHaveBeenCalledExactlyOnceWith(THEN, NOW, NOW);
  });

  it.each([
    ['"the page of a proxy has a clock of its own"', () => new Response('<html>', { headers: DATE })],
    ['a page of a broken gateway', () => new Response('<html>', { status: 502, headers: DATE })],
    ['no Date', () => new Response(FIXED_PRICE_ANSWER)],
    ['a Date that is none', () => new Response(FIXED_PRICE_ANSWER, { headers: { Date: 'soon' } })],
    ['an empty one', () => new Response(FIXED_PRICE_ANSWER, { headers: { Date: '' } })],
    ['no answer', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('ignores the date of %s', async (_what, answer) => {
    expect((await datesOf(answer)).dates).toEqual([]);
  });

  it('is taken before a Retry-After that is a date is measured by that clock', async () => {
    let offset = 0;
    const headers = { ...DATE, 'Retry-After': 'Sun, 01 Mar 2026 12:00:37 GMT' };
    const { client } = clientWith(() => Response.json({}, { status: 429, headers }), {
      now: () => NOW + offset,
      onDate: (date) => {
        offset = date - NOW;
      },
    });
    expect(await client.readCheckout(WIDGET_ID, CHECKOUT_ID)).toEqual({
      ok: false,
      error: { kind: 'rateLimited', status: 429, wait: 30 * SECOND },
    });
  });

  it('needs no callback', async () => {
    const { client } = clientWith(() => new Response(FIXED_PRICE_ANSWER, { headers: DATE }));
    expect(await client.readCheckout(WIDGET_ID, CHECKOUT_ID)).toMatchObject({ ok: true });
  });
});
