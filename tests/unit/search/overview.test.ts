import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { rangeOf } from '../../../lib/search/dates';
import type { Entry } from '../../../lib/search/entry';
import { entryOf } from '../../../lib/search/entry';
import { parseSearch } from '../../../lib/search/language';
import { matcherOf } from '../../../lib/search/matching';
import { overviewOf } from '../../../lib/search/overview';
import { stepOf } from '../../../lib/search/overviewBuckets';
import type { Volume } from '../../../lib/search/overviewSums';
import { periodBefore } from '../../../lib/search/overviewView';
import { dayStart } from '../../../lib/shared/localDay';
import { HOUR, MINUTE } from '../../../lib/shared/time';
import { runs } from '../../soak';
import { checkout, NOW } from '../support/examples';
import { history, REQUEST_MODEL, time } from './rows';

const own = process.env.TZ;
afterEach(() => {
  process.env.TZ = own ?? 'UTC';
});

const day = (year: number, month: number, date: number) => new Date(year, month - 1, date).getTime();
const paid = (changes: Parameters<typeof checkout>[0] = {}) => entryOf(checkout({ status: 'SUCCESS', ...changes }));
const whole = { from: NOW - HOUR, to: NOW + HOUR };
const everyMatch = (text: string) =>
  matcherOf(parseSearch(`${text} is:archived,open,final`).search, { now: NOW, accountName: () => null });

/** Counts and sums in the slowest and plainest way. */
function naive(entries: Entry[]) {
  const by = (status: string) => entries.filter((entry) => entry.status === status);
  const times = by('SUCCESS')
    .map(({ updatedAt, createdAt }) => Math.max(0, updatedAt - createdAt))
    .toSorted((a, b) => a - b);
  const half = times.length / 2;
  const sums = new Map<string, bigint>();
  for (const { amount, paid } of by('SUCCESS')) {
    const money = amount ?? paid;
    if (money) sums.set(money.currency, (sums.get(money.currency) ?? 0n) + unitsOf(money.amount));
  }
  return {
    counts: {
      created: entries.length,
      paid: by('SUCCESS').length,
      conflicts: by('CONFLICT').length,
      expired: by('EXPIRED').length,
      open: entries.length - by('SUCCESS').length - by('CONFLICT').length - by('EXPIRED').length,
      timeToPaid: times.length === 0 ? null : ((times[Math.floor(half)] ?? 0) + (times[Math.ceil(half) - 1] ?? 0)) / 2,
    },
    volumes: sums,
  };
}

function unitsOf(amount: string): bigint {
  const [units = '', fraction = ''] = amount.split('.');
  return BigInt(units + fraction.padEnd(30, '0'));
}

const sumsOf = (volumes: Volume[]) => new Map(volumes.map(({ currency, amount }) => [currency, unitsOf(amount)]));

describe('the overview', () => {
  it('equals a naive count over the checkouts, for any period of days', () => {
    fc.assert(
      fc.property(history(25), time, fc.integer({ min: 1, max: 90 }), (rows, at, days) => {
        const { from, to } = { from: dayStart(at), to: dayStart(at, days) };
        const entries = rows.map(entryOf);
        const inside = entries.filter(({ createdAt }) => createdAt >= from && createdAt < to);
        const overview = overviewOf(entries, { from, to });
        const { counts, volumes } = naive(inside);
        expect(overview).toMatchObject({
          ...counts,
          conversion: inside.length === 0 ? null : counts.paid / inside.length,
          conflictRate: inside.length === 0 ? null : counts.conflicts / inside.length,
          paidSeenHere: inside.filter(({ status, updatedByInqud }) => status === 'SUCCESS' && !updatedByInqud).length,
          before: null,
        });
        expect(sumsOf(overview.volumes)).toEqual(volumes);
      }),
    );
  });

  it.each(['UTC', 'America/New_York', 'Australia/Lord_Howe', 'America/Sao_Paulo'])(
    'has bars in %s that fill the period, and whose search finds exactly their checkouts',
    (zone) => {
      process.env.TZ = zone;
      fc.assert(
        fc.property(history(15), time, fc.constantFrom(1, 2, 30, 90, 200, 900), (rows, at, days) => {
          const period = { from: dayStart(at), to: dayStart(at, days) };
          const entries = rows.map(entryOf);
          const { buckets, created, paid } = overviewOf(entries, period);
          expect([buckets[0]?.from, buckets.at(-1)?.to]).toEqual([period.from, period.to]);
          for (const [place, bucket] of buckets.entries()) {
            expect(bucket.to).toBe(buckets[place + 1]?.from ?? period.to);
            expect(rangeOf(bucket.when, 0)).toEqual({ from: bucket.from, to: bucket.to });
            const found = entries.filter(everyMatch(`created:${bucket.when}`));
            expect(bucket.created).toBe(found.length);
            const { counts, volumes } = naive(found);
            expect(bucket).toMatchObject(counts);
            const paidIn = entries.filter(everyMatch(`paid:${bucket.when}`));
            expect(bucket.received.count).toBe(paidIn.length);
            expect(sumsOf(bucket.received.volumes)).toEqual(naive(paidIn).volumes);
            expect(volumes).toEqual(sumsOf(overviewOf(found, { from: bucket.from, to: bucket.to }).volumes));
          }
          expect(buckets.reduce((sum, bucket) => sum + bucket.created, 0)).toBe(created);
          expect(buckets.reduce((sum, bucket) => sum + bucket.paid, 0)).toBe(paid);
        }),
        { numRuns: runs(40) },
      );
    },
  );

  it('has a bar for each hour of one day, or for each day of a longer period, across DST changes', () => {
    process.env.TZ = 'America/New_York';
    const bars = (from: number, to: number) => overviewOf([], { from, to }).buckets;
    expect(bars(day(2026, 11, 5), day(2026, 11, 6))).toHaveLength(24);
    expect(bars(day(2026, 3, 8), day(2026, 3, 9))).toHaveLength(23);
    // The hour that DST repeats is one bar of two hours.
    const autumn = bars(day(2026, 11, 1), day(2026, 11, 2));
    expect(autumn).toHaveLength(24);
    expect(autumn[1]).toMatchObject({ when: '2026-11-01T01' });
    expect((autumn[1]?.to ?? 0) - (autumn[1]?.from ?? 0)).toBe(2 * HOUR);
    const week = bars(day(2026, 10, 30), day(2026, 11, 6));
    expect(week.map(({ when }) => when)).toEqual([
      '2026-10-30',
      '2026-10-31',
      '2026-11-01',
      '2026-11-02',
      '2026-11-03',
      '2026-11-04',
      '2026-11-05',
    ]);
  });

  it('has no bars for an open or an overlong period, and still counts', () => {
    for (const from of [Number.NEGATIVE_INFINITY, day(1000, 1, 1)]) {
      expect(stepOf({ from, to: NOW + 1 })).toBeNull();
      expect(overviewOf([paid()], { from, to: NOW + 1 })).toMatchObject({ buckets: [], paid: 1 });
    }
    expect(overviewOf([paid()], { from: 0, to: Number.POSITIVE_INFINITY })).toMatchObject({ buckets: [], created: 1 });
  });

  it('includes the start of the period and excludes its end', () => {
    const at = (createdAt: number) => paid({ createdAt });
    expect(overviewOf([at(NOW - 1), at(NOW), at(NOW + 9), at(NOW + 10)], { from: NOW, to: NOW + 10 }).created).toBe(2);
  });

  it('counts an unknown status as open', () => {
    const rows = ['NEW', 'ON_HOLD', 'EXPIRED'].map((status) => entryOf(checkout({ status })));
    expect(overviewOf(rows, whole)).toMatchObject({ open: 2, expired: 1 });
  });

  it('counts as received what was paid in the period, whenever created, by Inqud’s time where it gives one', () => {
    fc.assert(
      fc.property(history(25), time, fc.integer({ min: 1, max: 90 }), (rows, at, days) => {
        const period = { from: dayStart(at), to: dayStart(at, days) };
        const paidIn = rows.filter(({ status, finalSince, statusSince }) => {
          const since = finalSince?.at ?? statusSince;
          return status === 'SUCCESS' && since >= period.from && since < period.to;
        });
        const { received } = overviewOf(rows.map(entryOf), period);
        expect(received).toMatchObject({
          count: paidIn.length,
          seenHere: paidIn.filter(({ finalSince }) => finalSince?.by !== 'inqud').length,
        });
        // The same as what is counted of those created in a period that has all of them.
        const { volumes } = overviewOf(paidIn.map(entryOf), { from: 0, to: Number.POSITIVE_INFINITY });
        expect(received.volumes).toEqual(volumes);
      }),
    );
  });

  it.each(['UTC', 'Europe/Berlin', 'Pacific/Kiritimati', 'America/Los_Angeles'])(
    'books what was paid in the last second of a year in that year, in %s, however late it was seen',
    (zone) => {
      process.env.TZ = zone;
      const newYear = day(2027, 1, 1);
      const late = { statusSince: newYear + 50 * HOUR, createdAt: newYear - 40 * HOUR };
      const rows = [
        paid({ ...late, finalSince: { at: newYear - 1, by: 'inqud' } }),
        paid({ ...late, finalSince: { at: newYear, by: 'inqud' }, amount: { amount: '7', currency: 'EUR' } }),
      ];
      const december = overviewOf(rows, { from: day(2026, 12, 1), to: newYear }).received;
      const january = overviewOf(rows, { from: newYear, to: day(2027, 2, 1) }).received;
      expect([december.volumes, january.volumes]).toEqual([
        [{ currency: 'USD', amount: '100', count: 1, isAsked: true }],
        [{ currency: 'EUR', amount: '7', count: 1, isAsked: true }],
      ]);
      const found = (text: string) => rows.filter(everyMatch(text)).map(({ amount }) => amount?.currency);
      expect([found('paid:2026-12'), found('paid:2027-01-01T00')]).toEqual([['USD'], ['EUR']]);
      expect([found('final:2026'), found('updated:2027')]).toEqual([['USD'], ['EUR']]);
      expect(found('-paid:2026-12')).toEqual(['EUR']);
    },
  );

  it('has null rates and times without checkouts', () => {
    expect(overviewOf([], whole)).toMatchObject({
      conversion: null,
      conflictRate: null,
      timeToPaid: null,
      volumes: [],
    });
  });

  it('has the median time to payment, or the mean of the two in the middle', () => {
    const paidAfter = (minutes: number) => paid({ statusSince: NOW + minutes * MINUTE });
    expect(overviewOf([paidAfter(9), paidAfter(1), paidAfter(2)], whole).timeToPaid).toBe(2 * MINUTE);
    expect(overviewOf([paidAfter(9), paidAfter(1), paidAfter(2), paidAfter(4)], whole).timeToPaid).toBe(3 * MINUTE);
    expect(overviewOf([paidAfter(-5)], whole).timeToPaid).toBe(0);
  });

  it('adds amounts exactly, by currency: requested amounts, else paid amounts', () => {
    const usd = (amount: string) => paid({ amount: { amount, currency: 'USD' } });
    const request = { ...REQUEST_MODEL, paidAmount: '40.5', currency: 'USDT' };
    const rows = [usd('0.1'), usd('0.2'), paid({ amount: null, request }), paid({ amount: null, request: null })];
    expect(overviewOf(rows, whole).volumes).toEqual([
      { currency: 'USD', amount: '0.3', count: 2, isAsked: true },
      { currency: 'USDT', amount: '40.5', count: 1, isAsked: false },
    ]);
    expect(overviewOf([usd('1'), entryOf(checkout({ status: 'CONFLICT' }))], whole).volumes).toHaveLength(1);
  });

  it('has few bars for a long period: weeks from Monday, months, years, the first and the last as they are cut', () => {
    process.env.TZ = 'Europe/Kyiv';
    const bars = (from: number, to: number) => overviewOf([], { from, to });
    const weeks = bars(day(2026, 1, 1), day(2026, 7, 1));
    expect([weeks.step, weeks.buckets.length]).toEqual(['week', 27]);
    expect(weeks.buckets.slice(0, 2).map(({ when }) => when)).toEqual([
      '2026-01-01..2026-01-04',
      '2026-01-05..2026-01-11',
    ]);
    expect(weeks.buckets.at(-1)?.when).toBe('2026-06-29..2026-06-30');
    const months = bars(day(2024, 1, 15), day(2026, 3, 1));
    expect([months.step, months.buckets.length]).toEqual(['month', 26]);
    expect([months.buckets[0]?.when, months.buckets[1]?.when]).toEqual([
      '2024-01-15..2024-01-31',
      '2024-02-01..2024-02-29',
    ]);
    const years = bars(day(2000, 1, 1), day(2027, 1, 1));
    expect([years.step, years.buckets.length]).toEqual(['year', 27]);
    for (const days of [2, 92, 93, 645, 2761, 33_000]) {
      const { length } = bars(day(2026, 1, 1), dayStart(day(2026, 1, 1), days)).buckets;
      expect(length).toBeGreaterThan(1);
      expect(length).toBeLessThanOrEqual(94);
    }
  });

  it('is compared with the time before, counted for itself', () => {
    fc.assert(
      fc.property(history(25), time, fc.integer({ min: 1, max: 40 }), (rows, at, days) => {
        const period = { from: dayStart(at), to: dayStart(at, days) };
        const before = periodBefore(period, period.to);
        const entries = rows.map(entryOf);
        const { before: alone, ...totals } = overviewOf(entries, before);
        expect(alone).toBeNull();
        expect(overviewOf(entries, period, before).before).toEqual(totals);
      }),
    );
  });

  it('has what was received by coin and network, the sums of which are all that was received', () => {
    fc.assert(
      fc.property(history(25), time, fc.integer({ min: 1, max: 90 }), (rows, at, days) => {
        const period = { from: dayStart(at), to: dayStart(at, days) };
        const entries = rows.map(entryOf);
        const { received } = overviewOf(entries, period);
        expect(received.sources.reduce((sum, { count }) => sum + count, 0)).toBe(received.count);
        for (const { coin, network, count, volumes } of received.sources) {
          const paidIn = entries.filter(
            (entry) =>
              entry.status === 'SUCCESS' &&
              entry.updatedAt >= period.from &&
              entry.updatedAt < period.to &&
              entry.coin === coin &&
              (coin === null ? null : entry.network) === network,
          );
          expect(count).toBe(paidIn.length);
          expect(sumsOf(volumes)).toEqual(naive(paidIn).volumes);
        }
      }),
    );
  });

  it('adds up a currency and a coin whatever their case, as a search finds them', () => {
    const request = { ...REQUEST_MODEL, blockchain: 'TRON' };
    const rows = ['USDT', 'usdt'].map((currency) =>
      paid({
        amount: { amount: '1', currency: currency === 'USDT' ? 'USD' : 'usd' },
        request: { ...request, currency },
      }),
    );
    const { volumes, sources } = overviewOf(rows, whole).received;
    expect(volumes).toEqual([{ currency: 'USD', amount: '2', count: 2, isAsked: true }]);
    expect(sources).toEqual([{ coin: 'USDT', network: 'TRON', count: 2, volumes }]);
  });
});
