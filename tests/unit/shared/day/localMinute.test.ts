import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { equalTimes, localMinute, momentsOf, withoutOffset } from '../../../../lib/shared/day/localMinute';
import { dayStart, localDay } from '../../../../lib/shared/localDay';
import { DAY, HOUR, MINUTE } from '../../../../lib/shared/time';

afterEach(() => vi.unstubAllEnvs());
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Tokyo',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'UTC',
];

describe('a local day', () => {
  it('is that of the computer, not of UTC', () => {
    vi.stubEnv('TZ', 'Asia/Tokyo');
    const morning = Date.parse('2026-03-02T08:30:00+09:00');
    expect(localDay(morning)).toBe('2026-03-02');
    expect(dayStart(morning)).toBe(Date.parse('2026-03-02T00:00:00+09:00'));
  });
});

describe('a local time', () => {
  it('comes twice where clocks go back, and says which one it is', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    const first = Date.parse('2026-10-25T02:40:00+02:00');
    expect(momentsOf('2026-10-25T02:40')).toEqual([first, first + HOUR]);
    expect(localMinute(first)).toBe('2026-10-25T02:40+02:00');
    expect(localMinute(first + HOUR)).toBe('2026-10-25T02:40+01:00');
    expect(momentsOf('2026-10-25T02:40+01:00')).toEqual([first + HOUR]);
    expect(localMinute(first + 2 * HOUR)).toBe('2026-10-25T03:40');
  });

  it('is chosen from two that are named by their zone', () => {
    vi.stubEnv('TZ', 'America/New_York');
    expect(equalTimes('2026-11-01T01:30')).toEqual([
      { value: '2026-11-01T01:30-04:00', zoned: expect.stringContaining('EDT') },
      { value: '2026-11-01T01:30-05:00', zoned: expect.stringContaining('EST') },
    ]);
    expect(equalTimes('2026-11-01T01:30-05:00')).toHaveLength(2);
    expect(equalTimes('2026-11-01T03:30')).toEqual([]);
  });

  it('is none where clocks skip it', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    expect(momentsOf('2026-03-29T02:30')).toEqual([]);
    expect(momentsOf('2026-03-29T03:30')).toEqual([Date.parse('2026-03-29T03:30:00+02:00')]);
  });

  it.each(['', 'soon', '2026-02-30T10:00', '2026-13-01T10:00', '2026-01-01'])('is none in %j', (text) => {
    expect(momentsOf(text)).toEqual([]);
  });

  it.each(ZONES)('is the moment that it was written from, in %s, whenever that is', (zone) => {
    vi.stubEnv('TZ', zone);
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) }), (at) => {
        const text = localMinute(at);
        expect(momentsOf(text)).toEqual([Math.ceil(at / MINUTE) * MINUTE]);
        expect(momentsOf(withoutOffset(text))).toContain(Math.ceil(at / MINUTE) * MINUTE);
        expect(withoutOffset(text)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
      }),
    );
  });

  it.each(ZONES)('is right in each quarter of an hour of the days on which clocks change, in %s', (zone) => {
    vi.stubEnv('TZ', zone);
    for (const day of [
      '2026-03-08',
      '2026-03-29',
      '2026-04-05',
      '2026-10-04',
      '2026-10-25',
      '2026-11-01',
      '2026-02-15',
    ]) {
      for (
        let at = Date.parse(`${day}T00:00:00Z`) - DAY;
        at < Date.parse(`${day}T00:00:00Z`) + 2 * DAY;
        at += 15 * MINUTE
      ) {
        expect(momentsOf(localMinute(at))).toEqual([at]);
      }
    }
  });
});
