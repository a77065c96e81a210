import { beforeEach, describe, expect, it } from 'vitest';
import { createCheckoutCreator } from '../../../../lib/background/create/create';
import type { HistoryDb, PendingCreate } from '../../../../lib/checkouts/database';
import { pendingCreates } from '../../../../lib/checkouts/queries';
import { timelineOf } from '../../../../lib/checkouts/timeline';
import type { Problem } from '../../../../lib/inqud/problem';
import { formatTimestamp } from '../../../../lib/inqud/timestamp';
import { MINUTE } from '../../../../lib/shared/time';
import { clientWith } from '../../inqud/fake-fetch';
import {
  account,
  CHECKOUT_ID,
  checkout,
  DRAFT,
  emptyAccounts,
  emptyHistory,
  FIXED_PRICE_ANSWER,
  FIXED_PRICE_BODY,
  NOW,
} from '../../support/examples';
import { later } from '../refresh/watching';

const UNKNOWN: PendingCreate = {
  attemptId: 'attempt',
  accountId: 'shop',
  draft: DRAFT,
  startedAt: NOW - MINUTE,
  attempt: 1,
  state: 'unknown',
  error: { kind: 'network' },
};

let history: HistoryDb;
let answer: () => Response | Promise<Response>;
let obstacle: Problem | null;
let creating: ReturnType<typeof createCheckoutCreator>;
let sent: ReturnType<typeof clientWith>['sent'];

beforeEach(async () => {
  history = await emptyHistory();
  const accounts = await emptyAccounts();
  await accounts.accounts.put(account());
  await history.creates.put(UNKNOWN);
  answer = () => new Response(FIXED_PRICE_ANSWER);
  obstacle = null;
  const fake = clientWith(() => answer());
  sent = fake.sent;
  creating = createCheckoutCreator({
    history,
    accounts,
    clientFor: async () => ({ ok: true, client: fake.client }),
    obstacle: async () => obstacle,
    now: () => NOW,
    notStored: () => {},
  });
});

/** The link lives as long from now as it would have from then. */
const AGAIN = formatTimestamp(NOW + Date.parse(DRAFT.expiresAt) - UNKNOWN.startedAt);

const pending = () => pendingCreates(history);
const retry = () => creating.retry('attempt', false);

describe('retry: an attempt with unknown outcome, sent once more because a person said so', () => {
  it('sends the same order and becomes the checkout, marked as attempt 2', async () => {
    expect(await retry()).toMatchObject({ outcome: 'created', checkoutId: CHECKOUT_ID });
    expect(sent.map(({ init }) => init.body)).toEqual([FIXED_PRICE_BODY.replace(DRAFT.expiresAt, AGAIN)]);
    expect(await timelineOf(history, CHECKOUT_ID)).toMatchObject([{ source: 'created', attempt: 2 }]);
    expect(await pending()).toEqual([]);
  });

  it('is stored as attempt 2 before it leaves', async () => {
    let atSending: unknown;
    answer = async () => {
      atSending = await pending();
      return new Response(FIXED_PRICE_ANSWER);
    };
    await retry();
    expect(atSending).toMatchObject([
      { attempt: 2, state: 'sending', startedAt: NOW, draft: { ...DRAFT, expiresAt: AGAIN } },
    ]);
  });

  it('is one, however often it is clicked', async () => {
    const held = later();
    answer = held.respond;
    const both = [retry(), retry()];
    await held.asked;
    held.give(new Response(FIXED_PRICE_ANSWER));
    const [first, second] = await Promise.all(both);
    expect(second).toEqual(first);
    expect(sent).toHaveLength(1);
  });

  it('is the outcome of the same attempt, sent by a page meanwhile or afterwards: "every sender gets the same link"', async () => {
    const held = later();
    answer = held.respond;
    const retried = retry();
    await held.asked;
    const meanwhile = creating.create('attempt', 'shop', DRAFT, false);
    held.give(new Response(FIXED_PRICE_ANSWER));
    expect(await meanwhile).toEqual(await retried);
    expect(await creating.create('attempt', 'shop', DRAFT, false)).toEqual(await retried);
    expect(sent).toHaveLength(1);
  });

  it('keeps which checkout it is made after, also when the background that sent it first was killed', async () => {
    const follows = { checkoutId: 'CCO-first', why: 'remainder' } as const;
    await history.checkouts.put(checkout({ id: 'CCO-first', orderId: '10482' }));
    await history.creates.put({ ...UNKNOWN, state: 'sending', follows });
    await creating.adoptInterrupted();
    await retry();
    expect(await timelineOf(history, CHECKOUT_ID)).toMatchObject([{ link: { checkoutId: 'CCO-first' }, attempt: 2 }]);
    expect(await timelineOf(history, 'CCO-first')).toMatchObject([{ link: { checkoutId: CHECKOUT_ID } }]);
  });

  it('that is not answered either stays unknown, and the next one is attempt 3', async () => {
    answer = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await retry()).toMatchObject({ outcome: 'unknown' });
    await retry();
    expect(await pending()).toMatchObject([{ attempt: 3, state: 'unknown' }]);
  });

  it('that is refused keeps the attempt: it "says nothing of the earlier one\'s outcome"', async () => {
    answer = () => Response.json({ message: 'Order ID is taken' }, { status: 422 });
    expect(await retry()).toMatchObject({ outcome: 'refused', problem: { kind: 'invalid' } });
    expect(await pending()).toMatchObject([{ attemptId: 'attempt', attempt: 2, state: 'unknown' }]);
  });

  it('is not sent while its order has a checkout, which may be it, until a person wants another', async () => {
    await history.checkouts.put(checkout({ id: 'CCO-9', orderId: DRAFT.clientOrderId }));
    expect(await retry()).toEqual({ outcome: 'exists', checkoutId: 'CCO-9' });
    expect(sent).toEqual([]);
    expect(await pending()).toEqual([UNKNOWN]);
    expect(await creating.retry('attempt', true)).toMatchObject({ outcome: 'created', checkoutId: CHECKOUT_ID });
  });

  it('that cannot leave changes nothing', async () => {
    obstacle = { kind: 'offline' };
    expect(await retry()).toEqual({ outcome: 'refused', problem: { kind: 'offline' } });
    expect(await pending()).toEqual([UNKNOWN]);
  });

  it('of one that is gone says so', async () => {
    expect(await creating.retry('gone', false)).toEqual({ outcome: 'refused', problem: { kind: 'gone' } });
    expect(sent).toEqual([]);
  });
});

describe('discard', () => {
  it('forgets that attempt and no other', async () => {
    await history.creates.put({ ...UNKNOWN, attemptId: 'other' });
    await creating.discard('attempt');
    expect(await pending()).toMatchObject([{ attemptId: 'other' }]);
  });
});

describe('a background that was killed while it was sending', () => {
  beforeEach(() => history.creates.put({ ...UNKNOWN, attemptId: 'interrupted', state: 'sending', error: null }));

  it('leaves an unknown outcome, which its successor says so and does not send again', async () => {
    await creating.adoptInterrupted();
    expect(await history.creates.get('interrupted')).toMatchObject({ state: 'unknown', error: { kind: 'aborted' } });
    expect(await history.creates.get('attempt')).toEqual(UNKNOWN);
    expect(sent).toEqual([]);
  });

  it('leaves an attempt that is not made anew when the page sends it again', async () => {
    expect(await creating.create('interrupted', 'shop', DRAFT, false)).toEqual({
      outcome: 'unknown',
      problem: { kind: 'aborted' },
    });
    expect(sent).toEqual([]);
  });

  it("does not make the successor's own sending unknown", async () => {
    const held = later();
    answer = held.respond;
    const own = creating.create('own', 'shop', DRAFT, true);
    await held.asked;
    await creating.adoptInterrupted();
    expect(await history.creates.get('own')).toMatchObject({ state: 'sending' });
    held.give(new Response(FIXED_PRICE_ANSWER));
    expect(await own).toMatchObject({ outcome: 'created' });
  });
});
