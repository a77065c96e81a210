import { describe, expect, it } from 'vitest';
import * as comparison from '../../../../components/checkouts/overview/comparison';
import { MINUTE, SECOND } from '../../../../lib/shared/time';
import { useAmericanEnglish } from '../../../unit/support/locale';

useAmericanEnglish();

describe('a change', () => {
  it.each([
    ['108', '100', 7, 'up', '8%', 'Volume rose 8% from the 7 days before.'],
    ['50', '100', 1, 'down', '50%', 'Volume fell 50% from the day before.'],
    ['100.0', '100.00', 30, 'same', 'No change', 'Volume is the same as in the 30 days before.'],
    ['100.01', '100', 1, 'same', 'No change', 'Volume is the same as the day before.'],
    ['1', '0', 7, 'up', 'from 0', 'Nothing was paid in the 7 days before.'],
    ['0', '0', 7, 'same', 'No change', 'Volume is the same as in the 7 days before.'],
    ['0', '5', 7, 'down', '100%', 'Volume fell 100% from the 7 days before.'],
    ['90071992547409930.01', '0.01', 7, 'up', '900,719,925,474,099,300,000%', 'x'],
  ] as const)('of the volume %s after %s', (now, before, days, arrow, short, sentence) => {
    const change = comparison.volumeChange(now, before, days);
    expect(change).toMatchObject({ arrow });
    if (sentence !== 'x') expect(change).toEqual({ arrow, short, sentence });
  });

  it.each([
    [45, 42, { arrow: 'up', short: '3', sentence: '3 more than in the 7 days before.' }],
    [41, 42, { arrow: 'down', short: '1', sentence: '1 fewer than in the 7 days before.' }],
    [2, 2, { arrow: 'same', short: 'No change', sentence: 'As many as in the 7 days before.' }],
  ])('of %d paid after %d', (now, before, change) => {
    expect(comparison.paidChange(now, before, 7)).toEqual(change);
  });

  it.each([
    [0.5, 0.49, { arrow: 'up', short: '1 point', sentence: 'Conversion rose 1 point from the 7 days before.' }],
    [
      0.775,
      0.796,
      { arrow: 'down', short: '2.1 points', sentence: 'Conversion fell 2.1 points from the 7 days before.' },
    ],
    [1 / 3, 0.3333, { arrow: 'same', short: 'No change', sentence: 'Conversion is the same as in the 7 days before.' }],
  ])('of a conversion of %d after %d', (now, before, change) => {
    expect(comparison.conversionChange(now, before, 7)).toEqual(change);
  });

  it.each([
    [
      14 * MINUTE,
      14 * MINUTE + 40 * SECOND,
      { arrow: 'down', short: '0:40 min', sentence: '0:40 min faster than the day before.' },
    ],
    [2 * MINUTE, MINUTE, { arrow: 'up', short: '1:00 min', sentence: '1:00 min slower than the day before.' }],
    [MINUTE, MINUTE + 400, { arrow: 'same', short: 'No change', sentence: 'As fast as the day before.' }],
  ])('of a time of %d after %d', (now, before, change) => {
    expect(comparison.timeChange(now, before, 1)).toEqual(change);
  });

  it('of the conflict rate is said as one', () => {
    expect(comparison.conflictRateChange(0.1, 0, 7).sentence).toBe(
      'Conflict rate rose 10 points from the 7 days before.',
    );
  });
});
