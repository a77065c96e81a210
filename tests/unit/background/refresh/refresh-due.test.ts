import { beforeEach, describe, expect, it } from 'vitest';
import type { Monitor } from '../../../../lib/background/refresh/monitor';
import { HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';
import { checkout, NOW } from '../../support/examples';
import { later, range, startWatching, statusOf } from './watching';

let desk: Awaited<ReturnType<typeof startWatching>>;
beforeEach(async () => {
  desk = await startWatching();
  await desk.addAccount();
});

describe('refreshDue', () => {
  it('asks about what is due, "soonest first", and about nothing else', async () => {
    await desk.addDue(['c', 'b', 'a']);
    await desk.addDue(['later'], { nextRefreshAt: NOW + 1 });
    await desk.history.checkouts.put(checkout({ id: 'never' }));
    await desk.monitor.refreshDue();
    expect(desk.world.asked).toEqual(['a', 'b', 'c']);
  });

  it('stores the answer and when to ask again', async () => {
    await desk.addDue(['a']);
    desk.world.answer = (id) => statusOf(id, 'PAYMENT_DETECTED');
    await desk.monitor.refreshDue();
    expect(await desk.stored('a')).toMatchObject({
      status: 'PAYMENT_DETECTED',
      answer: '{"id":"a","status":"PAYMENT_DETECTED"}',
      answeredAt: NOW,
      nextRefreshAt: NOW + 30 * SECOND,
    });
  });

  it('does "no more than 30 requests" at a wake', async () => {
    await desk.addDue(range(0, 50));
    await desk.monitor.refreshDue();
    expect(desk.world.asked).toHaveLength(30);
  });

  it('asks about three at a time', async () => {
    await desk.addDue(range(0, 9));
    let waiting: (() => void)[] = [];
    desk.world.answer = async (id) => {
      const three = Promise.withResolvers<void>();
      waiting.push(three.resolve);
      if (waiting.length === 3) {
        for (const go of waiting) go();
        waiting = [];
      }
      await three.promise;
      return statusOf(id, 'NEW');
    };
    await desk.monitor.refreshDue();
    expect(desk.world.mostInFlight).toBe(3);
  });

  it('limits the rate across backgrounds: one that was killed and woken has no full bucket', async () => {
    await desk.addDue(range(0, 50));
    await desk.monitor.refreshDue();
    await desk.wake().refreshDue();
    expect(desk.world.asked).toHaveLength(30);
  });

  it('lets no checkout starve: 300 due ones are each asked about once before any is asked about twice', async () => {
    await desk.addDue(range(0, 300), { createdAt: NOW - 30 * HOUR });
    for (let wakes = 0; wakes < 12; wakes++) {
      await desk.monitor.refreshDue();
      desk.world.now += 30 * SECOND;
    }
    expect(new Set(desk.world.asked).size).toBe(300);
    expect(desk.world.asked).toHaveLength(300);
  });

  it('refreshes for each account, at its own rate', async () => {
    await desk.addAccount({ id: 'second' });
    await desk.addDue(range(0, 40));
    await desk.addDue(range(40, 80), { accountId: 'second' });
    await desk.monitor.refreshDue();
    const second = desk.world.asked.filter((id) => Number(id.slice(1)) >= 40);
    expect(second).toHaveLength(30);
    expect(desk.world.asked).toHaveLength(60);
  });

  it('does nothing offline, and asks about everything when the connection is back', async () => {
    await desk.addDue(['a', 'b']);
    desk.world.online = false;
    await desk.monitor.refreshDue();
    expect(desk.world.asked).toEqual([]);
    desk.world.online = true;
    await desk.monitor.refreshDue();
    expect(desk.world.asked).toEqual(['b', 'a']);
  });

  it('does not count as a failure what never left: no connection, no secret', async () => {
    await desk.addDue(['a']);
    const before = await desk.stored('a');
    desk.world.online = false;
    await desk.monitor.refreshDue();
    desk.world.online = true;
    desk.world.unsigned = { kind: 'noSecret' };
    await desk.monitor.refreshDue();
    expect(await desk.stored('a')).toEqual(before);
    expect(await desk.history.paces.count()).toBe(0);
  });

  it('leaves the checkouts of an account that is gone alone', async () => {
    await desk.addDue(['a'], { accountId: 'gone' });
    await desk.monitor.refreshDue();
    expect(desk.world.asked).toEqual([]);
  });
});

describe('one request per checkout', () => {
  it('is in flight at a time, however many ask', async () => {
    await desk.addDue(['a']);
    const answer = later();
    desk.world.answer = answer.respond;
    const all = [desk.monitor.refreshDue(), desk.monitor.refreshDue(), desk.monitor.refreshShown(['a'])];
    await answer.asked;
    answer.give(statusOf('a', 'SUCCESS'));
    await Promise.all(all);
    expect(desk.world.asked).toEqual(['a']);
  });

  it('is enough when a second wake works on the same queue and comes first', async () => {
    await desk.addDue(['d', 'c', 'b', 'a']);
    const slow = later();
    desk.world.answer = (id) => (id === 'a' ? slow.respond() : statusOf(id, 'NEW'));
    const first = desk.monitor.refreshDue();
    await slow.asked;
    await desk.monitor.refreshDue();
    expect(desk.world.asked.filter((id) => id === 'd')).toHaveLength(1);
    slow.give(statusOf('a', 'NEW'));
    await first;
    expect(desk.world.asked.toSorted()).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('a background that is killed', () => {
  /** It asks about this one, and ends before the answer. */
  async function asking(id: string): Promise<void> {
    const silence = later();
    desk.world.answer = silence.respond;
    void desk.monitor.refreshDue();
    await silence.asked;
    expect(desk.world.asked).toEqual([id]);
    desk.world.answer = (each) => statusOf(each, 'NEW');
  }

  it('leaves what it was asking about due again after a minute', async () => {
    await desk.addDue(['a']);
    const silence = later();
    desk.world.answer = silence.respond;
    void desk.monitor.refreshDue();
    await silence.asked;

    desk.world.answer = (id) => statusOf(id, 'SUCCESS');
    const next = desk.wake();
    desk.world.now = NOW + MINUTE - 1;
    await next.refreshDue();
    expect(desk.world.asked).toEqual(['a']);
    desk.world.now = NOW + MINUTE;
    await next.refreshDue();
    expect(desk.world.asked).toEqual(['a', 'a']);
    expect(await desk.stored('a')).toMatchObject({ status: 'SUCCESS' });
  });

  it('leaves the checkout as it was while it waits, so that no page sees a change that is none', async () => {
    await desk.addDue(['a']);
    const before = await desk.stored('a');
    await asking('a');
    expect(await desk.stored('a')).toEqual(before);
  });

  it.each([
    ['a person wants it', (next: Monitor) => next.refreshNow('a')],
    ['a status was reported', (next: Monitor) => next.refreshHinted('a')],
    ['a page shows it', (next: Monitor) => next.refreshShown(['a'])],
  ])('does not wait for that minute when %s', async (_when, refresh) => {
    await desk.addDue(['a'], { answeredAt: NOW - HOUR });
    await asking('a');
    await refresh(desk.wake());
    expect(desk.world.asked).toEqual(['a', 'a']);
  });

  it('leaves one that had failed to its minute, also when a page shows it', async () => {
    await desk.addDue(['a'], { failures: 1 });
    await asking('a');
    await desk.wake().refreshShown(['a']);
    expect(desk.world.asked).toEqual(['a']);
  });

  it('holds nothing up when the clock was set back meanwhile', async () => {
    await desk.addDue(['a'], { nextRefreshAt: NOW - 2 * HOUR, answeredAt: NOW - 3 * HOUR });
    await asking('a');
    desk.world.now = NOW - HOUR;
    await desk.wake().refreshDue();
    expect(desk.world.asked).toEqual(['a', 'a']);
  });

  it('does not hold up what is due once it was answered', async () => {
    await desk.addDue(['a']);
    await desk.monitor.refreshDue();
    await desk.history.checkouts.update('a', { nextRefreshAt: NOW });
    await desk.wake().refreshDue();
    expect(desk.world.asked).toEqual(['a', 'a']);
  });

  it('leaves room at the next wake for all that it was not asking about', async () => {
    await desk.addDue(range(0, 33));
    const silence = later();
    desk.world.answer = silence.respond;
    void desk.monitor.refreshDue();
    await expect.poll(() => desk.world.inFlight).toBe(3);
    desk.world.answer = (id) => statusOf(id, 'NEW');
    desk.world.now += 3 * SECOND;
    await desk.wake().refreshDue();
    expect(new Set(desk.world.asked).size).toBe(33);
    expect(desk.world.asked).toHaveLength(33);
  });

  it('leaves what it had not come to due as it was', async () => {
    await desk.addDue(['d', 'c', 'b', 'a']);
    const silence = later();
    desk.world.answer = silence.respond;
    void desk.monitor.refreshDue();
    await silence.asked;

    desk.world.answer = (id) => statusOf(id, 'NEW');
    await desk.wake().refreshDue();
    expect(desk.world.asked.at(-1)).toBe('d');
  });
});
