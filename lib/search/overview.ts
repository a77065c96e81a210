import { addDecimals } from '../amounts/decimal';
import type { Money } from '../inqud/models';
import { isFinal } from '../inqud/status';
import { dayStart, localDay } from '../shared/localDay';
import { DAY } from '../shared/time';
import type { Range } from './dates';
import { hoursOf, hourText } from './dates';
import type { Entry } from './entry';

/** What happened to the checkouts that were created in a period. Shares are between 0 and 1, and null when there are none. */
export type Overview = {
  created: number;
  paid: number;
  conflicts: number;
  expired: number;
  /** Without a final status. */
  open: number;
  conversion: number | null;
  conflictRate: number | null;
  /** The median of the time from creation until it was seen as paid, in ms. */
  timeToPaid: number | null;
  /** What was paid for: the asked amounts, else what arrived in a coin. Exact sums, the currency of the most checkouts first. */
  volumes: { currency: string; amount: string; count: number }[];
  buckets: Bucket[];
};

/** One bar of the charts: an hour when the period is within a day, else a day. */
export type Bucket = Range & {
  /** What to search for to see its checkouts. */
  search: string;
  created: number;
  /** How many of those that were created in it are paid. */
  paid: number;
};

/** So many bars can be told apart on the widest screen. */
const MOST_BUCKETS = 4000;

/** Counts the entries that were created from `from` until before `to`, epoch ms, best the starts of local days. */
export function overviewOf(entries: Iterable<Entry>, period: Range): Overview {
  const buckets = bucketsOf(period);
  const [times, volumes] = [[] as number[], new Map<string, { amount: string; count: number }>()];
  let [created, paid, conflicts, expired, open] = [0, 0, 0, 0, 0];
  for (const entry of entries) {
    if (entry.createdAt < period.from || entry.createdAt >= period.to) continue;
    const isPaid = entry.status === 'SUCCESS';
    const bucket = bucketAt(buckets, entry.createdAt);
    created++;
    if (bucket) bucket.created++;
    if (bucket && isPaid) bucket.paid++;
    if (entry.status === 'CONFLICT') conflicts++;
    if (entry.status === 'EXPIRED') expired++;
    if (!isFinal(entry.status)) open++;
    if (!isPaid) continue;
    paid++;
    // This computer's clock may be behind Inqud's.
    times.push(Math.max(0, entry.updatedAt - entry.createdAt));
    addTo(volumes, entry.amount ?? entry.paid);
  }
  return {
    created,
    paid,
    conflicts,
    expired,
    open,
    conversion: created === 0 ? null : paid / created,
    conflictRate: created === 0 ? null : conflicts / created,
    timeToPaid: medianOf(times),
    volumes: [...volumes]
      .map(([currency, volume]) => ({ currency, ...volume }))
      .sort((a, b) => b.count - a.count || (a.currency < b.currency ? -1 : 1)),
    buckets,
  };
}

function addTo(volumes: Map<string, { amount: string; count: number }>, money: Money | null) {
  if (money === null) return;
  const { amount, count } = volumes.get(money.currency) ?? { amount: '0', count: 0 };
  volumes.set(money.currency, { amount: addDecimals(amount, money.amount), count: count + 1 });
}

function medianOf(times: number[]): number | null {
  const sorted = times.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** The bars of a period without a gap between them; none when it has no end, or would need too many. */
function bucketsOf({ from, to }: Range): Bucket[] {
  if (!((to - from) / DAY <= MOST_BUCKETS)) return [];
  const byHour = dayStart(from, 1) >= to;
  const starts = byHour ? hoursOf(dayStart(from)) : daysOf({ from, to });
  const end = byHour ? dayStart(from, 1) : dayStart(starts.at(-1) ?? from, 1);
  return starts
    .map((start, place) => ({
      from: start,
      to: starts[place + 1] ?? end,
      search: `created:${byHour ? hourText(start) : localDay(start)}`,
      created: 0,
      paid: 0,
    }))
    .filter((bucket) => bucket.to > from && bucket.from < to);
}

function daysOf({ from, to }: Range): number[] {
  const days: number[] = [];
  for (let day = dayStart(from); day < to; day = dayStart(day, 1)) days.push(day);
  return days;
}

/** The bar of a moment. They lie one after the other, so the middle one tells on which side it is. */
function bucketAt(buckets: Bucket[], at: number): Bucket | undefined {
  let [low, high] = [0, buckets.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((buckets[middle]?.to ?? at) <= at) low = middle + 1;
    else high = middle;
  }
  const bucket = buckets[low];
  return bucket && bucket.from <= at ? bucket : undefined;
}
