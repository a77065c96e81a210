import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { HistoryDb } from '../../../lib/history/database';
import { BURST, takeTurn } from '../../../lib/monitor/pace';
import { DAY, SECOND } from '../../../lib/time';
import { emptyHistory, NOW } from '../examples';

let db: HistoryDb;
beforeEach(async () => {
  db = await emptyHistory();
});

async function granted(times: number, at: number, who: 'background' | 'person' = 'background', id = 'shop') {
  let count = 0;
  for (let i = 0; i < times; i++) if (await takeTurn(db, id, at, who)) count++;
  return count;
}

describe('takeTurn: "at most one request a second per account on average"', () => {
  it('lets a burst of 30 go, and then one for each second: "no wake does more than 30 requests"', async () => {
    expect(await granted(100, NOW)).toBe(30);
    expect(await granted(100, NOW + 999)).toBe(0);
    expect(await granted(100, NOW + SECOND)).toBe(1);
    expect(await granted(100, NOW + 11 * SECOND)).toBe(10);
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

  it('neither gives nor takes anything when the clock is set back, and goes on from there', async () => {
    await granted(29, NOW);
    expect(await granted(100, NOW - DAY)).toBe(1);
    expect(await granted(100, NOW - DAY + 3 * SECOND)).toBe(3);
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
      { numRuns: 40 },
    );
  });
});
