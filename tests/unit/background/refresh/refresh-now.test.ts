import { beforeEach, describe, expect, it } from 'vitest';
import { recordHint } from '../../../../lib/checkouts/recordHint';
import { HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';
import { NOW } from '../../support/examples';
import { later, range, startWatching, statusOf } from './watching';

let desk: Awaited<ReturnType<typeof startWatching>>;
beforeEach(async () => {
  desk = await startWatching();
  await desk.addAccount();
});

describe('refreshNow', () => {
  it('asks about a checkout that is not due', async () => {
    await desk.addDue(['a'], { nextRefreshAt: NOW + HOUR });
    desk.world.answer = (id) => statusOf(id, 'SUCCESS');
    await desk.monitor.refreshNow('a');
    expect(await desk.stored('a')).toMatchObject({ status: 'SUCCESS' });
  });

  it('asks about one that would never be due again', async () => {
    await desk.addDue(['a'], { status: 'EXPIRED', statusSince: NOW - 400 * HOUR });
    desk.world.answer = (id) => statusOf(id, 'SUCCESS');
    await desk.monitor.refreshNow('a');
    expect(await desk.stored('a')).toMatchObject({ status: 'SUCCESS', nextRefreshAt: NOW + MINUTE });
  });

  it('goes ahead of the pace, because a person waits for it', async () => {
    await desk.addDue(range(0, 31));
    await desk.monitor.refreshDue();
    await desk.monitor.refreshNow('c0');
    expect(desk.world.asked).toHaveLength(31);
  });

  it('does nothing for a checkout that we do not have', async () => {
    await desk.monitor.refreshNow('gone');
    expect(desk.world.asked).toEqual([]);
  });

  it('asks again when a request is already on its way, whose answer may be older than the hint', async () => {
    await desk.addDue(['a']);
    const first = later();
    desk.world.answer = first.respond;
    const wake = desk.monitor.refreshDue();
    await first.asked;

    await recordHint(desk.history, { checkoutId: 'a', status: 'SUCCESS', source: 'widget', at: NOW });
    const hinted = desk.monitor.refreshNow('a');
    desk.world.answer = (id) => statusOf(id, 'SUCCESS');
    first.give(statusOf('a', 'PAYMENT_DETECTED'));
    await Promise.all([wake, hinted]);
    expect(desk.world.asked).toEqual(['a', 'a']);
    expect(desk.world.mostInFlight).toBe(1);
    expect(await desk.stored('a')).toMatchObject({ status: 'SUCCESS', hint: null });
  });

  it('asks once more for several hints that came meanwhile, not once for each', async () => {
    await desk.addDue(['a']);
    const first = later();
    desk.world.answer = first.respond;
    const wake = desk.monitor.refreshDue();
    await first.asked;
    const hinted = [desk.monitor.refreshNow('a'), desk.monitor.refreshNow('a'), desk.monitor.refreshNow('a')];
    desk.world.answer = (id) => statusOf(id, 'SUCCESS');
    first.give(statusOf('a', 'NEW'));
    await Promise.all([wake, ...hinted]);
    expect(desk.world.asked).toEqual(['a', 'a']);
  });

  it('of a hint that came offline is made up for at the next wake', async () => {
    await desk.addDue(['a'], { nextRefreshAt: NOW + HOUR });
    desk.world.online = false;
    await recordHint(desk.history, { checkoutId: 'a', status: 'SUCCESS', source: 'widget', at: NOW });
    await desk.monitor.refreshNow('a');
    desk.world.online = true;
    desk.world.answer = (id) => statusOf(id, 'SUCCESS');
    await desk.wake().refreshDue();
    expect(await desk.stored('a')).toMatchObject({ status: 'SUCCESS', hint: null });
  });
});

describe('refreshShown', () => {
  it('asks about what a page shows once its answer is 5 s old', async () => {
    await desk.addDue(['a'], { nextRefreshAt: NOW + HOUR });
    desk.world.now = NOW + 5 * SECOND - 1;
    await desk.monitor.refreshShown(['a']);
    expect(desk.world.asked).toEqual([]);
    desk.world.now = NOW + 5 * SECOND;
    await desk.monitor.refreshShown(['a']);
    expect(desk.world.asked).toEqual(['a']);
  });

  it('begins with those not asked about for longest, and skips what we do not have', async () => {
    await desk.addDue(['young'], { answeredAt: NOW - 10 * SECOND });
    await desk.addDue(['old'], { answeredAt: NOW - 20 * SECOND });
    await desk.monitor.refreshShown(['young', 'gone', 'old']);
    expect(desk.world.asked).toEqual(['old', 'young']);
  });

  it('keeps to the back-off of what failed', async () => {
    const failed = { failures: 2, answeredAt: NOW - HOUR };
    await desk.addDue(['waiting'], { ...failed, nextRefreshAt: NOW + 1 });
    await desk.addDue(['due'], { ...failed, nextRefreshAt: NOW });
    await desk.monitor.refreshShown(['waiting', 'due']);
    expect(desk.world.asked).toEqual(['due']);
  });

  it('keeps to the slower times of a final status', async () => {
    const since = { answeredAt: NOW - MINUTE, statusSince: NOW - MINUTE };
    await desk.addDue(['expired'], { ...since, status: 'EXPIRED' });
    await desk.addDue(['paid'], { ...since, status: 'SUCCESS' });
    await desk.monitor.refreshShown(['expired', 'paid']);
    expect(desk.world.asked).toEqual(['paid']);
  });

  it('keeps to the pace of the account', async () => {
    await desk.addDue(range(0, 40), { answeredAt: NOW - MINUTE });
    await desk.monitor.refreshShown(range(0, 40));
    expect(desk.world.asked).toHaveLength(30);
  });
});
