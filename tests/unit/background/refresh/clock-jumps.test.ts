import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createInqudClock } from '../../../../lib/background/refresh/clock';
import { createMonitor } from '../../../../lib/background/refresh/monitor';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';
import { clientWith } from '../../inqud/fake-fetch';
import { checkout, NOW } from '../../support/examples';
import { range, startWatching } from './watching';

const WAKE = 30 * SECOND;
const END = NOW + 3 * HOUR;

/**
 * Five links of three hours, two of them slow already, at an Inqud whose clock is right, watched by a computer whose
 * clock is off by `off`. Inqud says EXPIRED from the end on.
 */
async function startWrong() {
  fakeBrowser.reset();
  const desk = await startWatching();
  await desk.addAccount();
  const world = { truth: NOW, off: 0, reachable: true, takes: 2, asked: new Map<string, number[]>(), wrongBy: 0 };
  const old = { createdAt: NOW - 30 * MINUTE, expiresAt: END, answeredAt: NOW };
  const ids = range(0, 5);
  await desk.history.checkouts.bulkPut(ids.map((id) => checkout({ id, ...old, nextRefreshAt: NOW })));

  /** A background of its own. */
  function start() {
    const clock = createInqudClock(() => world.truth + world.off);
    const { client } = clientWith(
      async ({ url }) => {
        const id = url.split('/').at(-1) ?? '';
        world.asked.set(id, [...(world.asked.get(id) ?? []), world.truth]);
        // Long enough for those that are sent together to be on their way together.
        await new Promise((resolve) => setTimeout(resolve, world.takes));
        if (!world.reachable) throw new TypeError('Failed to fetch');
        const status = world.truth >= END ? 'EXPIRED' : 'NEW';
        return Response.json({ id, status }, { headers: { Date: new Date(world.truth).toUTCString() } });
      },
      { now: clock.now, onDate: clock.onDate },
    );
    const monitor = createMonitor({
      history: desk.history,
      accounts: desk.accounts,
      clientFor: async () => ({ ok: true, client }),
      obstacle: async () => null,
      now: clock.now,
      random: () => 0.5,
    });
    return async () => {
      await clock.ready;
      await monitor.refreshDue();
      world.wrongBy = Math.max(world.wrongBy, Math.abs(clock.now() - world.truth));
    };
  }

  let wake = start();
  return {
    world,
    history: desk.history,
    ids,
    /** Wakes every half minute; `killed` for a new background each time. */
    async pass(ms: number, killed = false): Promise<void> {
      for (const end = world.truth + ms; world.truth < end; world.truth += WAKE) {
        if (killed) wake = start();
        await wake();
      }
    },
    /** The longest that anything was not asked about from `since` on, by Inqud's clock. */
    longest(since: number): number {
      const waits = ids.map((id) => {
        const times = [since, ...(world.asked.get(id) ?? []).filter((at) => at > since), world.truth];
        return Math.max(...times.slice(1).map((at, i) => at - (times[i] ?? at)));
      });
      return Math.max(...waits);
    },
    kinds: async () => (await desk.history.notices.toArray()).map(({ kind }) => kind),
  };
}

let desk: Awaited<ReturnType<typeof startWrong>>;
beforeEach(async () => {
  desk = await startWrong();
});

const JUMPS = [
  ['set back an hour', -HOUR],
  ['set back a day', -DAY],
  ['set back half a minute', -30 * SECOND],
  ['put forward an hour', HOUR],
  ['put forward a day', DAY],
] as const;

describe('"a wrong local clock neither expires nor revives a checkout"', () => {
  describe.each(JUMPS)('%s', (_how, jump) => {
    it.each([false, true])(
      '"none starves longer than twice its interval" (killed at every wake: %s)',
      async (killed) => {
        await desk.pass(5 * MINUTE, killed);
        desk.world.off += jump;
        const since = desk.world.truth;
        await desk.pass(10 * MINUTE, killed);
        expect(desk.longest(since)).toBeLessThanOrEqual(4 * MINUTE);
        desk.world.off -= jump;
        await desk.pass(10 * MINUTE, killed);
        expect(desk.longest(since)).toBeLessThanOrEqual(4 * MINUTE);
      },
    );

    it('nothing is said to have expired or to expire soon, and no status changes', async () => {
      await desk.pass(5 * MINUTE);
      desk.world.off += jump;
      await desk.pass(10 * MINUTE);
      expect(await desk.kinds()).toEqual([]);
      const stored = await desk.history.checkouts.toArray();
      expect(stored.map(({ status, attention }) => [status, attention.reasons])).toEqual(
        desk.ids.map(() => ['NEW', []]),
      );
      expect(await desk.history.timeline.count()).toBe(0);
    });

    it('what does expire is known in time, with a notification as soon as it expires soon', async () => {
      await desk.pass(MINUTE);
      desk.world.off += jump;
      // The computer slept.
      desk.world.truth = END - 12 * MINUTE;
      await desk.pass(MINUTE);
      expect(await desk.kinds()).toEqual([]);
      await desk.pass(2 * MINUTE);
      expect(await desk.kinds()).toEqual(desk.ids.map(() => 'expiring'));
      await desk.pass(9 * MINUTE + WAKE);
      expect((await desk.history.checkouts.toArray()).map(({ status }) => status)).toEqual(
        desk.ids.map(() => 'EXPIRED'),
      );
    });

    it("every answer is dated by Inqud's clock, also of those that were on their way together", async () => {
      await desk.pass(5 * MINUTE);
      desk.world.off += jump;
      desk.world.wrongBy = 0;
      desk.world.takes = 30;
      // The computer slept, so that all are due at once.
      desk.world.truth += 10 * MINUTE;
      await desk.pass(WAKE);
      const wake = desk.world.truth - WAKE;
      const asked = desk.ids.filter((id) => desk.world.asked.get(id)?.includes(wake));
      expect(asked.length).toBeGreaterThan(2);
      const stored = (await desk.history.checkouts.bulkGet(asked)).map((each) => each?.answeredAt ?? 0);
      const wrong = stored.map((at) => Math.abs(at - wake)).filter((ms) => ms > 3 * SECOND);
      expect({ wrong, wrongBy: Math.round(desk.world.wrongBy / MINUTE) }).toEqual({ wrong: [], wrongBy: 0 });
    });
  });

  it('a clock that is set back while Inqud cannot be reached starves nothing once it can', async () => {
    await desk.pass(5 * MINUTE);
    desk.world.reachable = false;
    desk.world.off = -DAY;
    await desk.pass(10 * MINUTE);
    desk.world.reachable = true;
    const since = desk.world.truth;
    // One has failed and waits for its back-off; its answer corrects the clock for all.
    await desk.pass(40 * MINUTE);
    expect(desk.longest(since)).toBeLessThanOrEqual(30 * MINUTE + 4 * MINUTE);
  });
});
