import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../../../lib/inqud/problem';
import { HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';
import { checkout, NOW } from '../../support/examples';
import { later, range, startWatching, statusOf } from './watching';

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

  it('says which other checkout an answer was about, as codes that every language can word', async () => {
    await desk.addDue(['a']);
    desk.world.answer = () => statusOf('x'.repeat(70), 'SUCCESS');
    await desk.monitor.refreshDue();
    const problem = { is: 'another checkout', id: 'x'.repeat(60) };
    expect(await desk.stored('a')).toMatchObject({ error: { kind: 'unexpected', status: 200, problem } });
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

  it('a refusal that is late does not: the account was tested while its request was under way', async () => {
    await desk.addDue(['a']);
    const refusal = later();
    desk.world.answer = refusal.respond;
    const refresh = desk.monitor.refreshDue();
    await refusal.asked;
    await desk.monitor.resume('shop');
    refusal.give(refusing(401)());
    await refresh;
    expect(await paused()).toBeNull();
    expect(await desk.history.notices.toArray()).toEqual([]);
    expect(await desk.stored('a')).toMatchObject({ failures: 1, error: { kind: 'refused' } });
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

describe('"an account paused on refused credentials with one clear notice, not one per checkout"', () => {
  const notices = () => desk.history.notices.toArray();

  it('though several refreshes are refused at once', async () => {
    await desk.addDue(range(0, 9));
    let waiting: (() => void)[] = [];
    desk.world.answer = async () => {
      const three = Promise.withResolvers<void>();
      waiting.push(three.resolve);
      if (waiting.length === 3) for (const go of waiting) go();
      await three.promise;
      return refusing(401)();
    };
    await desk.monitor.refreshDue();
    waiting = [];
    expect(desk.world.asked).toHaveLength(3);
    expect(await notices()).toMatchObject([{ kind: 'paused', accountId: 'shop', checkoutId: null, at: NOW }]);
  });

  it('and not again when a person tries once more in vain', async () => {
    await desk.addDue(['a']);
    desk.world.answer = refusing(403);
    await desk.monitor.refreshDue();
    await desk.history.notices.clear();
    desk.world.now += MINUTE;
    await desk.monitor.refreshNow('a');
    expect(await notices()).toEqual([]);
    expect(await paused()).toMatchObject({ at: NOW });
  });

  it('but again when it had gone on meanwhile', async () => {
    await desk.addDue(['a']);
    desk.world.answer = refusing(401);
    await desk.monitor.refreshDue();
    await desk.history.notices.clear(); // shown
    await desk.monitor.resume('shop');
    desk.world.now += HOUR;
    await desk.monitor.refreshDue();
    expect((await notices()).map(({ at }) => at)).toEqual([NOW + HOUR]);
  });

  it('each account has its own', async () => {
    await desk.addAccount({ id: 'second' });
    await desk.addDue(['a']);
    await desk.addDue(['b'], { accountId: 'second' });
    desk.world.answer = refusing(401);
    await desk.monitor.refreshDue();
    expect((await notices()).map(({ accountId }) => accountId).toSorted()).toEqual(['second', 'shop']);
  });

  it('"survives being killed between any two lines": a pause has its notification, though the background ended in the middle', async () => {
    await desk.addDue(['a']);
    desk.world.answer = refusing(401);
    const reached = Promise.withResolvers<void>();
    const put = vi.spyOn(desk.history.notices, 'put').mockImplementation((() => {
      reached.resolve();
      return new Promise(() => {});
    }) as never);
    void desk.monitor.refreshDue();
    await reached.promise;
    put.mockRestore();
    desk.world.now += MINUTE;
    await desk.wake().refreshDue();
    desk.world.now += MINUTE;
    await desk.wake().refreshDue();
    expect(await paused()).not.toBeNull();
    expect(await notices()).toHaveLength(1);
  });
});

describe('"refresh failing for longer than 15 min"', () => {
  it('is seen at the very moment, however far the back-off has grown, and only then', async () => {
    await desk.addDue(['a']);
    desk.world.answer = refusing(500);
    for (let wakes = 0; wakes <= 30; wakes++) {
      desk.world.now = NOW + wakes * 30 * SECOND;
      await desk.monitor.refreshDue();
      const { attention } = (await desk.stored('a')) ?? {};
      expect(attention?.reasons).toEqual(wakes < 30 ? [] : ['failing']);
    }
    expect(await desk.stored('a')).toMatchObject({
      failingSince: NOW,
      attentionGravity: 'warn',
      attentionAt: NOW + 15 * MINUTE,
    });
  });

  it('says which other checkout an answer was about, as codes that every language can word', async () => {
    await desk.addDue(['a']);
    desk.world.answer = () => statusOf('x'.repeat(70), 'SUCCESS');
    await desk.monitor.refreshDue();
    const problem = { is: 'another checkout', id: 'x'.repeat(60) };
    expect(await desk.stored('a')).toMatchObject({ error: { kind: 'unexpected', status: 200, problem } });
  });

  it('is over with the first answer', async () => {
    await desk.addDue(['a'], {
      failures: 9,
      failingSince: NOW - HOUR,
      attention: { reasons: ['failing'], acknowledged: [] },
      attentionGravity: 'warn',
      attentionAt: NOW - MINUTE,
    });
    await desk.monitor.refreshDue();
    expect(await desk.stored('a')).toMatchObject({ failingSince: null, attention: { reasons: [], acknowledged: [] } });
    expect(await desk.stored('a')).not.toHaveProperty('attentionAt');
  });

  it('is not said of a computer that is offline: nothing was tried', async () => {
    await desk.addDue(['a']);
    desk.world.online = false;
    for (let wakes = 0; wakes < 60; wakes++) {
      desk.world.now += 30 * SECOND;
      await desk.monitor.refreshDue();
    }
    expect(await desk.stored('a')).toMatchObject({ failures: 0, failingSince: null });
  });
});

describe('makeAllDue: "refresh now"', () => {
  it('asks about all that is still watched, and about nothing else', async () => {
    await desk.addDue(['a', 'b'], { nextRefreshAt: NOW + HOUR });
    await desk.history.checkouts.put(checkout({ id: 'never', status: 'SUCCESS' }));
    await desk.monitor.makeAllDue();
    await desk.monitor.refreshDue();
    expect(desk.world.asked.toSorted()).toEqual(['a', 'b']);
    expect(await desk.stored('never')).not.toHaveProperty('nextRefreshAt');
  });

  it('"as far as each account\'s pace allows": of a hundred the 30 that would be next', async () => {
    const ids = range(0, 100);
    await desk.history.checkouts.bulkPut(ids.map((id, i) => checkout({ id, nextRefreshAt: NOW + HOUR + i })));
    await desk.monitor.makeAllDue();
    await desk.monitor.refreshDue();
    expect(desk.world.asked.toSorted()).toEqual(range(0, 30).toSorted());
    expect(await desk.stored('c30')).toMatchObject({ nextRefreshAt: NOW + HOUR + 30 });
  });

  it('leaves a paused account and one that was removed alone', async () => {
    await desk.addAccount({ paused: { at: NOW, error: { kind: 'refused', status: 401, messages: [] } } });
    await desk.addDue(['a'], { nextRefreshAt: NOW + HOUR });
    await desk.monitor.makeAllDue();
    expect(await desk.stored('a')).toMatchObject({ nextRefreshAt: NOW + HOUR });
  });
});

describe('an account that was removed with its history kept: "Checkout Desk won’t track them"', () => {
  beforeEach(() => desk.addAccount({ removed: { at: NOW, withHistory: false } }));

  it('is asked nothing, by the background, by a hint, on screen or by a person', async () => {
    await desk.addDue(['a']);
    const before = await desk.stored('a');
    await desk.monitor.refreshDue();
    await desk.monitor.refreshHinted('a');
    await desk.monitor.refreshShown(['a']);
    expect(await desk.monitor.refreshNow('a')).toEqual({ kind: 'noAccount' });
    expect(desk.world.asked).toEqual([]);
    expect(await desk.stored('a')).toEqual(before);
  });

  it('is no work', async () => {
    await desk.addDue(['a']);
    expect(await desk.monitor.hasWork()).toBe(false);
  });
});

describe('a request that was kept from being sent', () => {
  it.each<Problem>([{ kind: 'noSecret' }, { kind: 'damagedSecret' }, { kind: 'locked' }])(
    'for want of a signer says why to a person, and changes nothing: $kind',
    async (problem) => {
      await desk.addDue(['a']);
      const before = await desk.stored('a');
      desk.world.unsigned = problem;
      expect(await desk.monitor.refreshNow('a')).toEqual(problem);
      await desk.monitor.refreshDue();
      expect(desk.world.asked).toEqual([]);
      expect(await desk.stored('a')).toEqual(before);
    },
  );

  it('by a lock in the last moment is due as it was, and not a failure', async () => {
    await desk.addDue(['a']);
    const before = await desk.stored('a');
    desk.world.signs = false;
    expect(await desk.monitor.refreshNow('a')).toEqual({ kind: 'locked' });
    expect(await desk.stored('a')).toEqual(before);
    expect(desk.world.asked).toEqual([]);
    desk.world.signs = true;
    await desk.monitor.refreshDue();
    expect(desk.world.asked).toEqual(['a']);
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
