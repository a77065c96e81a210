import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hoursOf, hourText, rangeOf } from '../../../lib/search/dates';
import { parseSearch } from '../../../lib/search/language';
import { dayStart, localDay } from '../../../lib/shared/localDay';
import { HOUR, MINUTE } from '../../../lib/shared/time';

const own = process.env.TZ;
const inZone = (zone: string) => {
  process.env.TZ = zone;
};
afterEach(() => inZone(own ?? 'UTC'));

const between = (first: string, last: string) =>
  fc.integer({ min: Date.parse(first) / MINUTE, max: Date.parse(last) / MINUTE }).map((minute) => minute * MINUTE);
// Any time, and near clock changes: in spring and autumn, and around the day that Samoa skipped.
const moment = fc.oneof(
  between('2010-01-01', '2037-01-01'),
  between('2018-10-27', '2018-11-05'),
  between('2026-03-07', '2026-03-30'),
  between('2026-10-24', '2026-11-02'),
  between('2011-12-28', '2012-01-02'),
);
const range = (text: string, now: number, ahead = false) => {
  const found = rangeOf(text, now, ahead);
  if (!found) throw new Error(`${text} means no time`);
  return found;
};
const two = (value: number) => String(value).padStart(2, '0');
const local = (at: number) => {
  const date = new Date(at);
  const [day, clock] = [
    [date.getFullYear(), date.getMonth() + 1, date.getDate()],
    [date.getHours(), date.getMinutes()],
  ];
  return `${day.map(two).join('-')} ${clock.map(two).join(':')}`;
};

// Zones with changes at 2:00, at midnight in both directions, by half an hour, with a quarter-hour offset, with a skipped day.
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Havana',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
];

it('is tested in different time zones', () => {
  inZone('Asia/Kathmandu');
  expect(new Date(0).getTimezoneOffset()).toBe(-330);
  inZone('America/New_York');
  expect(new Date(0).getTimezoneOffset()).toBe(300);
});

describe.each(ZONES)('in %s', (zone) => {
  beforeEach(() => inZone(zone));

  it("a day holds each moment that the clock shows under its date, and the next day's first is the first that it does not", () => {
    fc.assert(
      fc.property(moment, (at) => {
        const { from, to } = range(localDay(at), 0);
        expect(at).toBeGreaterThanOrEqual(from);
        expect(at).toBeLessThan(to);
        expect([localDay(from), localDay(to - 1)]).toEqual([localDay(at), localDay(at)]);
        expect(localDay(from - 1) < localDay(at)).toBe(true);
        expect(localDay(to) > localDay(at)).toBe(true);
        expect([dayStart(at), dayStart(at, 1)]).toEqual([from, to]);
      }),
    );
  });

  it('an hour, a month and a year contain exactly the times that the clock shows under their name', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(4, 7, 13), (at, length) => {
        const name = hourText(at).slice(0, length);
        const { from, to } = range(name, 0);
        expect(local(at).replace(' ', 'T').startsWith(name)).toBe(true);
        expect(at >= from && at < to).toBe(true);
        expect([hourText(from).slice(0, length), hourText(to - 1).slice(0, length)]).toEqual([name, name]);
        expect(hourText(from - 1).slice(0, length)).not.toBe(name);
        expect(hourText(to).slice(0, length)).not.toBe(name);
      }),
    );
  });

  it('the hours of a day are contiguous from its start to its end, each with a unique name that parses to it', () => {
    fc.assert(
      fc.property(moment, (at) => {
        const day = range(localDay(at), 0);
        const hours = hoursOf(day.from);
        expect(hours[0]).toBe(day.from);
        for (const [place, hour] of hours.entries()) {
          expect(range(hourText(hour), 0)).toEqual({ from: hour, to: hours[place + 1] ?? day.to });
        }
        expect(new Set(hours.map(hourText)).size).toBe(hours.length);
      }),
    );
  });

  it('words are adjacent as on a calendar', () => {
    fc.assert(
      fc.property(moment, (now) => {
        const today = range('today', now);
        expect(now >= today.from && now < today.to).toBe(true);
        expect(range('yesterday', now).to).toBe(today.from);
        expect(range('tomorrow', now, true).from).toBe(today.to);
        for (const unit of ['week', 'month']) {
          const current = range(`this-${unit}`, now);
          expect(now >= current.from && now < current.to).toBe(true);
          expect(range(`last-${unit}`, now)).toEqual(range(`this-${unit}`, current.from - 1));
          expect(range(`last-${unit}`, now).to).toBe(current.from);
        }
        expect(range('this-month', now)).toEqual(range(localDay(now).slice(0, 7), 0));
        expect(new Date(range('this-week', now).from).getDay()).toBe(1);
      }),
    );
  });

  it('7d are today and the six days before it, or after it when it looks ahead', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 400 }), (now, days) => {
        const today = range('today', now);
        const [back, ahead] = [range(`${days}d`, now), range(`${days}d`, now, true)];
        expect([back.to, ahead.from]).toEqual([today.to, today.from]);
        // Clock changes add up to at most an hour and the day that Samoa skipped.
        expect(Math.abs(back.to - back.from - days * 24 * HOUR)).toBeLessThanOrEqual(25 * HOUR);
        expect(local(back.from).slice(11) <= '01:00' && local(ahead.to).slice(11) <= '01:00').toBe(true);
      }),
    );
  });
});

it('a day with a DST change has one hour less, or one of double length', () => {
  inZone('America/New_York');
  const hours = (date: string) => hoursOf(range(date, 0).from).map((hour) => Number(hourText(hour).slice(11)));
  expect(hours('2026-03-08')).toEqual([0, 1, ...Array.from({ length: 21 }, (_, index) => index + 3)]);
  expect(hours('2026-11-01')).toHaveLength(24);
  const [long, gone] = [range('2026-11-01T01', 0), range('2026-03-08T02', 0)];
  expect([long.to - long.from, gone.to - gone.from]).toEqual([2 * HOUR, 0]);
  expect(parseSearch('created:2026-03-08T02').problems).toEqual([]);
});

describe('a date in words', () => {
  const NOW = new Date(2026, 10, 5, 15, 30).getTime();
  const day = (year: number, month: number, date = 1) => new Date(year, month - 1, date).getTime();

  it.each([
    ['2026', day(2026, 1), day(2027, 1)],
    ['2026-11', day(2026, 11), day(2026, 12)],
    ['2026-12', day(2026, 12), day(2027, 1)],
    ['2026-11-05', day(2026, 11, 5), day(2026, 11, 6)],
    ['2026-11-30', day(2026, 11, 30), day(2026, 12, 1)],
    ['2024-02-29', day(2024, 2, 29), day(2024, 3, 1)],
    ['2026-11-05T23', day(2026, 11, 6) - HOUR, day(2026, 11, 6)],
    ['2026-11-01..2026-11-20', day(2026, 11, 1), day(2026, 11, 21)],
    ['2025..2026-02', day(2025, 1), day(2026, 3)],
    ['2026-11-01..', day(2026, 11, 1), Number.POSITIVE_INFINITY],
    ['..2026-11-01', Number.NEGATIVE_INFINITY, day(2026, 11, 2)],
    ['yesterday..today', day(2026, 11, 4), day(2026, 11, 6)],
    ['last-month..', day(2026, 10, 1), Number.POSITIVE_INFINITY],
    ['today', day(2026, 11, 5), day(2026, 11, 6)],
    // 2026-11-05 is a Thursday.
    ['this-week', day(2026, 11, 2), day(2026, 11, 9)],
    ['last-week', day(2026, 10, 26), day(2026, 11, 2)],
    ['7d', day(2026, 10, 30), day(2026, 11, 6)],
    ['1d', day(2026, 11, 5), day(2026, 11, 6)],
  ])('%s', (text, from, to) => {
    expect(rangeOf(text, NOW)).toEqual({ from, to });
  });

  it('begins a week on Monday, also on a Sunday and on a Monday', () => {
    expect(rangeOf('this-week', day(2026, 11, 8))?.from).toBe(day(2026, 11, 2));
    expect(rangeOf('this-week', day(2026, 11, 2))?.from).toBe(day(2026, 11, 2));
  });

  it('looks ahead only for future fields', () => {
    expect(rangeOf('7d', NOW, true)).toEqual({ from: day(2026, 11, 5), to: day(2026, 11, 12) });
    expect(rangeOf('tomorrow', NOW, true)).toEqual({ from: day(2026, 11, 6), to: day(2026, 11, 7) });
    expect(rangeOf('tomorrow', NOW)).toBeNull();
  });

  it('means December of the year before by last-month in January', () => {
    expect(rangeOf('last-month', day(2026, 1, 31))).toEqual({ from: day(2025, 12, 1), to: day(2026, 1, 1) });
  });

  it.each([
    '',
    '..',
    'soon',
    '26',
    '0026',
    '3026',
    '2026-13',
    '2026-00',
    '2026-1',
    '2026-11-00',
    '2026-11-31',
    '2026-02-29',
    '2026-11-05T24',
    '2026-11-05T1',
    '2026-11-05 ',
    '2026-11-01..2026-11-02..2026-11-03',
    '2026-11-01..soon',
    '0d',
    'd',
    '12345d',
    'constructor',
  ])('rejects %j', (text) => {
    expect(rangeOf(text, NOW)).toBeNull();
  });
});
