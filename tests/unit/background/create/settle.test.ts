import { beforeEach, describe, expect, it } from 'vitest';
import { createCheckoutCreator } from '../../../../lib/background/create/create';
import { createImporter } from '../../../../lib/background/create/import';
import { createSettler } from '../../../../lib/background/create/settle';
import type { PendingCreate } from '../../../../lib/checkouts/database';
import { timelineOf } from '../../../../lib/checkouts/timeline';
import { HOUR } from '../../../../lib/shared/time';
import { clientWith } from '../../inqud/fake-fetch';
import { account, CHECKOUT_ID, checkout, DRAFT, emptyAccounts, emptyHistory, NOW } from '../../support/examples';

const ORDER = 'A-17';
const FOUND = {
  id: CHECKOUT_ID,
  status: 'NEW',
  clientOrderId: ORDER,
  type: 'FIXED_PRICE',
  fixedAmount: { amount: 100, currency: 'EUR' },
  createdAt: new Date(NOW - HOUR).toISOString(),
};
const PENDING: PendingCreate = {
  attemptId: 'attempt',
  accountId: 'shop',
  draft: { ...DRAFT, clientOrderId: ORDER, type: 'FIXED_PRICE', fixedAmount: { amount: '100.00', currency: 'EUR' } },
  startedAt: NOW - HOUR,
  attempt: 2,
  state: 'unknown',
  error: { kind: 'aborted' },
};

async function start() {
  const history = await emptyHistory();
  const accounts = await emptyAccounts();
  await accounts.accounts.put(account());
  await history.creates.put(PENDING);
  const world = { answer: FOUND as object, status: 200, during: async () => {} };
  const { client, sent } = clientWith(async () => {
    await world.during();
    return Response.json(world.answer, { status: world.status });
  });
  const setup = {
    history,
    accounts,
    clientFor: async () => ({ ok: true, client }) as const,
    obstacle: async () => null,
    now: () => NOW,
    notStored: () => {},
  };
  const { read } = createImporter(setup);
  return { history, world, sent, creating: createCheckoutCreator(setup), ...createSettler({ history, read }) };
}

let desk: Awaited<ReturnType<typeof start>>;
beforeEach(async () => {
  desk = await start();
});
const settle = () => desk.settle('attempt', CHECKOUT_ID);
const create = () => desk.history.creates.get('attempt');
const stored = () => desk.history.checkouts.get(CHECKOUT_ID);

describe('a create with unknown outcome', () => {
  it('is settled by the checkout that Inqud says it made, which is not made again', async () => {
    expect(await settle()).toEqual({ outcome: 'settled' });
    const url = (await stored())?.url;
    expect(await create()).toMatchObject({ state: 'done', error: null, made: { checkoutId: CHECKOUT_ID, url } });
    expect(await stored()).toMatchObject({ accountId: 'shop', orderId: ORDER, status: 'NEW', createdAt: NOW - HOUR });
    expect(await timelineOf(desk.history, CHECKOUT_ID)).toMatchObject([
      { source: 'created', attempt: 2, at: NOW - HOUR, to: 'NEW' },
    ]);
    expect(await desk.creating.retry('attempt', false)).toEqual({ outcome: 'created', checkoutId: CHECKOUT_ID, url });
    expect(desk.sent.map(({ init }) => init.method ?? 'GET')).toEqual(['GET']);
  });

  it('is settled by one that was imported already, whose note stays', async () => {
    await desk.history.checkouts.put(checkout({ orderId: ORDER, note: 'Called', status: 'NEW' }));
    desk.world.answer = { ...FOUND, status: 'SUCCESS' };
    expect(await settle()).toEqual({ outcome: 'settled' });
    expect(await stored()).toMatchObject({ note: 'Called', status: 'SUCCESS' });
    expect(await create()).toMatchObject({ state: 'done', made: { checkoutId: CHECKOUT_ID } });
  });

  it('links what it followed to the one that was found', async () => {
    await desk.history.checkouts.put(checkout({ id: 'first', orderId: 'A-1' }));
    await desk.history.creates.put({ ...PENDING, follows: { checkoutId: 'first', why: 'reissue' } });
    expect(await settle()).toEqual({ outcome: 'settled' });
    expect(await timelineOf(desk.history, 'first')).toMatchObject([{ link: { checkoutId: CHECKOUT_ID } }]);
    expect(await timelineOf(desk.history, CHECKOUT_ID)).toMatchObject([{ link: { checkoutId: 'first' } }]);
  });

  it.each<[string, object, object]>([
    ['another order', { clientOrderId: 'B-2' }, { what: 'order', orderId: 'B-2' }],
    ['an order in other letters', { clientOrderId: ORDER.toLowerCase() }, { what: 'order' }],
    ['no order', { clientOrderId: null }, { what: 'order', orderId: '' }],
    ['another amount', { fixedAmount: { amount: '100.01', currency: 'EUR' } }, { what: 'amount' }],
    ['another currency', { fixedAmount: { amount: '100', currency: 'USD' } }, { what: 'amount' }],
    ['no amount', { fixedAmount: null }, { what: 'amount' }],
  ])('is not settled by one with %s, and nothing changes', async (_what, fields, difference) => {
    desk.world.answer = { ...FOUND, ...fields };
    expect(await settle()).toMatchObject({ outcome: 'differs', ...difference });
    expect([await create(), await stored()]).toEqual([PENDING, undefined]);
  });

  it('of any amount is settled only by one of any amount', async () => {
    const { fixedAmount: _, ...draft } = { ...PENDING.draft, fixedAmount: null };
    const open: PendingCreate = { ...PENDING, draft: { ...draft, type: 'NO_PRICE' } };
    await desk.history.creates.put(open);
    expect(await settle()).toMatchObject({ outcome: 'differs', what: 'amount' });
    desk.world.answer = { ...FOUND, type: 'NO_PRICE', fixedAmount: null };
    expect(await settle()).toEqual({ outcome: 'settled' });
  });

  it('is not settled by what another create made', async () => {
    expect(await settle()).toEqual({ outcome: 'settled' });
    const second = { ...PENDING, attemptId: 'second' };
    await desk.history.creates.put(second);
    expect(await desk.settle('second', CHECKOUT_ID)).toEqual({ outcome: 'differs', what: 'another', orderId: ORDER });
    expect(await desk.history.creates.get('second')).toEqual(second);
  });

  it.each<[string, number, object]>([
    ['does not know', 404, { outcome: 'notFound' }],
    ['fails to answer', 500, { outcome: 'failed', problem: { kind: 'server' } }],
  ])('stays when Inqud %s', async (_what, status, outcome) => {
    desk.world.status = status;
    expect(await settle()).toMatchObject(outcome);
    expect(await create()).toEqual(PENDING);
  });

  it('that is sent again or discarded meanwhile is not settled', async () => {
    desk.world.during = () => desk.history.creates.delete('attempt');
    expect(await settle()).toEqual({ outcome: 'failed', problem: { kind: 'gone' } });
    expect(await stored()).toBeUndefined();
    await desk.history.creates.put({ ...PENDING, state: 'sending' });
    expect(await settle()).toEqual({ outcome: 'failed', problem: { kind: 'gone' } });
    expect(desk.sent).toHaveLength(1);
  });
});
