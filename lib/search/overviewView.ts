import { dayStart } from '../shared/localDay';
import type { Range } from './dates';

/** Each is also a value of `created:` in a search. */
export const PERIODS = ['today', '7d', '30d'] as const;
export type Period = (typeof PERIODS)[number];

/** What the overview counts: what a search finds of a period. Kept as text in the desk's address. */
export type OverviewView = { search: string; period: Period };

const USUAL: Period = '7d';
const DAYS: Record<Period, number> = { today: 1, '7d': 7, '30d': 30 };

/** "q=tag%3Avip&period=30d", with the search as in the list's text; empty for the overview as it is at first. */
export function overviewText({ search, period }: OverviewView): string {
  const text = new URLSearchParams();
  if (search.trim() !== '') text.set('q', search);
  if (period !== USUAL) text.set('period', period);
  return text.toString();
}

/** Reads what `overviewText` wrote; what is missing or wrong is as at first. */
export function overviewViewOf(text: string): OverviewView {
  const read = new URLSearchParams(text);
  return { search: read.get('q') ?? '', period: PERIODS.find((each) => each === read.get('period')) ?? USUAL };
}

/** The local days of a period: today and those before it. `now` is epoch ms. */
export function periodRange(period: Period, now: number): Range {
  return { from: dayStart(now, 1 - DAYS[period]), to: dayStart(now, 1) };
}
