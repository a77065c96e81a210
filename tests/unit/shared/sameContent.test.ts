import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameContent } from '../../../lib/shared/sameContent';

describe('two values', () => {
  it('say the same when they are copies of each other, whatever they are', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => sameContent(value, structuredClone(value))));
  });

  it('say the same exactly when they are written alike', () => {
    const small = fc.jsonValue({ maxDepth: 2, stringUnit: fc.constantFrom('a', 'b') });
    const sorted = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null) return value;
      if (Array.isArray(value)) return value.map(sorted);
      return Object.fromEntries(
        Object.entries(value)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, each]) => [key, sorted(each)]),
      );
    };
    // JSON has one zero.
    const text = (value: unknown) => JSON.stringify(sorted(value));
    fc.assert(
      fc.property(small, small, (a, b) => {
        fc.pre(!`${text(a)}${text(b)}`.includes('0'));
        expect(sameContent(a, b)).toBe(text(a) === text(b));
      }),
    );
  });

  it.each([
    [{ a: undefined }, {}],
    [{ a: undefined }, { b: undefined }],
    [[], {}],
    [null, {}],
    [1, '1'],
  ])('differ: %o and %o', (a, b) => {
    expect([sameContent(a, b), sameContent(b, a)]).toEqual([false, false]);
  });
});
