import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createCheckoutCreator } from '../../../../lib/background/create/create';
import { pendingCreates } from '../../../../lib/checkouts/queries';
import { timelineOf } from '../../../../lib/checkouts/timeline';
import type { Problem } from '../../../../lib/inqud/problem';
import { DAY, HOUR } from '../../../../lib/shared/time';
import { clientWith } from '../../inqud/fake-fetch';
import {
  account,
  CHECKOUT_ID,
  DRAFT,
  emptyAccounts,
  emptyHistory,
  FIXED_PRICE_ANSWER,
  FIXED_PRICE_BODY,
  NOW,
  WIDGET_ID,
} from '../../support/examples';
import { later } from '../refresh/watching';

async function startCreating() {
  const history = await emptyHistory();
  const accounts = await emptyAccounts();
  await accounts.accounts.put(account());
  const world = {
    answer: (): Response | Promise<Response> => new Response(FIXED_PRICE_ANSWER, { status: 201 }),
    obstacle: null as Problem | null,
    /** Why there is nothing to sign with, if so. */
    unsigned: null as Problem | null,
    /** Whether a signer that was given out still signs. */
    signs: true,
    now: NOW,
    notStored: vi.fn(),
  };
  const { client, sent } = clientWith(() => world.answer(), { sign: async () => (world.signs ? {} : null) });
  /** A background of its own. */
  const wake = () =>
    createCheckoutCreator({
      history,
      accounts,
      clientFor: async () => (world.unsigned ? { ok: false, problem: world.unsigned } : { ok: true, client }),
      obstacle: async () => world.obstacle,
      now: () => world.now,
      notStored: world.notStored,
    });
  return { history, accounts, world, sent, wake, creating: wake() };
}

let desk: Awaited<ReturnType<typeof startCreating>>;
beforeEach(async () => {
  desk = await startCreating();
});

const create = (attemptId = 'attempt') => desk.creating.create(attemptId, 'shop', DRAFT, false);
const pending = () => pendingCreates(desk.history);
const failing = (status: number) => () => Response.json({ message: 'No.' }, { status });
const cut = () => Promise.reject(new TypeError('Failed to fetch'));

describe('a create that is answered', () => {
  it('gives its link also when it cannot be stored, and reports why', async () => {
    const full = new DOMException('', 'QuotaExceededError');
    desk.history.checkouts.hook('creating', () => {
      throw full;
    });
    expect(await create()).toMatchObject({ outcome: 'created', checkoutId: CHECKOUT_ID });
    expect(desk.world.notStored).toHaveBeenCalledTimes(1);
    // Found by the next background, it is a create with unknown outcome, which a person looks at.
    expect(await pending()).toMatchObject([{ attemptId: 'attempt', state: 'sending' }]);
  });

  it('is stored later, when it could not be at once, and is watched from then on', async () => {
    let full = true;
    desk.history.checkouts.hook('creating', () => {
      if (full) throw new DOMException('', 'QuotaExceededError');
    });
    await create();
    await desk.creating.storeLate();
    expect(desk.world.notStored).toHaveBeenCalledTimes(2);
    expect(await desk.creating.hasWork()).toBe(true);
    full = false;
    await desk.creating.storeLate();
    expect(await desk.history.checkouts.get(CHECKOUT_ID)).toMatchObject({ status: 'NEW' });
    expect(await pending()).toEqual([]);
    expect(await desk.creating.hasWork()).toBe(false);
    await desk.creating.storeLate();
    expect(await timelineOf(desk.history, CHECKOUT_ID)).toHaveLength(1);
  });

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

  it('says which checkout it is made after, before it leaves', async () => {
    const follows = { checkoutId: 'CCO-first', why: 'reissue' } as const;
    let atSending: unknown;
    desk.world.answer = async () => {
      atSending = await pending();
      return new Response(FIXED_PRICE_ANSWER);
    };
    await desk.creating.create('attempt', 'shop', DRAFT, true, { follows });
    expect(atSending).toMatchObject([{ attemptId: 'attempt', follows }]);
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
        widgetId: WIDGET_ID,
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

  it('is one, when it is retried while it is being sent', async () => {
    const answer = later();
    desk.world.answer = answer.respond;
    const first = create();
    await answer.asked;
    const again = desk.creating.retry('attempt', false);
    answer.give(new Response(FIXED_PRICE_ANSWER));
    expect(await again).toEqual(await first);
    expect(desk.sent).toHaveLength(1);
  });

  it('answers for its own account alone: "One account\'s link must never answer for another\'s"', async () => {
    await desk.accounts.accounts.put(account({ id: 'second', label: 'Second', position: 1 }));
    const other = () => desk.creating.create('attempt', 'second', DRAFT, false);
    const answer = later();
    desk.world.answer = answer.respond;
    const first = create();
    await answer.asked;
    expect(await other()).toMatchObject({ outcome: 'refused' });
    answer.give(new Response(FIXED_PRICE_ANSWER));
    expect(await first).toMatchObject({ outcome: 'created' });
    expect(await other()).toMatchObject({ outcome: 'refused' });
    expect(await desk.wake().create('attempt', 'second', DRAFT, false)).toMatchObject({ outcome: 'refused' });
    expect(await create()).toEqual(await first);
    expect(desk.sent).toHaveLength(1);
  });

  it('stays one for a background that was started since, for a day [P-71]', async () => {
    const first = await create();
    desk.world.now = NOW + HOUR;
    const woken = desk.wake();
    await woken.adoptInterrupted();
    expect(await desk.history.creates.get('attempt')).toMatchObject({ state: 'done' });
    expect(await woken.create('attempt', 'shop', DRAFT, false)).toEqual(first);
    expect(desk.sent).toHaveLength(1);
    desk.world.now = NOW + 25 * HOUR;
    await desk.wake().adoptInterrupted();
    expect(await desk.history.creates.count()).toBe(0);
  });

  it('counts towards the rate limit of the account, and never waits for it', async () => {
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

  it.each<Problem>([{ kind: 'offline' }, { kind: 'noPermission' }, { kind: 'locked' }])(
    'never left for $kind',
    async (problem) => {
      desk.world.obstacle = problem;
      expect(await create()).toEqual({ outcome: 'refused', problem });
      expect(desk.sent).toEqual([]);
      expect(await pending()).toEqual([]);
    },
  );

  it.each<Problem>([{ kind: 'noSecret' }, { kind: 'damagedSecret' }, { kind: 'locked' }])(
    'never left when there is nothing to sign with: $kind',
    async (problem) => {
      desk.world.unsigned = problem;
      expect(await create()).toEqual({ outcome: 'refused', problem });
      expect(desk.sent).toEqual([]);
      expect(await pending()).toEqual([]);
    },
  );

  it('never left for an account that is gone or was removed', async () => {
    const noAccount = { outcome: 'refused', problem: { kind: 'noAccount' } };
    expect(await desk.creating.create('attempt', 'gone', DRAFT, false)).toEqual(noAccount);
    await desk.accounts.accounts.update('shop', { removed: { at: NOW, withHistory: false } });
    expect(await create()).toEqual(noAccount);
    expect(desk.sent).toEqual([]);
    expect(await pending()).toEqual([]);
  });

  it('never left when a lock came between: nothing is pending, and it can be sent after unlocking', async () => {
    desk.world.signs = false;
    expect(await create()).toEqual({ outcome: 'refused', problem: { kind: 'notSigned' } });
    expect(desk.sent).toEqual([]);
    expect(await desk.history.creates.count()).toBe(0);
    desk.world.signs = true;
    expect(await create()).toMatchObject({ outcome: 'created' });
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

  it('"is never resent by itself": the same attempt once more has the same outcome', async () => {
    desk.world.answer = cut;
    const first = await create();
    expect(await create()).toEqual(first);
    expect(await desk.wake().create('attempt', 'shop', DRAFT, false)).toEqual(first);
    expect(desk.sent).toHaveLength(1);
  });
});

describe('"The same order ID twice for one account asks first and shows the earlier one"', () => {
  const again = (attemptId: string, sure = false, accountId = 'shop', draft = DRAFT) =>
    desk.creating.create(attemptId, accountId, draft, sure);
  const another = (id: string) => {
    desk.world.answer = () => new Response(FIXED_PRICE_ANSWER.replaceAll(CHECKOUT_ID, id));
  };
  const EXISTS = { outcome: 'exists', checkoutId: CHECKOUT_ID };

  it('sends nothing and keeps nothing of it', async () => {
    await create();
    expect(await again('second')).toEqual(EXISTS);
    expect(desk.sent).toHaveLength(1);
    expect(await desk.history.creates.get('second')).toBeUndefined();
  });

  it('asks again each time, and for a background that was started since as well', async () => {
    await create();
    expect([await again('second'), await again('second')]).toEqual([EXISTS, EXISTS]);
    expect(await desk.wake().create('second', 'shop', DRAFT, false)).toEqual(EXISTS);
    expect(desk.sent).toHaveLength(1);
  });

  it('sends it as the same attempt once a person wants another', async () => {
    await create();
    expect(await again('second')).toEqual(EXISTS);
    another('CCO-second');
    expect(await again('second', true)).toMatchObject({ outcome: 'created', checkoutId: 'CCO-second' });
    expect(desk.sent).toHaveLength(2);
    expect(await desk.history.checkouts.count()).toBe(2);
  });

  it('whatever became of it, however long ago', async () => {
    await create();
    await desk.history.checkouts.update(CHECKOUT_ID, { status: 'EXPIRED', createdAt: NOW - 400 * DAY });
    desk.world.now = NOW + 2 * DAY;
    await desk.creating.adoptInterrupted();
    expect(await again('second')).toEqual(EXISTS);
  });

  it('"for one account": another account with the same order does not count', async () => {
    await desk.accounts.accounts.put(account({ id: 'second', position: 1 }));
    await create();
    another('CCO-second');
    expect(await again('other', false, 'second')).toMatchObject({ outcome: 'created' });
  });

  it.each(['1234567890 ', '#1234567890', '01234567890', '1234567890\u3164', '１２３４５６７８９０'])(
    'an order ID that a person could take for it counts, and is named: %j',
    async (orderId) => {
      await create();
      another('CCO-second');
      expect(await again('second', false, 'shop', { ...DRAFT, clientOrderId: orderId })).toEqual({
        ...EXISTS,
        alike: '1234567890',
      });
      expect(await again('third', true, 'shop', { ...DRAFT, clientOrderId: orderId })).toMatchObject({
        outcome: 'created',
      });
    },
  );

  it.each(['123456789', '12345678901', '1234567890-2', ''])('another order ID does not count: %j', async (orderId) => {
    await create();
    another('CCO-second');
    expect(await again('second', false, 'shop', { ...DRAFT, clientOrderId: orderId })).toMatchObject({
      outcome: 'created',
    });
  });

  it('an unknown outcome counts: it "may have been made"', async () => {
    desk.world.answer = cut;
    await create();
    expect(await again('second')).toEqual({ outcome: 'exists', checkoutId: null });
    expect(desk.sent).toHaveLength(1);
    another('CCO-second');
    expect(await again('second', true)).toMatchObject({ outcome: 'created' });
  });

  it('one that is on its way counts', async () => {
    const answer = later();
    desk.world.answer = answer.respond;
    const first = create();
    await answer.asked;
    expect(await again('second')).toEqual({ outcome: 'exists', checkoutId: null });
    answer.give(new Response(FIXED_PRICE_ANSWER));
    await first;
  });

  it('one that was refused, and one that was discarded, do not', async () => {
    desk.world.answer = failing(422);
    await create();
    desk.world.answer = cut;
    await again('second');
    await desk.creating.discard('second');
    another('CCO-third');
    expect(await again('third')).toMatchObject({ outcome: 'created' });
  });

  it('one of two windows that send the same order at the same time is asked', async () => {
    const outcomes = await Promise.all([again('first'), again('second')]);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['created', 'exists']);
    expect(desk.sent).toHaveLength(1);
  });
});
