import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundAxis, shareAxis, timeAxis } from '../../../../../components/checkouts/overview/charts/axis';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../../lib/shared/time';

describe('an axis', () => {
  it.each([
    [0, [0]],
    [Number.NaN, [0]],
    [Number.POSITIVE_INFINITY, [0]],
    [1, [0, 0.25, 0.5, 0.75, 1]],
    [3, [0, 1, 2, 3]],
    [1234.5, [0, 500, 1000, 1500]],
    [0.0007, [0, 0.0002, 0.0004, 0.0006, 0.0008]],
    [9e15, [0, 2.5e15, 5e15, 7.5e15, 1e16]],
  ])('up to %d has the round lines %j', (most, axis) => expect(roundAxis(most)).toEqual(axis));

  it.each([
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [9, [0, 3, 6, 9]],
    [402, [0, 200, 400, 600]],
  ])('of counts up to %d has whole numbers: %j', (most, axis) => expect(roundAxis(most, 1)).toEqual(axis));

  it.each([
    [1, true, [0, 0.5, 1]],
    [0.3, true, [0, 0.5, 1]],
    [0, false, [0, 0.025, 0.05, 0.075, 0.1]],
    [0.33, false, [0, 0.1, 0.2, 0.3, 0.4]],
    [1, false, [0, 0.25, 0.5, 0.75, 1]],
  ])('of shares up to %d, whole %s, is %j', (most, whole, axis) => expect(shareAxis(most, whole)).toEqual(axis));

  it.each([
    [0, [0]],
    [50 * SECOND, [0, 15 * SECOND, 30 * SECOND, 45 * SECOND, MINUTE]],
    [14 * MINUTE, [0, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE]],
    [5 * HOUR, [0, 2 * HOUR, 4 * HOUR, 6 * HOUR]],
    [9 * DAY, [0, 3 * DAY, 6 * DAY, 9 * DAY]],
  ])('of times up to %d ms is %j', (most, axis) => expect(timeAxis(most)).toEqual(axis));

  it('begins at 0, ends at or above the highest value, and has at most four steps, each the same', () => {
    const most = fc.oneof(fc.double({ min: 1e-18, max: 1e24, noNaN: true }), fc.integer({ min: 1, max: 1_000_000 }));
    fc.assert(
      fc.property(
        most,
        fc.constantFrom(roundAxis, (value: number) => roundAxis(value, 1), timeAxis),
        (most, make) => {
          const axis = make(most);
          expect(axis[0]).toBe(0);
          expect(axis.at(-1)).toBeGreaterThanOrEqual(most * (1 - 1e-9));
          expect(axis.length).toBeLessThanOrEqual(5);
          expect(axis.length).toBeGreaterThanOrEqual(2);
          const step = axis[1] ?? 0;
          for (const [place, value] of axis.entries()) expect(value / step).toBeCloseTo(place, 6);
        },
      ),
    );
  });
});
