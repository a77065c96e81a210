import { beforeEach, describe, expect, it } from 'vitest';
import { createCheckoutCreator } from '../../../../lib/background/create/create';
import type { HistoryDb, PendingCreate } from '../../../../lib/checkouts/database';
import { pendingCreates } from '../../../../lib/checkouts/queries';
import { timelineOf } from '../../../../lib/checkouts/timeline';
import type { Problem } from '../../../../lib/inqud/problem';
import { formatTimestamp } from '../../../../lib/inqud/timestamp';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';
import { clientWith } from '../../inqud/fake-fetch';
import {
  account,
  CHECKOUT_ID,
  DRAFT,
  emptyAccounts,
  emptyHistory,
  FIXED_PRICE_ANSWER,
  NOW,
  WIDGET_ID,
} from '../../support/examples';

/** What a page makes of "1 h" by a clock that shows NOW. */
const ORDER = { ...DRAFT, expiresAt: formatTimestamp(NOW + HOUR) };

let history: HistoryDb;
/** By this computer's clock as corrected so far. */
let now: number;
let obstacle: Problem | null;
/** One answer for each request; the last one for all others. */
let answers: (() => Response | Promise<Response>)[];
let sent: ReturnType<typeof clientWith>['sent'];
let creating: ReturnType<typeof createCheckoutCreator>;

beforeEach(async () => {
  history = await emptyHistory();
  const accounts = await emptyAccounts();
  await accounts.accounts.put(account());
  now = NOW;
  obstacle = null;
  answers = [];
  const fake = clientWith(() => (answers[Math.min(sent.length, answers.length) - 1] ?? made)());
  sent = fake.sent;
  creating = createCheckoutCreator({
    history,
    accounts,
    clientFor: async () => ({ ok: true, client: fake.client }),
    obstacle: async () => obstacle,
    now: () => now,
    notStored: () => {},
  });
});

const made = () => new Response(FIXED_PRICE_ANSWER, { status: 201 });
const cut = () => Promise.reject(new TypeError('Failed to fetch'));
/** Refuses, with a `Date` that shows by how much the clock was behind Inqud's. */
const refused =
  (behind: number, status = 422) =>
  () => {
    now += behind;
    return Response.json({ message: 'expiresAt must be in the future' }, { status });
  };
const create = (attemptId = 'attempt') => creating.create(attemptId, 'shop', ORDER, false);
/** As a page does whose clock is behind the background's by as much. */
const createBehind = (behind: number) =>
  creating.create('attempt', 'shop', { ...DRAFT, expiresAt: formatTimestamp(now - behind + HOUR) }, false, {
    asOf: now - behind,
  });
const endsSent = () => sent.map(({ init }) => JSON.parse(String(init.body)).expiresAt);
const pending = () => pendingCreates(history);

describe('a create that is refused because the computer’s clock is wrong', () => {
  it.each([
    ['two days behind', 2 * DAY],
    ['two days ahead', -2 * DAY],
    ['a minute behind', MINUTE],
    ['years behind', 3000 * DAY],
  ])('is sent once more with the end by Inqud’s clock: %s', async (_how, behind) => {
    answers = [refused(behind), made];
    const expiresAt = formatTimestamp(NOW + behind + HOUR);
    expect(await create()).toEqual({
      outcome: 'created',
      checkoutId: CHECKOUT_ID,
      url: `https://paycrypto.inqud.com/checkout/${CHECKOUT_ID}`,
      expiresAt,
    });
    expect(endsSent()).toEqual([ORDER.expiresAt, expiresAt]);
    expect(await timelineOf(history, CHECKOUT_ID)).toMatchObject([{ source: 'created', attempt: 1 }]);
    expect(await pending()).toEqual([]);
  });

  it('is sent once more by each status that means that Inqud understood and refused', async () => {
    for (const status of [400, 409, 422]) {
      answers = [...answers, refused(2 * DAY, status), made];
      expect(await creating.create(`${status}`, 'shop', ORDER, true)).toMatchObject({ outcome: 'created' });
    }
    expect(sent).toHaveLength(6);
  });

  it('is stored, with the new end, before it leaves again', async () => {
    let atSending: unknown;
    answers = [
      refused(2 * DAY),
      async () => {
        atSending = await pending();
        return made();
      },
    ];
    await create();
    expect(atSending).toEqual([
      {
        attemptId: 'attempt',
        accountId: 'shop',
        draft: { ...ORDER, expiresAt: formatTimestamp(NOW + 2 * DAY + HOUR) },
        startedAt: NOW + 2 * DAY,
        attempt: 1,
        state: 'sending',
        error: null,
        widgetId: WIDGET_ID,
      },
    ]);
  });

  it('names its shop to the team also when the second request has no answer', async () => {
    answers = [refused(2 * DAY), cut];
    expect(await create()).toMatchObject({ outcome: 'unknown' });
    expect(await pending()).toMatchObject([{ state: 'unknown', widgetId: WIDGET_ID }]);
  });

  it('is sent once more, not twice: what is refused by the right clock has another mistake', async () => {
    answers = [refused(2 * DAY), refused(2 * DAY), made];
    expect(await create()).toMatchObject({ outcome: 'refused', problem: { kind: 'invalid' } });
    expect(sent).toHaveLength(2);
    expect(await pending()).toEqual([]);
  });

  it.each([
    ['not answered', cut],
    ['answered by a broken gateway', () => new Response('', { status: 502 })],
  ])('and then is %s has an unknown outcome, and is not sent a third time', async (_how, answer) => {
    answers = [refused(2 * DAY), answer];
    expect(await create()).toMatchObject({ outcome: 'unknown' });
    expect(await create()).toMatchObject({ outcome: 'unknown' });
    expect(sent).toHaveLength(2);
    const draft = { expiresAt: formatTimestamp(NOW + 2 * DAY + HOUR) };
    expect(await pending()).toMatchObject([{ state: 'unknown', draft }]);
  });

  it('is one for a double Enter', async () => {
    answers = [refused(2 * DAY), made];
    const [first, second] = await Promise.all([create(), create()]);
    expect(second).toEqual(first);
    expect(sent).toHaveLength(2);
  });

  it('counts twice towards the rate limit', async () => {
    answers = [refused(MINUTE), made];
    await create();
    const minutes = [
      { sent: 1, failed: { invalid: 1 } },
      { sent: 1, failed: {} },
    ];
    expect(await history.paces.get('shop')).toMatchObject({ minutes, last: { error: null } });
  });

  it('is not sent again when it was discarded or erased meanwhile', async () => {
    answers = [
      async () => {
        await history.creates.clear();
        return refused(2 * DAY)();
      },
    ];
    expect(await create()).toMatchObject({ outcome: 'refused' });
    expect(sent).toHaveLength(1);
    expect(await history.creates.count()).toBe(0);
  });

  it('is not sent again when nothing can be sent any more', async () => {
    answers = [
      () => {
        obstacle = { kind: 'locked' };
        return refused(2 * DAY)();
      },
    ];
    expect(await create()).toMatchObject({ outcome: 'refused', problem: { kind: 'invalid' } });
    expect(sent).toHaveLength(1);
    expect(await pending()).toEqual([]);
  });

  it('is not sent again when that cannot be stored', async () => {
    answers = [
      () => {
        history.creates.hook('updating', () => {
          throw new DOMException('', 'QuotaExceededError');
        });
        return refused(2 * DAY)();
      },
    ];
    expect(await create()).toMatchObject({ outcome: 'refused', problem: { kind: 'invalid' } });
    expect(sent).toHaveLength(1);
  });
});

describe('a create that is answered although the computer’s clock is wrong', () => {
  const corrected = (behind: number) => () => {
    now += behind;
    return made();
  };

  it.each([
    ['two days ahead: its link ends two days later', -2 * DAY, 2 * DAY],
    ['ten minutes behind: its link ends ten minutes sooner', 10 * MINUTE, -10 * MINUTE],
  ])('%s, which is said', async (_how, behind, endsLaterBy) => {
    answers = [corrected(behind)];
    expect(await create()).toMatchObject({ outcome: 'created', endsLaterBy });
    expect(sent).toHaveLength(1);
  });

  it.each([0, 15 * SECOND, -2 * SECOND])('by no more than a request takes: nothing is said (%i ms)', async (behind) => {
    answers = [corrected(behind)];
    expect(await create()).not.toHaveProperty('endsLaterBy');
  });

  it('is said of the last request alone, when it was sent once more', async () => {
    answers = [refused(2 * DAY), made];
    expect(await create()).not.toHaveProperty('endsLaterBy');
  });
});

describe('a create that is not sent again', () => {
  it.each<[string, () => Response | Promise<Response>, string]>([
    ['is refused by a right clock', refused(0), 'refused'],
    ['is refused after a while', refused(15 * SECOND), 'refused'],
    ['is refused for its credentials', refused(2 * DAY, 401), 'refused'],
    ['is forbidden', refused(2 * DAY, 403), 'refused'],
    ['is for another widget', refused(2 * DAY, 404), 'refused'],
    ['comes too often', refused(2 * DAY, 429), 'refused'],
    ['may have been made', refused(2 * DAY, 500), 'unknown'],
    ['was cut off', cut, 'unknown'],
  ])('%s', async (_what, answer, outcome) => {
    answers = [answer];
    expect(await create()).toMatchObject({ outcome });
    expect(sent).toHaveLength(1);
  });

  it('has no other end than its draft', async () => {
    expect(await create()).not.toHaveProperty('expiresAt');
  });
});

describe('an attempt with unknown outcome that is retried by a wrong clock', () => {
  const UNKNOWN: PendingCreate = {
    attemptId: 'attempt',
    accountId: 'shop',
    draft: ORDER,
    startedAt: NOW,
    attempt: 1,
    state: 'unknown',
    error: { kind: 'network' },
  };
  const retry = () => creating.retry('attempt', false);
  beforeEach(() => history.creates.put(UNKNOWN));

  it('is sent once more, too', async () => {
    answers = [refused(2 * DAY), made];
    expect(await retry()).toMatchObject({ outcome: 'created' });
    expect(endsSent().at(-1)).toBe(formatTimestamp(NOW + 2 * DAY + HOUR));
    expect(await timelineOf(history, CHECKOUT_ID)).toMatchObject([{ source: 'created', attempt: 2 }]);
  });

  it('stays unknown when it is refused by the right clock: that says nothing of the first attempt', async () => {
    answers = [refused(2 * DAY), refused(0)];
    expect(await retry()).toMatchObject({ outcome: 'refused' });
    expect(await pending()).toMatchObject([{ attempt: 2, state: 'unknown' }]);
  });
});

describe('a create whose page did not know yet that the clock was corrected', () => {
  it.each([
    ['two days behind', 2 * DAY],
    ['two days ahead', -2 * DAY],
    ['a minute ahead', -MINUTE],
  ])('is sent with the end by Inqud’s clock: %s', async (_how, behind) => {
    const expiresAt = formatTimestamp(NOW + HOUR);
    const outcome = await createBehind(behind);
    expect(outcome).toMatchObject({ outcome: 'created', expiresAt });
    expect(outcome).not.toHaveProperty('endsLaterBy');
    expect(endsSent()).toEqual([expiresAt]);
  });

  it('is sent as it is when the page’s clock differs by less than a request takes', async () => {
    expect(await createBehind(20 * SECOND)).not.toHaveProperty('expiresAt');
    expect(endsSent()).toEqual([formatTimestamp(NOW - 20 * SECOND + HOUR)]);
  });
});
