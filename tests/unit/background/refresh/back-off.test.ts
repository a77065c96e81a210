import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextTry } from '../../../../lib/checkouts/rules/schedule';
import type { InqudError } from '../../../../lib/inqud/errors';
import { HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';
import { NOW } from '../../support/examples';

const CUT: InqudError = { kind: 'network' };
/** Long failing already, so that there is no moment left at which a person is to look. */
const wait = (failures: number, random: number, error: InqudError = CUT) =>
  nextTry(failures, error, NOW, random, NOW) - NOW;

describe('nextTry: "full-jitter back-off from 30 s to 30 min, Retry-After obeyed"', () => {
  it.each([
    [1, MINUTE],
    [2, 2 * MINUTE],
    [3, 4 * MINUTE],
    [5, 16 * MINUTE],
    [6, 30 * MINUTE],
    [60, 30 * MINUTE],
  ])('after failure %d, anything from 30 s to %d ms', (failures, longest) => {
    expect(wait(failures, 0)).toBe(30 * SECOND);
    expect(wait(failures, 1)).toBe(longest);
  });

  it('stays between 30 s and 30 min for any number of failures and any luck', () => {
    const luck = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), luck, (failures, random) => {
        expect(wait(failures, random)).toBeGreaterThanOrEqual(30 * SECOND);
        expect(wait(failures, random)).toBeLessThanOrEqual(30 * MINUTE);
      }),
    );
  });

  it.each(['rateLimited', 'server'] as const)('%s waits as long as Inqud asks, also beyond 30 min', (kind) => {
    expect(wait(1, 0, { kind, status: 429, wait: 2 * HOUR })).toBe(2 * HOUR);
  });

  it('a shorter wish of Inqud does not shorten the back-off', () => {
    expect(wait(3, 1, { kind: 'rateLimited', status: 429, wait: SECOND })).toBe(4 * MINUTE);
  });

  it('no wish of Inqud changes nothing', () => {
    expect(wait(2, 0.5, { kind: 'rateLimited', status: 429, wait: null })).toBe(wait(2, 0.5));
  });
});

describe('nextTry: "not past `lookAt`, when it has failed for long enough to be looked at"', () => {
  const LOOK_AT = NOW + 15 * MINUTE;
  const next = (failures: number, random: number, lookAt: number, error: InqudError = CUT) =>
    nextTry(failures, error, NOW, random, lookAt) - NOW;
  const asking = (wait: number): InqudError => ({ kind: 'rateLimited', status: 429, wait });

  it('tries at that moment when the back-off would reach beyond it', () => {
    expect(next(6, 1, LOOK_AT)).toBe(15 * MINUTE);
    expect(next(6, 1, NOW + 1)).toBe(1);
  });

  it('keeps a back-off that ends before it', () => {
    expect(next(2, 1, LOOK_AT)).toBe(2 * MINUTE);
    expect(next(60, 1, NOW + HOUR)).toBe(30 * MINUTE);
  });

  it('is as ever once that moment has come', () => {
    expect(next(6, 1, NOW)).toBe(30 * MINUTE);
    expect(next(6, 1, NOW - 1)).toBe(30 * MINUTE);
  });

  it('"never before Inqud\'s own wait", which comes before everything', () => {
    expect(next(1, 0, NOW + MINUTE, asking(2 * HOUR))).toBe(2 * HOUR);
    expect(next(6, 1, LOOK_AT, asking(20 * MINUTE))).toBe(20 * MINUTE);
    expect(next(6, 1, LOOK_AT, asking(MINUTE))).toBe(15 * MINUTE);
  });

  it('a wish of years "is a mistake, not a wish": a day at most', () => {
    expect(next(1, 0, LOOK_AT, asking(400 * 24 * HOUR))).toBe(24 * HOUR);
  });
});
