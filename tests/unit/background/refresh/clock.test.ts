import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createInqudClock } from '../../../../lib/background/refresh/clock';
import { clockOffset } from '../../../../lib/checkouts/settings';
import { DAY, HOUR, SECOND } from '../../../../lib/shared/time';
import { readSetting, writeSetting } from '../../../../lib/storage/settings';
import { runs } from '../../../soak';
import { NOW } from '../../support/examples';
import { storeAnything } from '../../support/storedSettings';

/** What this computer's clock shows; Inqud's shows NOW. */
let local: number;
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

beforeEach(() => {
  fakeBrowser.reset();
  local = NOW;
});

async function start() {
  const clock = createInqudClock(() => local);
  await clock.ready;
  return clock;
}
type Clock = Awaited<ReturnType<typeof start>>;

/** Inqud's clock in whole seconds, as `Date` has it. */
const dateAt = (at: number) => Math.floor(at / SECOND) * SECOND;

/** A question that takes `took` ms to be answered, half-way by Inqud at NOW, on a computer that is off by `off`. */
function answered(clock: Clock, off: number, took = 100): void {
  local = NOW + off - took / 2;
  const sentAt = clock.now();
  local += took;
  clock.onDate(dateAt(NOW), sentAt, clock.now());
}
/** How far the clock is off, once the answer is here. */
const error = (clock: Clock, off: number) => {
  local = NOW + off;
  return Math.abs(clock.now() - NOW);
};

describe('"the offset is learned from the `Date` header"', () => {
  it('is the local time until an answer had a date', async () => expect((await start()).now()).toBe(NOW));

  it.each([
    ['an hour ahead', HOUR],
    ['an hour behind', -HOUR],
    ['a day ahead', DAY],
    ['a day behind', -DAY],
    ['years behind', -4000 * DAY],
    ['5 s ahead', 5 * SECOND],
    ['5 s behind', -5 * SECOND],
  ])('a clock that is %s', async (_how, off) => {
    const clock = await start();
    answered(clock, off);
    expect(error(clock, off)).toBeLessThanOrEqual(SECOND);
  });

  it('and unlearned when the computer is put right, in both directions', async () => {
    const clock = await start();
    for (const off of [DAY, 0, -DAY, 0, HOUR]) {
      answered(clock, off);
      expect(error(clock, off)).toBeLessThanOrEqual(SECOND);
    }
  });

  it('"is stored, so that a new background has it at once"', async () => {
    answered(await start(), DAY);
    await settled();
    const stored = await readSetting(clockOffset);
    expect(stored).toBeCloseTo(-DAY, -4);
    expect((await start()).now() - local).toBe(stored);
  });

  it('is on the disk, not in memory: it outlives the browser', () => expect(clockOffset.area).toBe('local'));
});

describe('what "is no difference"', () => {
  it('a clock that is right is left alone, wherever in its second the answer was given', async () => {
    const clock = await start();
    for (let ms = 0; ms < SECOND; ms += 50) clock.onDate(dateAt(NOW + ms), NOW + ms - 20, NOW + ms + 20);
    expect(clock.now()).toBe(NOW);
    expect(await readSetting(clockOffset)).toBeNull();
  });

  it.each([0, 40, 3 * SECOND, 14 * SECOND])(
    'nor one whose answers take %d ms, however that is shared out',
    async (ms) => {
      const clock = await start();
      for (const share of [0, 0.3, 1]) {
        const at = NOW + ms * share;
        clock.onDate(dateAt(at), NOW, NOW + ms);
      }
      expect(clock.now()).toBe(NOW);
    },
  );

  it('nothing is written while nothing changes', async () => {
    const clock = await start();
    answered(clock, HOUR);
    await settled();
    const stored = await readSetting(clockOffset);
    await writeSetting(clockOffset, null);
    for (let i = 0; i < 5; i++) answered(clock, HOUR);
    await settled();
    expect(stored).not.toBeNull();
    expect(await readSetting(clockOffset)).toBeNull();
  });

  it('two seconds and more are one', async () => {
    const clock = await start();
    const answered = (difference: number) => clock.onDate(NOW + difference - SECOND / 2, NOW, NOW);
    answered(2 * SECOND);
    answered(-2 * SECOND);
    expect(clock.now()).toBe(NOW);
    answered(2 * SECOND + 1);
    expect(clock.now()).toBe(NOW + 2 * SECOND + 1);
  });

  it("after any answer the clock is right by two seconds and half the answer's time", async () => {
    const off = fc.integer({ min: -400 * DAY, max: 400 * DAY });
    await fc.assert(
      fc.asyncProperty(off, fc.nat(15 * SECOND), async (wrong, took) => {
        await writeSetting(clockOffset, null);
        const clock = await start();
        answered(clock, wrong, took);
        expect(error(clock, wrong)).toBeLessThanOrEqual(2.5 * SECOND + took / 2);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('several questions on their way at once', () => {
  it.each([
    ['behind', -DAY],
    ['ahead', DAY],
    ['ahead', HOUR],
  ])(
    'that were asked before the first answer put the clock right, which was %s, leave it right: %d',
    async (_how, off) => {
      const clock = await start();
      local = NOW + off;
      const sentAt = clock.now();
      for (let answer = 1; answer <= 3; answer++) {
        local = NOW + off + answer * 50;
        clock.onDate(dateAt(NOW + answer * 50), sentAt, clock.now());
        expect(error(clock, off)).toBeLessThanOrEqual(2.5 * SECOND);
      }
      await settled();
      expect(await readSetting(clockOffset)).toBeCloseTo(-off, -4);
    },
  );
});

describe('at the start of a background', () => {
  it('an answer that comes before the stored difference is read wins over it', async () => {
    await writeSetting(clockOffset, HOUR);
    const clock = createInqudClock(() => local);
    answered(clock, DAY);
    await clock.ready;
    expect(error(clock, DAY)).toBeLessThanOrEqual(SECOND);
  });

  it.each(['yesterday', Number.NaN, null, { ms: 5 }])('a stored difference of %j counts as none', async (value) => {
    await storeAnything(clockOffset, value);
    expect((await start()).now()).toBe(NOW);
  });
});
