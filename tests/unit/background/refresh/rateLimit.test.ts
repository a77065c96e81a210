import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { BURST, noteOutcome, takeToken } from '../../../../lib/background/refresh/rateLimit';
import type { HistoryDb } from '../../../../lib/checkouts/database';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';
import { runs } from '../../../soak';
import { emptyHistory, NOW } from '../../support/examples';

let db: HistoryDb;
beforeEach(async () => {
  db = await emptyHistory();
});

async function granted(times: number, at: number, who: 'background' | 'person' = 'background', id = 'shop') {
  let count = 0;
  for (let i = 0; i < times; i++) if (await takeToken(db, id, at, who)) count++;
  return count;
}

describe('takeTurn: "at most one request a second per account on average"', () => {
  it('lets a burst of 30 go, and then one for each second: "no wake does more than 30 requests"', async () => {
    expect(await granted(100, NOW)).toBe(30);
    expect(await granted(100, NOW + 999)).toBe(0);
    expect(await granted(100, NOW + SECOND)).toBe(1);
    expect(await granted(100, NOW + 11 * SECOND)).toBe(10);
  });

  it('leaves as many tokens as are reserved for what is more urgent', async () => {
    let taken = 0;
    while (await takeToken(db, 'shop', NOW, 'background', 5)) taken++;
    expect(taken).toBe(25);
    expect(await granted(100, NOW)).toBe(5);
    expect(await takeToken(db, 'shop', NOW + 5 * SECOND, 'background', 5)).toBe(false);
    expect(await takeToken(db, 'shop', NOW + 6 * SECOND, 'background', 5)).toBe(true);
  });

  it('saves up no more than a burst in a week of sleep', async () => {
    await granted(100, NOW);
    expect(await granted(100, NOW + 7 * DAY)).toBe(BURST);
  });

  it('counts each account by itself', async () => {
    await granted(100, NOW);
    expect(await granted(100, NOW, 'background', 'other')).toBe(BURST);
  });

  it('does not lose the parts of a second between two requests', async () => {
    await granted(100, NOW);
    let count = 0;
    for (let ms = 100; ms <= 10 * SECOND; ms += 100) count += await granted(1, NOW + ms);
    expect(count).toBe(10);
  });

  it("never holds a person's own action up, and lets the background pay it back", async () => {
    await granted(100, NOW);
    expect(await granted(5, NOW, 'person')).toBe(5);
    expect(await granted(100, NOW + 5 * SECOND)).toBe(0);
    expect(await granted(100, NOW + 6 * SECOND)).toBe(1);
  });

  it('lets a person run up no more debt than a burst, so the background is not shut out for long', async () => {
    expect(await granted(500, NOW, 'person')).toBe(500);
    expect(await granted(1, NOW + 30 * SECOND)).toBe(0);
    expect(await granted(1, NOW + 31 * SECOND)).toBe(1);
  });

  it('goes on from a clock that was set back, "which says nothing about what was earned": with one burst', async () => {
    await granted(100, NOW);
    expect(await granted(100, NOW - DAY)).toBe(BURST);
    expect(await granted(100, NOW - DAY + 3 * SECOND)).toBe(3);
  });

  it('gives and takes nothing for a clock that was set back by a little, as by the learning of the time', async () => {
    await granted(29, NOW);
    expect(await granted(100, NOW - 5 * SECOND)).toBe(1);
    expect(await granted(100, NOW - 2 * SECOND)).toBe(3);
  });

  it('never gives the background more than a burst and one for each second that passed', async () => {
    const steps = fc.array(
      fc.record({
        pause: fc.nat(5000),
        tries: fc.nat(12),
        who: fc.constantFrom('background' as const, 'person' as const),
      }),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        await db.paces.clear();
        let at = NOW;
        let background = 0;
        for (const { pause, tries, who } of plan) {
          at += pause;
          const count = await granted(tries, at, who);
          if (who === 'background') background += count;
          else expect(count).toBe(tries);
        }
        expect(background).toBeLessThanOrEqual(BURST + (at - NOW) / SECOND);
      }),
      { numRuns: runs(40) },
    );
  });
});

describe('"requests in the last hour, failures by kind"', () => {
  const MINUTE_0 = Math.floor(NOW / MINUTE);
  const pace = () => db.paces.get('shop');
  const minutes = async () => (await pace())?.minutes;

  it('counts the requests of each minute', async () => {
    await granted(3, NOW);
    await granted(2, NOW + MINUTE - 1);
    await granted(1, NOW + 5 * MINUTE, 'person');
    expect(await minutes()).toEqual([
      { minute: MINUTE_0, sent: 5, failed: {} },
      { minute: MINUTE_0 + 5, sent: 1, failed: {} },
    ]);
  });

  it('counts what was sent, not what was not let through', async () => {
    await granted(100, NOW);
    expect(await minutes()).toEqual([{ minute: MINUTE_0, sent: BURST, failed: {} }]);
  });

  it('forgets what is older than an hour: at most 60 minutes are kept', async () => {
    for (let minute = 0; minute < 150; minute++) await granted(1, NOW + minute * MINUTE);
    const kept = (await minutes()) ?? [];
    expect(kept).toHaveLength(60);
    expect(kept.map(({ minute }) => minute)).toEqual(Array.from({ length: 60 }, (_, i) => MINUTE_0 + 90 + i));
    await granted(1, NOW + 200 * DAY);
    expect(await minutes()).toHaveLength(1);
  });

  it('forgets minutes that are still to come, when the clock is set back', async () => {
    await granted(1, NOW);
    await granted(1, NOW - HOUR);
    expect(await minutes()).toEqual([{ minute: MINUTE_0 - 60, sent: 1, failed: {} }]);
  });

  it('notes how the last one ended, and what went wrong by kind', async () => {
    await granted(3, NOW);
    await noteOutcome(db, 'shop', NOW + 1, 'server');
    await noteOutcome(db, 'shop', NOW + 2, 'timeout');
    await noteOutcome(db, 'shop', NOW + 3, 'server');
    expect(await pace()).toMatchObject({
      last: { at: NOW + 3, error: 'server' },
      minutes: [{ minute: MINUTE_0, sent: 3, failed: { server: 2, timeout: 1 } }],
    });
    await noteOutcome(db, 'shop', NOW + 4, null);
    expect(await pace()).toMatchObject({
      last: { at: NOW + 4, error: null },
      minutes: [{ failed: { server: 2, timeout: 1 } }],
    });
  });

  it('keeps the outcome while more is sent, and takes no turn for it', async () => {
    await granted(1, NOW);
    await noteOutcome(db, 'shop', NOW, 'network');
    expect(await granted(100, NOW)).toBe(BURST - 1);
    expect(await pace()).toMatchObject({ last: { at: NOW, error: 'network' } });
  });

  it('goes on from a pace that version 0.1.0 wrote, which had counted nothing', async () => {
    await db.paces.put({ accountId: 'shop', tokens: 12.5, at: NOW });
    await noteOutcome(db, 'shop', NOW, null);
    await granted(1, NOW);
    expect(await pace()).toEqual({
      accountId: 'shop',
      tokens: 11.5,
      at: NOW,
      last: { at: NOW, error: null },
      minutes: [{ minute: MINUTE_0, sent: 1, failed: {} }],
    });
  });

  it('notes nothing of an account that was removed meanwhile', async () => {
    await noteOutcome(db, 'shop', NOW, 'network');
    expect(await db.paces.count()).toBe(0);
  });
});
