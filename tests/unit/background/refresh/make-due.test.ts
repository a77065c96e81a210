import { beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../../../lib/accounts/account';
import { HOUR, SECOND } from '../../../../lib/shared/time';
import { checkout, NOW } from '../../support/examples';
import { range, startWatching, statusOf } from './watching';

let desk: Awaited<ReturnType<typeof startWatching>>;
beforeEach(async () => {
  desk = await startWatching();
  await desk.addAccount();
});

const dueAt = async (id: string) => (await desk.stored(id))?.nextRefreshAt;

describe('makeDue: "refresh" for the selected ones', () => {
  it('makes these due and no others', async () => {
    await desk.addDue(['a', 'b', 'c'], { nextRefreshAt: NOW + HOUR });
    await desk.monitor.makeDue(['c', 'a', 'unknown']);
    expect([await dueAt('a'), await dueAt('b'), await dueAt('c')]).toEqual([NOW, NOW + HOUR, NOW]);
    expect(await desk.history.checkouts.count()).toBe(3);
  });

  it('of one that was never to be asked about again, asks', async () => {
    await desk.history.checkouts.put(checkout({ id: 'a', status: 'EXPIRED', statusSince: NOW - 400 * HOUR }));
    desk.world.answer = (id) => statusOf(id, 'SUCCESS');
    await desk.monitor.makeDue(['a']);
    await desk.monitor.refreshDue();
    expect(await desk.stored('a')).toMatchObject({ status: 'SUCCESS' });
  });

  it('asks about none itself: "the pace decides when each is asked"', async () => {
    await desk.addDue(range(0, 40), { nextRefreshAt: NOW + HOUR });
    await desk.monitor.makeDue(range(0, 40));
    expect(desk.world.asked).toEqual([]);
    await desk.monitor.refreshDue();
    expect(desk.world.asked).toHaveLength(16);
    for (let wake = 0; wake < 3; wake += 1) {
      desk.world.now += 30 * SECOND;
      await desk.monitor.refreshDue();
    }
    expect(new Set(desk.world.asked).size).toBe(40);
  });

  it('keeps nothing waiting that becomes due meanwhile, however many these are', async () => {
    await desk.addDue(range(0, 400), { nextRefreshAt: NOW + HOUR });
    await desk.monitor.makeDue(range(0, 400));
    await desk.monitor.refreshDue();
    await desk.addDue(['new'], { nextRefreshAt: NOW + 30 * SECOND });
    for (let wake = 0; wake < 2; wake += 1) {
      desk.world.now += 30 * SECOND;
      await desk.monitor.refreshDue();
    }
    expect(desk.world.asked).toContain('new');
    expect(new Set(desk.world.asked).size).toBeLessThan(100);
  });

  it.each<[string, Partial<Account>]>([
    ['paused', { paused: { at: NOW, error: { kind: 'refused', status: 401, messages: [] } } }],
    ['removed', { removed: { at: NOW, withHistory: false } }],
  ])('leaves those of an account that is %s as they are', async (_what, changes) => {
    await desk.addAccount({ id: 'other', ...changes });
    await desk.addDue(['a'], { accountId: 'other', nextRefreshAt: NOW + HOUR });
    await desk.addDue(['b'], { accountId: 'gone', nextRefreshAt: NOW + HOUR });
    await desk.monitor.makeDue(['a', 'b']);
    expect([await dueAt('a'), await dueAt('b')]).toEqual([NOW + HOUR, NOW + HOUR]);
  });

  it('of none does nothing', async () => {
    await desk.addDue(['a'], { nextRefreshAt: NOW + HOUR });
    await desk.monitor.makeDue([]);
    expect(await dueAt('a')).toBe(NOW + HOUR);
  });
});
