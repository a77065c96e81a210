import { dayStart, localDay } from '../shared/localDay';
import { DAY } from '../shared/time';
import type { Range } from './dates';
import { rangeOf } from './dates';
import { stepOf } from './overviewBuckets';

export const PERIODS = ['today', '7d', '30d', '90d'] as const;
/** Own days, the first and the last: "2026-03-01..2026-03-31". */
export type OwnPeriod = `${string}..${string}`;
/** Each is also a value of `created:` in a search. */
export type Period = (typeof PERIODS)[number] | OwnPeriod;

/** What the overview shows. Kept as text in the desk's URL. */
export type OverviewView = {
  search: string;
  period: Period;
  /** Whether it is compared with the same length of time before. */
  compare: boolean;
  /** The currency of the charts of money; null for the one with most checkouts. */
  currency: string | null;
};

const DEFAULT_PERIOD: Period = '7d';
const DAYS = /^\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2}$/;
const CURRENCY = /^[A-Z][A-Z0-9]{1,9}$/;

/** "q=tag%3Avip&period=30d", with the search as typed; empty for the default overview. */
export function overviewText({ search, period, compare, currency }: OverviewView): string {
  const text = new URLSearchParams();
  if (search.trim() !== '') text.set('q', search);
  if (period !== DEFAULT_PERIOD) text.set('period', period);
  if (!compare) text.set('compare', 'no');
  if (currency !== null) text.set('currency', currency);
  return text.toString();
}

/** Parses what `overviewText` wrote; missing or invalid parts get their defaults. */
export function overviewViewOf(text: string): OverviewView {
  const read = new URLSearchParams(text);
  const [period, currency] = [read.get('period') ?? '', read.get('currency') ?? ''];
  const [first = '', last = ''] = period.split('..');
  return {
    search: read.get('q') ?? '',
    period: PERIODS.find((each) => each === period) ?? ownPeriod(first, last) ?? DEFAULT_PERIOD,
    compare: read.get('compare') !== 'no',
    currency: CURRENCY.test(currency) ? currency : null,
  };
}

/** The days from the first to the last, "2026-03-01"; null when these are no days in order, or too many for a chart. */
export function ownPeriod(first: string, last: string): OwnPeriod | null {
  const text: OwnPeriod = `${first}..${last}`;
  const range = DAYS.test(text) ? rangeOf(text, 0) : null;
  return range !== null && range.from < range.to && stepOf(range) !== null ? text : null;
}

/** The local days of a period. `now` is epoch ms. */
export function periodRange(period: Period, now: number): Range {
  return rangeOf(period, now) ?? { from: dayStart(now, -6), to: dayStart(now, 1) };
}

/** The first and the last day of a period: "2026-03-01". */
export function daysOf({ from, to }: Range): { first: string; last: string } {
  return { first: localDay(from), last: localDay(dayStart(to, -1)) };
}

/** How many days of the calendar a period has. By their dates: a day may have an hour more than others, or be left out. */
export function dayCount({ from, to }: Range): number {
  return (dateNumber(to) - dateNumber(from)) / DAY;
}

/** The local date of a time, as the start of the same date in UTC, epoch ms. */
function dateNumber(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}

/**
 * The same number of local days before a period. Of a period that is not over yet, it ends at the same time of day: a
 * morning is not compared with a whole day. `now` is epoch ms.
 */
export function periodBefore(period: Range, now: number): Range {
  const days = dayCount(period);
  const from = dayStart(period.from, -days);
  if (now >= period.to) return { from, to: period.from };
  const at = Math.max(now, period.from);
  return { from, to: Math.min(period.from, dayStart(at, -days) + (at - dayStart(at))) };
}
