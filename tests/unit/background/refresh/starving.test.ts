import { afterAll, describe, expect, it, vi } from 'vitest';
import { createMonitor } from '../../../../lib/background/refresh/monitor';
import { createInqudClient } from '../../../../lib/inqud/client';
import { DAY, HOUR, SECOND } from '../../../../lib/shared/time';
import { atLength } from '../../../soak';
import { account, checkout, emptyAccounts, emptyHistory, NOW } from '../../support/examples';
import { ALARM, BURST } from '../week/week';
import { intervalOf, seeded } from './inqudModel';

/** At full length as many as the budget of the design names. */
const OPEN = atLength(150, 1000);

describe(`${OPEN} open checkouts, nobody looking`, () => {
  afterAll(() => void vi.useRealTimers());

  it('"no wake does more than 30 requests; none starves longer than twice its interval"', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: NOW });
    const history = await emptyHistory();
    const accounts = await emptyAccounts();
    await accounts.accounts.put(account());
    const random = seeded(3);
    // A day old and more: hourly. Some hours old: every 10 minutes. All due at once, as after a night's sleep.
    const ages = Array.from({ length: OPEN }, (_, i) =>
      i < 0.9 * OPEN ? random.between(DAY, 20 * DAY) : random.between(2 * HOUR, 20 * HOUR),
    );
    const createdAt = new Map(ages.map((age, i) => [`c${i}`, NOW - age]));
    await history.checkouts.bulkPut(
      [...createdAt].map(([id, at], i) =>
        checkout({ id, createdAt: at, answeredAt: NOW - DAY, nextRefreshAt: NOW - random.whole(0, HOUR) - i }),
      ),
    );
    let real = NOW;
    let requests = 0;
    const last = new Map<string, number>();
    let longest = 0;
    const client = createInqudClient({
      fetch: (async (input: unknown) => {
        requests += 1;
        const id = String(input).split('/').at(-1) ?? '';
        const at = createdAt.get(id) ?? NOW;
        const interval = intervalOf('NEW', real - at, 0) ?? 0;
        longest = Math.max(longest, (real - (last.get(id) ?? NOW)) / interval);
        last.set(id, real);
        return Response.json({ id, status: 'NEW', createdAt: new Date(at).toISOString() });
      }) as typeof fetch,
      now: () => real,
      sign: async () => ({}),
      baseUrl: 'https://api.inqud.com',
      timeout: 15 * SECOND,
    });
    let total = 0;
    let wakes = 0;
    for (; real < NOW + 2.1 * HOUR; real += ALARM) {
      // Each wake is a background of its own.
      const monitor = createMonitor({
        history,
        accounts,
        clientFor: async () => ({ ok: true, client }),
        obstacle: async () => null,
        now: () => real,
        random: random.next,
      });
      requests = 0;
      await monitor.refreshDue();
      expect(requests).toBeLessThanOrEqual(BURST);
      total += requests;
      wakes += 1;
    }
    for (const [id, at] of createdAt) {
      const interval = intervalOf('NEW', real - at, 0) ?? 0;
      longest = Math.max(longest, (real - (last.get(id) ?? NOW)) / interval);
    }
    console.info(
      `${OPEN} checkouts: ${total} requests in ${wakes} wakes; the longest wait was ${longest.toFixed(2)} intervals`,
    );
    expect(last.size).toBe(OPEN);
    expect(longest).toBeLessThanOrEqual(2);
  }, 120_000);
});
