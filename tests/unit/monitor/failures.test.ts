import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../../lib/time';
import { checkout, NOW } from '../examples';
import { range, startWatching, statusOf } from './watching';

let desk: Awaited<ReturnType<typeof startWatching>>;
beforeEach(async () => {
  desk = await startWatching();
  await desk.addAccount();
});

const refusing =
  (status: number, headers: HeadersInit = {}) =>
  () =>
    Response.json({ message: 'No.' }, { status, headers });
const paused = async (id = 'shop') => (await desk.accounts.accounts.get(id))?.paused;

describe('a refresh that failed', () => {
  it('backs off, further with each failure, and keeps what was known', async () => {
    await desk.addDue(['a'], { status: 'PAYMENT_DETECTED' });
    desk.world.answer = refusing(500);
    await desk.monitor.refreshDue();
    const error = { kind: 'server', status: 500, wait: null };
    expect(await desk.stored('a')).toMatchObject({ failures: 1, error, nextRefreshAt: NOW + 45 * SECOND });
    desk.world.now = NOW + 45 * SECOND;
    await desk.monitor.refreshDue();
    expect(await desk.stored('a')).toMatchObject({
      status: 'PAYMENT_DETECTED',
      answeredAt: NOW,
      failures: 2,
      nextRefreshAt: NOW + 45 * SECOND + 75 * SECOND,
    });
  });

  it('waits as long as Inqud asks: "`Retry-After` obeyed"', async () => {
    await desk.addDue(['a']);
    desk.world.answer = refusing(429, { 'Retry-After': '7200' });
    await desk.monitor.refreshDue();
    expect(await desk.stored('a')).toMatchObject({ failures: 1, nextRefreshAt: NOW + 2 * HOUR });
  });

  it.each([
    ['a cut line', () => Promise.reject(new TypeError('Failed to fetch')), 'network'],
    ['a web page', () => new Response('<html>'), 'notJson'],
    ['an unknown checkout', refusing(404), 'notFound'],
    ['another checkout', () => statusOf('CCO-other', 'SUCCESS'), 'unexpected'],
  ])('can be %s, and is kept with the checkout', async (_what, answer, kind) => {
    await desk.addDue(['a']);
    desk.world.answer = answer;
    await desk.monitor.refreshDue();
    expect(await desk.stored('a')).toMatchObject({ status: 'NEW', failures: 1, error: { kind } });
    expect(await paused()).toBeNull();
  });

  it('is over with the first answer', async () => {
    await desk.addDue(['a'], { failures: 4, error: { kind: 'network' } });
    await desk.monitor.refreshDue();
    expect(await desk.stored('a')).toMatchObject({ failures: 0, error: null, nextRefreshAt: NOW + 30 * SECOND });
  });

  it('does not stop the others', async () => {
    await desk.addDue(['b', 'a']);
    desk.world.answer = (id) => (id === 'a' ? Response.json({}, { status: 500 }) : statusOf(id, 'SUCCESS'));
    await desk.monitor.refreshDue();
    expect(await desk.stored('b')).toMatchObject({ status: 'SUCCESS' });
  });
});

describe('"401 and 403 pause the account and say so"', () => {
  it.each([
    [401, 'refused'],
    [403, 'forbidden'],
  ])('%d does, after what was already on its way', async (status, kind) => {
    await desk.addDue(range(0, 9));
    desk.world.answer = refusing(status);
    await desk.monitor.refreshDue();
    expect(await paused()).toEqual({ at: NOW, error: { kind, status, messages: ['No.'] } });
    expect(desk.world.asked.length).toBeLessThanOrEqual(3);
  });

  it('nothing is asked for a paused account by the background, by a hint or on screen', async () => {
    await desk.addDue(['a']);
    await desk.addAccount({ paused: { at: NOW, error: { kind: 'refused', status: 401, messages: [] } } });
    await desk.monitor.refreshDue();
    await desk.monitor.refreshHinted('a');
    await desk.monitor.refreshShown(['a']);
    expect(desk.world.asked).toEqual([]);
  });

  it('"Retry-After obeyed": a hint does not ask before the back-off is over, and a person may', async () => {
    await desk.addDue(['a'], { failures: 1, nextRefreshAt: NOW + HOUR });
    await desk.monitor.refreshHinted('a');
    expect(desk.world.asked).toEqual([]);
    await desk.monitor.refreshNow('a');
    expect(desk.world.asked).toEqual(['a']);
  });

  it('a person who refreshes asks for a paused account too, and success ends the pause', async () => {
    await desk.addDue(['a']);
    await desk.addAccount({ paused: { at: NOW, error: { kind: 'refused', status: 401, messages: [] } } });
    await desk.monitor.refreshNow('a');
    expect(desk.world.asked).toEqual(['a']);
    expect((await desk.accounts.accounts.toArray()).map(({ paused }) => paused)).toEqual([null]);
  });

  it('the other accounts go on', async () => {
    await desk.addAccount({ id: 'second' });
    await desk.addDue(['a']);
    await desk.addDue(['b'], { accountId: 'second' });
    desk.world.answer = (id) => (id === 'a' ? Response.json({}, { status: 401 }) : statusOf(id, 'SUCCESS'));
    await desk.monitor.refreshDue();
    expect(await desk.stored('b')).toMatchObject({ status: 'SUCCESS' });
    expect(await paused('second')).toBeNull();
  });
});

describe('resume', () => {
  beforeEach(() => desk.addAccount({ paused: { at: NOW, error: { kind: 'refused', status: 401, messages: [] } } }));

  it('ends the pause, and what had failed is due at once', async () => {
    await desk.addDue(['failed'], { failures: 3, nextRefreshAt: NOW + 30 * MINUTE });
    await desk.addDue(['fine'], { nextRefreshAt: NOW + 10 * MINUTE });
    await desk.monitor.resume('shop');
    expect(await paused()).toBeNull();
    await desk.monitor.refreshDue();
    expect(desk.world.asked).toEqual(['failed']);
  });

  it("leaves other accounts' checkouts alone", async () => {
    await desk.addDue(['a'], { accountId: 'second', failures: 3, nextRefreshAt: NOW + 30 * MINUTE });
    await desk.monitor.resume('shop');
    expect(await desk.stored('a')).toMatchObject({ nextRefreshAt: NOW + 30 * MINUTE });
  });
});

describe('hasWork', () => {
  it('is true while anything will become due, however far away', async () => {
    await desk.addDue(['a'], { nextRefreshAt: NOW + 14 * 24 * HOUR });
    expect(await desk.monitor.hasWork()).toBe(true);
  });

  it('is false when nothing will, nothing is there, or the account is paused or gone', async () => {
    expect(await desk.monitor.hasWork()).toBe(false);
    await desk.history.checkouts.put(checkout({ id: 'never' }));
    expect(await desk.monitor.hasWork()).toBe(false);
    await desk.addDue(['a'], { accountId: 'gone' });
    expect(await desk.monitor.hasWork()).toBe(false);
    await desk.addDue(['b']);
    await desk.addAccount({ paused: { at: NOW, error: { kind: 'network' } } });
    expect(await desk.monitor.hasWork()).toBe(false);
  });
});
