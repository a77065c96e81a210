import { beforeEach, describe, expect, it } from 'vitest';
import { pendingCreates, timelineOf } from '../../../lib/history/lists';
import { createCreating } from '../../../lib/monitor/creating';
import type { Problem } from '../../../lib/problem';
import { HOUR } from '../../../lib/time';
import {
  account,
  CHECKOUT_ID,
  DRAFT,
  emptyAccounts,
  emptyHistory,
  FIXED_PRICE_ANSWER,
  FIXED_PRICE_BODY,
  NOW,
} from '../examples';
import { clientWith } from '../inqud/fake-fetch';
import { later } from './watching';

async function startCreating() {
  const history = await emptyHistory();
  const accounts = await emptyAccounts();
  await accounts.accounts.put(account());
  const world = {
    answer: (): Response | Promise<Response> => new Response(FIXED_PRICE_ANSWER, { status: 201 }),
    obstacle: null as Problem | null,
    hasSecret: true,
    now: NOW,
  };
  const { client, sent } = clientWith(() => world.answer());
  /** A background of its own. */
  const wake = () =>
    createCreating({
      history,
      accounts,
      clientFor: async () => (world.hasSecret ? client : null),
      obstacle: async () => world.obstacle,
      now: () => world.now,
    });
  return { history, world, sent, wake, creating: wake() };
}

let desk: Awaited<ReturnType<typeof startCreating>>;
beforeEach(async () => {
  desk = await startCreating();
});

const create = (attemptId = 'attempt') => desk.creating.create(attemptId, 'shop', DRAFT);
const pending = () => pendingCreates(desk.history);
const failing = (status: number) => () => Response.json({ message: 'No.' }, { status });
const cut = () => Promise.reject(new TypeError('Failed to fetch'));

describe('a create that is answered', () => {
  it('becomes the checkout, with its link, and is watched from then on', async () => {
    expect(await create()).toEqual({
      outcome: 'created',
      checkoutId: CHECKOUT_ID,
      url: `https://paycrypto.inqud.com/checkout/${CHECKOUT_ID}`,
    });
    expect(await desk.history.checkouts.get(CHECKOUT_ID)).toMatchObject({
      accountId: 'shop',
      answer: FIXED_PRICE_ANSWER,
      nextRefreshAt: NOW + HOUR, // the documented example was created years ago
    });
    expect(await timelineOf(desk.history, CHECKOUT_ID)).toMatchObject([{ source: 'created', attempt: 1 }]);
    expect(await pending()).toEqual([]);
  });

  it('"is stored before the request leaves": order ID, body and time', async () => {
    let atSending: unknown;
    desk.world.answer = async () => {
      atSending = await pending();
      return new Response(FIXED_PRICE_ANSWER);
    };
    await create();
    expect(atSending).toEqual([
      {
        attemptId: 'attempt',
        accountId: 'shop',
        draft: DRAFT,
        startedAt: NOW,
        attempt: 1,
        state: 'sending',
        error: null,
      },
    ]);
    expect(desk.sent[0]?.init.body).toBe(FIXED_PRICE_BODY);
  });

  it('is one, however often the same attempt is sent: a double click, a double Enter', async () => {
    const answer = later();
    desk.world.answer = answer.respond;
    const outcomes = [create(), create()];
    await answer.asked;
    outcomes.push(create());
    answer.give(new Response(FIXED_PRICE_ANSWER));
    outcomes.push(create());
    const [first, ...others] = await Promise.all(outcomes);
    expect(others).toEqual([first, first, first]);
    expect(await create()).toEqual(first);
    expect(desk.sent).toHaveLength(1);
  });

  it('stays one for a background that was started since, for a day', async () => {
    const first = await create();
    desk.world.now = NOW + HOUR;
    const woken = desk.wake();
    expect(await woken.adoptInterrupted()).toEqual([]);
    expect(await woken.create('attempt', 'shop', DRAFT)).toEqual(first);
    expect(desk.sent).toHaveLength(1);
    desk.world.now = NOW + 25 * HOUR;
    await desk.wake().adoptInterrupted();
    expect(await desk.history.creates.count()).toBe(0);
  });

  it('counts for the pace of the account, and never waits for it', async () => {
    await desk.history.paces.put({ accountId: 'shop', tokens: 0, at: NOW });
    expect(await create()).toMatchObject({ outcome: 'created' });
    expect(await desk.history.paces.get('shop')).toMatchObject({ tokens: -1 });
  });
});

describe('a create that is refused', () => {
  it.each([
    [400, 'invalid'],
    [401, 'refused'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [422, 'invalid'],
    [429, 'rateLimited'],
  ])('with %d made nothing, and nothing is kept', async (status, kind) => {
    desk.world.answer = failing(status);
    expect(await create()).toMatchObject({ outcome: 'refused', problem: { kind, status } });
    expect(await pending()).toEqual([]);
    expect(await desk.history.checkouts.count()).toBe(0);
  });

  it('can be sent again as the same attempt, corrected', async () => {
    desk.world.answer = failing(422);
    await create();
    desk.world.answer = () => new Response(FIXED_PRICE_ANSWER);
    expect(await create()).toMatchObject({ outcome: 'created' });
    expect(desk.sent).toHaveLength(2);
  });

  it.each<Problem>([{ kind: 'offline' }, { kind: 'noPermission' }])('never left for $kind', async (problem) => {
    desk.world.obstacle = problem;
    expect(await create()).toEqual({ outcome: 'refused', problem });
    expect(desk.sent).toEqual([]);
    expect(await pending()).toEqual([]);
  });

  it('never left without a secret or an account', async () => {
    expect(await desk.creating.create('attempt', 'gone', DRAFT)).toEqual({
      outcome: 'refused',
      problem: { kind: 'noAccount' },
    });
    desk.world.hasSecret = false;
    expect(await create()).toEqual({ outcome: 'refused', problem: { kind: 'noSecret' } });
    expect(desk.sent).toEqual([]);
  });
});

describe('a create that is not answered: "it stays as an unknown outcome"', () => {
  it.each([
    ['network', cut],
    ['server', failing(502)],
    ['notJson', () => new Response('<html>')],
    ['unexpected', () => Response.json({ made: true })],
  ])('%s', async (kind, answer) => {
    desk.world.answer = answer;
    expect(await create()).toMatchObject({ outcome: 'unknown', problem: { kind } });
    expect(await pending()).toMatchObject([{ attemptId: 'attempt', draft: DRAFT, state: 'unknown', error: { kind } }]);
  });

  it('"is never resent by itself": the same attempt once more is told the same', async () => {
    desk.world.answer = cut;
    const first = await create();
    expect(await create()).toEqual(first);
    expect(await desk.wake().create('attempt', 'shop', DRAFT)).toEqual(first);
    expect(desk.sent).toHaveLength(1);
  });
});
