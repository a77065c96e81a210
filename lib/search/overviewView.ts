import { dayStart } from '../shared/localDay';
import type { Range } from './dates';

/** Each is also a value of `created:` in a search. */
export const PERIODS = ['today', '7d', '30d'] as const;
export type Period = (typeof PERIODS)[number];

/** The search and the period of the overview. Kept as text in the desk's URL. */
export type OverviewView = { search: string; period: Period };

const DEFAULT_PERIOD: Period = '7d';
const DAYS: Record<Period, number> = { today: 1, '7d': 7, '30d': 30 };

/** "q=tag%3Avip&period=30d", with the search as typed; empty for the default overview. */
export function overviewText({ search, period }: OverviewView): string {
  const text = new URLSearchParams();
  if (search.trim() !== '') text.set('q', search);
  if (period !== DEFAULT_PERIOD) text.set('period', period);
  return text.toString();
}

/** Parses what `overviewText` wrote; missing or invalid parts get their defaults. */
export function overviewViewOf(text: string): OverviewView {
  const read = new URLSearchParams(text);
  return { search: read.get('q') ?? '', period: PERIODS.find((each) => each === read.get('period')) ?? DEFAULT_PERIOD };
}

/** The local days of a period: today and those before it. `now` is epoch ms. */
export function periodRange(period: Period, now: number): Range {
  return { from: dayStart(now, 1 - DAYS[period]), to: dayStart(now, 1) };
}
