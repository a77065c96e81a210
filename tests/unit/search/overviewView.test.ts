import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeOf } from '../../../lib/search/dates';
import type { OverviewView } from '../../../lib/search/overviewView';
import { overviewText, overviewViewOf, PERIODS, periodRange } from '../../../lib/search/overviewView';
import { viewOf } from '../../../lib/search/view';

describe('the view of the overview as text', () => {
  it.each<[OverviewView, string]>([
    [{ search: '', period: '7d' }, ''],
    [{ search: '  ', period: '7d' }, ''],
    [{ search: '', period: 'today' }, 'period=today'],
    [{ search: 'tag:vip', period: '30d' }, 'q=tag%3Avip&period=30d'],
  ])('%j is %j', (view, text) => expect(overviewText(view)).toBe(text));

  it('round-trips: "so that reload and back work"', () => {
    const search = fc.oneof(fc.string(), fc.constantFrom('ö & 50%', '+', ' "a\n#?b" ', '\u202e\u{1f600}'));
    const view = fc.record({ search, period: fc.constantFrom(...PERIODS) });
    fc.assert(
      fc.property(view, ({ search, period }) => {
        const text = overviewText({ search, period });
        expect(overviewViewOf(text)).toEqual({ search: search.trim() === '' ? '' : search, period });
        expect(viewOf(text).search).toBe(overviewViewOf(text).search);
      }),
    );
  });

  it.each(['', 'period=', 'period=1d', 'period=7D', 'period=constructor', 'sort=-amount', '%', '&&=', '?q'])(
    'is the default for %j',
    (text) => expect(overviewViewOf(text)).toEqual({ search: '', period: '7d' }),
  );
});

describe('a period', () => {
  it.each(PERIODS)('%s means the same days as in a search', (period) => {
    const times = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) });
    fc.assert(
      fc.property(times, (now) => {
        expect(periodRange(period, now)).toEqual(rangeOf(period, now));
      }),
    );
  });
});
