import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberTest } from '../../../lib/shared/numberTest';
import { runs } from '../../soak';

describe('a number in texts', () => {
  it('is none with fewer than three digits, or with anything else', () => {
    for (const typed of ['16', '', '16a', '1 61']) expect(numberTest(typed)).toBeNull();
  });

  it('is one of the numbers that stand in a text, whatever zeros are before them', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{3,5}$/), fc.stringMatching(/^[01a/-]{0,12}$/), (digits, text) => {
        const numbers = text
          .split(/[^0-9]+/)
          .filter(Boolean)
          .map(BigInt);
        const isWhole = numbers.includes(BigInt(digits));
        const test = numberTest(digits);
        expect(test?.isWhole(text)).toBe(isWhole);
        expect(test?.isIn(text)).toBe(isWhole || text.includes(digits));
      }),
      { numRuns: runs(2000) },
    );
  });

  it('is looked for in time that grows with the text only', () => {
    expect(numberTest('161')?.isWhole('0'.repeat(1_000_000))).toBe(false);
    expect(numberTest('000')?.isWhole('0'.repeat(1_000_000))).toBe(true);
    expect(numberTest('161')?.isWhole(`${'0'.repeat(1000)}1610 `.repeat(1000))).toBe(false);
  }, 5000);
});
