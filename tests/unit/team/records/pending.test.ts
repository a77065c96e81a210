import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adoptShops } from '../../../../lib/background/team/adoptShops';
import { forgetHistory } from '../../../../lib/checkouts/deleteCheckouts';
import { existingOrders } from '../../../../lib/checkouts/orders';
import { recordCreated } from '../../../../lib/checkouts/recordAnswer';
import { applyRules } from '../../../../lib/checkouts/rules/rules';
import { DAY } from '../../../../lib/shared/time';
import type { PendingRow } from '../../../../lib/sync/outbox';
import { NO_PENDING, tellPending } from '../../../../lib/sync/pending';
import { stampAfter } from '../../../../lib/sync/stamp';
import { sealRecord } from '../../../../lib/team/contract/envelope';
import { newTeamKey, teamKeyOf } from '../../../../lib/team/contract/teamKey';
import { colleaguesPending, withTheirs } from '../../../../lib/team/records/pendingRecord';
import { colleaguesIn } from '../../../../lib/team/teamState';
import { account, DRAFT, emptyAccounts, model, NOW, WIDGET_ID } from '../../support/examples';
import { annaAndBob, type Desk } from '../sync/desks';

const key = await teamKeyOf(newTeamKey());

async function two() {
  const { clock, anna, bob, server } = await annaAndBob(key);
  const meet = async () => {
    await anna.sync(server.link());
    await bob.sync(server.link());
  };
  return { clock, anna, bob, server, meet };
}

const create = (attemptId: string, orderId: string) => ({
  ...{ attemptId, accountId: 'mine', startedAt: NOW, attempt: 1, widgetId: WIDGET_ID },
  draft: { ...DRAFT, clientOrderId: orderId },
});

/** A create whose answer never came. */
async function unknown({ db }: Desk, attemptId: string, orderId: string, now = NOW): Promise<void> {
  await db.transaction('rw', db.creates, db.team, db.outbox, async () => {
    await db.creates.put({ ...create(attemptId, orderId), state: 'unknown', error: null });
    await tellPending(db, now);
  });
}
const ordersAt = async ({ db }: Desk) => (await colleaguesPending(db)).map(({ name, orderId }) => `${name} ${orderId}`);

describe('a create without an answer', () => {
  it('is known to colleagues with its name, and keeps them from creating the order', async () => {
    const { anna, bob, meet } = await two();
    await unknown(anna, 'a', 'order-1');
    await meet();
    expect(await colleaguesPending(bob.db)).toEqual([
      { name: 'anna', orderId: 'order-1', since: NOW, accountId: `account of ${WIDGET_ID}` },
    ]);
    expect(await existingOrders(bob.db, `account of ${WIDGET_ID}`, ['order-1', 'order-2'])).toEqual(
      new Map([['order-1', null]]),
    );
    expect(await existingOrders(bob.db, 'another', ['order-1'])).toEqual(new Map());
    expect(await colleaguesPending(anna.db)).toEqual([]);
  });

  it.each<[string, (desk: Desk) => Promise<unknown>]>([
    [
      'it was created after all',
      ({ db }) => {
        const answer = { model: model({ id: 'CCO-1' }), raw: '{"id":"CCO-1"}', at: NOW };
        return recordCreated(db, answer, { ...create('a', 'order-1'), follows: undefined }, applyRules);
      },
    ],
    ['its account was removed with its history', ({ db }) => forgetHistory(db, 'mine', NOW)],
  ])('is forgotten when %s, also by who read it before', async (_, settle) => {
    const { anna, bob, server, meet } = await two();
    await unknown(anna, 'a', 'order-1');
    await meet();
    const old = server.all().find(({ subject }) => subject.includes('.pending.'));
    await settle(anna);
    await meet();
    expect(await ordersAt(bob)).toEqual([]);
    // A server that was put back as it was yesterday says the old one again.
    if (old) server.store('DESK', old.subject, old.data);
    await bob.sync(server.link());
    expect(await ordersAt(bob)).toEqual([]);
  });

  it('is said after one that was said by a clock that was ahead', async () => {
    const { anna, bob, meet } = await two();
    await unknown(anna, 'a', 'order-1', NOW + DAY / 2);
    await meet();
    await unknown(anna, 'b', 'order-2', NOW);
    await meet();
    expect(await ordersAt(bob)).toEqual(['anna order-1', 'anna order-2']);
  });

  it('is said again to a server that was made anew, and read there, though it was the only record of the old one', async () => {
    const { anna, bob, server, meet } = await two();
    await unknown(anna, 'a', 'order-1');
    await meet();
    server.cutTo('DESK', 0);
    await anna.sync(server.link());
    await bob.db.team.delete('pending');
    await bob.sync(server.link());
    expect(await ordersAt(bob)).toEqual(['anna order-1']);
  });

  it('is of the account that is made for its shop later', async () => {
    const { anna, bob, meet } = await two();
    await unknown(anna, 'a', 'order-1');
    await meet();
    const accounts = await emptyAccounts();
    await accounts.accounts.put(account({ id: 'saved', widgetId: WIDGET_ID }));
    await adoptShops(bob.db, accounts);
    expect(await colleaguesPending(bob.db)).toMatchObject([{ accountId: 'saved' }]);
  });

  it('is not said without a team, nor taken in another shape or from a time to come', async () => {
    const { anna, bob, server } = await two();
    await anna.db.team.delete('joined');
    await unknown(anna, 'a', 'order-1');
    expect(await anna.db.outbox.count()).toBe(0);
    const subject = `desk.team.pending.anna.${anna.self.desk}`;
    const stamp = stampAfter([], { now: NOW, desk: anna.self.desk });
    const late = stampAfter([], { now: NOW + 2 * DAY, desk: anna.self.desk });
    const creates = [{ orderId: 'o', shop: WIDGET_ID, since: NOW }];
    for (const record of [
      { v: 1, stamp: 'now', creates },
      { v: 1, stamp: late, creates },
      { v: 1, stamp, creates: [{ ...creates[0], shop: 'a.b' }] },
      { v: 1, stamp, creates: Array.from({ length: 51 }, () => creates[0]) },
    ]) {
      server.store('DESK', subject, await sealRecord(record, subject, key));
      await bob.sync(server.link());
    }
    expect(await ordersAt(bob)).toEqual([]);
  });

  it('is taken once its time is there, when a clock was ahead by more than a day', async () => {
    const { clock, anna, bob, meet } = await two();
    await unknown(anna, 'a', 'order-1', NOW + 2 * DAY);
    await meet();
    expect(await ordersAt(bob)).toEqual([]);
    clock.now = NOW + 2 * DAY;
    await meet();
    expect(await ordersAt(bob)).toEqual(['anna order-1']);
  });

  it('makes its desk known, like all that a desk says', async () => {
    const { anna, bob, meet } = await two();
    await unknown(anna, 'a', 'order-1');
    await meet();
    expect(await colleaguesIn(bob.db)).toEqual(new Set([anna.self.desk]));
  });
});

it('what desks say ends the same in any order, any number of times', () => {
  const said = fc.record({
    desk: fc.constantFrom('aaaaaaaaaa', 'bbbbbbbbbb'),
    at: fc.nat({ max: 5 }),
  });
  fc.assert(
    fc.property(fc.array(said, { maxLength: 8 }), fc.array(fc.nat({ max: 99 }), { maxLength: 12 }), (all, order) => {
      const records = all.map(({ desk, at }) => ({
        ...{ agent: 'x', desk },
        record: {
          v: 1 as const,
          stamp: stampAfter([], { now: at, desk }),
          creates: [{ orderId: `${at}`, shop: WIDGET_ID, since: at }],
        },
      }));
      const merged = (some: typeof records): PendingRow =>
        some.reduce((row, each) => withTheirs(row, each, (shop) => shop), NO_PENDING);
      const again = order.flatMap((index) => records[index % Math.max(1, records.length)] ?? []);
      const sorted = (row: PendingRow) => Object.entries(row.desks).toSorted(([a], [b]) => (a < b ? -1 : 1));
      expect(sorted(merged([...again, ...records]))).toEqual(sorted(merged(records)));
      expect(sorted(merged(records.toReversed()))).toEqual(sorted(merged(records)));
    }),
  );
});
