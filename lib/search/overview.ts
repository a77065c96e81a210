import { isFinal } from '../inqud/status';
import type { Range } from './dates';
import type { Entry } from './entry';
import type { Slot, Step } from './overviewBuckets';
import { slotAt, slotsOf, stepOf } from './overviewBuckets';
import type { Source, Volume } from './overviewSums';
import { createSources, createVolumes } from './overviewSums';

/** How many checkouts were created in a time, and what became of them. */
export type Counts = {
  created: number;
  paid: number;
  conflicts: number;
  expired: number;
  /** Without a final status. */
  open: number;
  /** The median time from creation to the paid status, in ms; null when nothing is paid. */
  timeToPaid: number | null;
};

/** Statistics of a period. Rates are between 0 and 1, and null when there are no checkouts. */
export type Totals = Counts & {
  conversion: number | null;
  conflictRate: number | null;
  /** For how many of the paid ones Inqud gave no time: they count from when they were first seen here. */
  paidSeenHere: number;
  /** The paid volume of those created in the period. */
  volumes: Volume[];
  /** What became paid in the period, whenever it was created; `seenHere` likewise. */
  received: { count: number; seenHere: number; volumes: Volume[]; sources: Source[] };
  step: Step;
  buckets: Bucket[];
};

/** One bar of the charts: those created in it, and what was received in it, whenever created. */
export type Bucket = Slot & Counts & { received: { count: number; volumes: Volume[] } };

/** The statistics of a period, and of one before it that it is compared with. */
export type Overview = Totals & { before: Totals | null };

/**
 * Aggregates the entries created in a period in epoch ms, and those paid in it, preferably from and to the starts of local
 * days; likewise for another period, in the same pass.
 */
export function overviewOf(entries: Iterable<Entry>, period: Range, before: Range | null = null): Overview {
  const [now, earlier] = [createTotals(period), before && createTotals(before)];
  for (const entry of entries) {
    now.add(entry);
    earlier?.add(entry);
  }
  return { ...now.totals(), before: earlier?.totals() ?? null };
}

function createTotals(period: Range) {
  const buckets = slotsOf(period).map((slot) => ({ ...slot, counts: createCounts(), received: createReceived() }));
  const [counts, volumes, sources] = [createCounts(), createVolumes(), createSources()];
  const received = createReceived();
  let [seenHere, paidSeenHere] = [0, 0];
  return {
    add(entry: Entry): void {
      const isPaid = entry.status === 'SUCCESS';
      if (isPaid && isIn(period, entry.updatedAt)) {
        received.add(entry);
        sources.add(entry);
        if (!entry.updatedByInqud) seenHere++;
        slotAt(buckets, entry.updatedAt)?.received.add(entry);
      }
      if (!isIn(period, entry.createdAt)) return;
      counts.add(entry);
      slotAt(buckets, entry.createdAt)?.counts.add(entry);
      if (!isPaid) return;
      volumes.add(entry);
      if (!entry.updatedByInqud) paidSeenHere++;
    },
    totals(): Totals {
      const all = counts.counts();
      const rate = (part: number) => (all.created === 0 ? null : part / all.created);
      return {
        ...all,
        conversion: rate(all.paid),
        conflictRate: rate(all.conflicts),
        paidSeenHere,
        volumes: volumes.list(),
        received: { ...received.sum(), seenHere, sources: sources.list() },
        step: stepOf(period) ?? 'year',
        buckets: buckets.map(({ from, to, when, counts, received }) => ({
          ...{ from, to, when },
          ...counts.counts(),
          received: received.sum(),
        })),
      };
    },
  };
}

function isIn({ from, to }: Range, at: number): boolean {
  return at >= from && at < to;
}

function createCounts() {
  const times: number[] = [];
  let [created, conflicts, expired, open] = [0, 0, 0, 0];
  return {
    add({ status, createdAt, updatedAt }: Entry): void {
      created++;
      if (status === 'CONFLICT') conflicts++;
      else if (status === 'EXPIRED') expired++;
      // Our clock may be behind Inqud's.
      else if (status === 'SUCCESS') times.push(Math.max(0, updatedAt - createdAt));
      else if (!isFinal(status)) open++;
    },
    counts: (): Counts => ({ created, paid: times.length, conflicts, expired, open, timeToPaid: medianOf(times) }),
  };
}

function createReceived() {
  const volumes = createVolumes();
  let count = 0;
  return {
    add(entry: Entry): void {
      count++;
      volumes.add(entry);
    },
    sum: (): { count: number; volumes: Volume[] } => ({ count, volumes: volumes.list() }),
  };
}

function medianOf(times: number[]): number | null {
  const sorted = times.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
