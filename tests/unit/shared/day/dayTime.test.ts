import { describe, expect, it } from 'vitest';
import { dayTimeText, momentText } from '../../../../lib/shared/day/dayTime';

const NOW = new Date(2026, 10, 29, 22, 30).getTime();

describe('a moment in a list', () => {
  it.each([
    ['now', [2026, 10, 29, 22, 30], /^10:30\sPM$/],
    ['the first minute of today', [2026, 10, 29, 0, 0], /^12:00\sAM$/],
    ['the last minute of yesterday', [2026, 10, 28, 23, 59], /^Nov 28, 11:59\sPM$/],
    ['the first minute of tomorrow', [2026, 10, 30, 0, 0], /^Nov 30, 12:00\sAM$/],
    ['this year', [2026, 0, 1, 7, 5], /^Jan 1, 7:05\sAM$/],
    ['last year', [2025, 11, 31, 23, 59], /^Dec 31, 2025$/],
  ] as const)('that is %s', (_, [year, month, day, hour, minute], written) => {
    expect(dayTimeText(new Date(year, month, day, hour, minute).getTime(), NOW)).toMatch(written);
  });
});

describe('a moment that stands alone', () => {
  it.each([
    ['today', [2026, 10, 29, 22, 30], /^Nov 29, 10:30\sPM$/],
    ['last year', [2025, 11, 31, 23, 59], /^Dec 31, 2025, 11:59\sPM$/],
  ] as const)('that is %s', (_, [year, month, day, hour, minute], written) => {
    expect(momentText(new Date(year, month, day, hour, minute).getTime(), NOW)).toMatch(written);
  });
});
