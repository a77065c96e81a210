import { addDecimals } from '../amounts/decimal';
import type { Money } from '../inqud/models';
import { isFinal } from '../inqud/status';
import { dayStart, localDay } from '../shared/localDay';
import { DAY } from '../shared/time';
import type { Range } from './dates';
import { hoursOf, hourText } from './dates';
import type { Entry } from './entry';

/** Statistics of the checkouts created in a period. Rates are between 0 and 1, and null when there are no checkouts. */
export type Overview = {
  created: number;
  paid: number;
  conflicts: number;
  expired: number;
  /** Without a final status. */
  open: number;
  conversion: number | null;
  conflictRate: number | null;
  /** The median time from creation to the paid status, in ms. */
  timeToPaid: number | null;
  /** For how many of the paid ones Inqud gave no time: they count from when they were first seen here. */
  paidSeenHere: number;
  volumes: Volume[];
  /** What became paid in the period, whenever it was created; `seenHere` likewise. */
  received: { count: number; seenHere: number; volumes: Volume[] };
  buckets: Bucket[];
};

/**
 * The paid volume: requested amounts, else paid amounts in a coin. Exact sums, the currency with most checkouts first.
 */
export type Volume = { currency: string; amount: string; count: number };

/** One bar of the charts: an hour when the period is within a day, else a day. */
export type Bucket = Range & {
  /** The search that finds its checkouts. */
  search: string;
  created: number;
  /** How many of those created in it are paid. */
  paid: number;
};

/** More bars could not be distinguished on the widest screen. */
const MOST_BUCKETS = 4000;

/**
 * Aggregates the entries created in a period in epoch ms, and those paid in it, preferably from and to the starts of local
 * days.
 */
export function overviewOf(entries: Iterable<Entry>, period: Range): Overview {
  const buckets = bucketsOf(period);
  const times: number[] = [];
  const [paidOfCreated, received] = [sumUp(), sumUp()];
  let [created, conflicts, expired, open] = [0, 0, 0, 0];
  for (const entry of entries) {
    const isPaid = entry.status === 'SUCCESS';
    if (isPaid && isIn(period, entry.updatedAt)) received.add(entry);
    if (!isIn(period, entry.createdAt)) continue;
    const bucket = bucketAt(buckets, entry.createdAt);
    created++;
    if (bucket) bucket.created++;
    if (bucket && isPaid) bucket.paid++;
    if (entry.status === 'CONFLICT') conflicts++;
    if (entry.status === 'EXPIRED') expired++;
    if (!isFinal(entry.status)) open++;
    if (!isPaid) continue;
    // Our clock may be behind Inqud's.
    times.push(Math.max(0, entry.updatedAt - entry.createdAt));
    paidOfCreated.add(entry);
  }
  const { count: paid, seenHere: paidSeenHere, volumes } = paidOfCreated.sum();
  return {
    created,
    paid,
    conflicts,
    expired,
    open,
    conversion: created === 0 ? null : paid / created,
    conflictRate: created === 0 ? null : conflicts / created,
    timeToPaid: medianOf(times),
    paidSeenHere,
    volumes,
    received: received.sum(),
    buckets,
  };
}

function isIn({ from, to }: Range, at: number): boolean {
  return at >= from && at < to;
}

/** Adds up paid checkouts. */
function sumUp() {
  const volumes = new Map<string, { amount: string; count: number }>();
  let [count, seenHere] = [0, 0];
  return {
    add(entry: Entry): void {
      count++;
      if (!entry.updatedByInqud) seenHere++;
      addTo(volumes, entry.amount ?? entry.paid);
    },
    sum: (): { count: number; seenHere: number; volumes: Volume[] } => ({
      count,
      seenHere,
      volumes: [...volumes]
        .map(([currency, volume]) => ({ currency, ...volume }))
        .sort((a, b) => b.count - a.count || (a.currency < b.currency ? -1 : 1)),
    }),
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

/** The contiguous bars of a period; none when it is unbounded, or would need too many. */
function bucketsOf({ from, to }: Range): Bucket[] {
  if (!((to - from) / DAY <= MOST_BUCKETS)) return [];
  const byHour = dayStart(from, 1) >= to;
  const starts = byHour ? hoursOf(dayStart(from)) : daysOf({ from, to });
  const end = byHour ? dayStart(from, 1) : dayStart(starts.at(-1) ?? from, 1);
  return starts
    .map((start, index) => ({
      from: start,
      to: starts[index + 1] ?? end,
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

/** Finds the bar of a time by binary search. */
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
