import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { rangeOf } from '../../../lib/search/dates';
import type { OverviewView, Period } from '../../../lib/search/overviewView';
import {
  dayCount,
  daysOf,
  overviewText,
  overviewViewOf,
  PERIODS,
  periodBefore,
  periodRange,
} from '../../../lib/search/overviewView';
import { viewOf } from '../../../lib/search/view';
import { dayStart } from '../../../lib/shared/localDay';

const own = process.env.TZ;
afterEach(() => {
  process.env.TZ = own ?? 'UTC';
});

const DEFAULTS: OverviewView = { search: '', period: '7d', compare: true, currency: null };

describe('the view of the overview as text', () => {
  it.each<[OverviewView, string]>([
    [DEFAULTS, ''],
    [{ ...DEFAULTS, search: '  ' }, ''],
    [{ ...DEFAULTS, period: 'today' }, 'period=today'],
    [{ ...DEFAULTS, search: 'tag:vip', period: '30d' }, 'q=tag%3Avip&period=30d'],
    [{ ...DEFAULTS, period: '2026-03-01..2026-03-31' }, 'period=2026-03-01..2026-03-31'],
    [{ ...DEFAULTS, compare: false, currency: 'EUR' }, 'compare=no&currency=EUR'],
  ])('%j is %j', (view, text) => expect(overviewText(view)).toBe(text));

  it('round-trips: "so that reload and back work"', () => {
    const search = fc.oneof(fc.string(), fc.constantFrom('ö & 50%', '+', ' "a\n#?b" ', '\u202e\u{1f600}'));
    const view = fc.record({
      search,
      period: fc.constantFrom<Period>(...PERIODS, '2026-02-01..2026-02-28', '2024-02-29..2024-02-29'),
      compare: fc.boolean(),
      currency: fc.constantFrom(null, 'USD', 'USDT', 'EUR'),
    });
    fc.assert(
      fc.property(view, ({ search, ...rest }) => {
        const text = overviewText({ search, ...rest });
        expect(overviewViewOf(text)).toEqual({ search: search.trim() === '' ? '' : search, ...rest });
        expect(viewOf(text).search).toBe(overviewViewOf(text).search);
      }),
    );
  });

  it.each([
    ...['', 'period=', 'period=1d', 'period=7D', 'period=constructor', 'sort=-amount', '%', '&&=', '?q'],
    ...['period=2026-02-30..2026-03-01', 'period=2026-03-02..2026-03-01', 'period=2026..2027', 'period=..2026-03-01'],
    ...['period=1000-01-01..2999-12-31', 'period=2026-03-01', 'currency=', 'currency=usd', 'currency=%22', 'compare='],
  ])('is the default for %j', (text) => expect(overviewViewOf(text)).toEqual(DEFAULTS));
});

describe('a period', () => {
  it.each<Period>([...PERIODS, '2026-02-01..2026-02-28'])('%s means the same days as in a search', (period) => {
    const times = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) });
    fc.assert(
      fc.property(times, (now) => {
        expect(periodRange(period, now)).toEqual(rangeOf(period, now));
      }),
    );
  });

  it.each(['UTC', 'America/New_York', 'Pacific/Apia'])(
    'is preceded by as many days, which end where it begins, in %s',
    (zone) => {
      process.env.TZ = zone;
      const times = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) });
      fc.assert(
        fc.property(times, fc.integer({ min: 1, max: 100 }), (at, days) => {
          const period = { from: dayStart(at), to: dayStart(at, days) };
          expect(periodBefore(period, period.to)).toEqual({ from: dayStart(at, -days), to: period.from });
        }),
        // There was no 30 December 2011 in Samoa.
        { examples: [[Date.UTC(2011, 11, 28), 7]] },
      );
    },
  );

  it('that is not over is compared with the time before up to the same time of day', () => {
    process.env.TZ = 'UTC';
    const noon = Date.UTC(2026, 2, 1, 12);
    expect(periodBefore(periodRange('today', noon), noon)).toEqual({
      from: Date.UTC(2026, 1, 28),
      to: Date.UTC(2026, 1, 28, 12),
    });
    expect(periodBefore(periodRange('7d', noon), noon)).toEqual({
      from: Date.UTC(2026, 1, 16),
      to: Date.UTC(2026, 1, 22, 12),
    });
    // Nothing of what is to come is over.
    const ahead = { from: Date.UTC(2026, 2, 3), to: Date.UTC(2026, 2, 5) };
    expect(periodBefore(ahead, noon)).toEqual({ from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 2, 1) });
  });

  it('says its days', () => {
    expect(daysOf(periodRange('2026-02-01..2026-02-28', 0))).toEqual({ first: '2026-02-01', last: '2026-02-28' });
    expect(dayCount(periodRange('90d', Date.UTC(2026, 3, 1)))).toBe(90);
  });
});
