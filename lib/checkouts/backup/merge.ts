import { isFinal } from '../../inqud/status';
import { DAY } from '../../shared/time';
import type { StoredCheckout } from '../database';
import { changeTags } from '../tags';
import type { EntryOfCopy } from './stored';

/**
 * One checkout of two copies of the history. Inqud's newest answer wins, with all that was made of it; a checkout that is
 * here stays with its account and archived or not. What people wrote, and what they were told or have seen, is united.
 */
export function mergedCheckout(
  ours: StoredCheckout,
  theirs: StoredCheckout,
  timeline: readonly EntryOfCopy[],
): StoredCheckout {
  const newest = theirs.answeredAt > ours.answeredAt ? theirs : ours;
  return {
    ...newest,
    accountId: ours.accountId,
    widgetId: ours.widgetId,
    archived: ours.archived,
    statusSince: ours.status === theirs.status ? Math.min(ours.statusSince, theirs.statusSince) : newest.statusSince,
    hint: newestHint([ours.hint, theirs.hint], timeline),
    late: ours.late || theirs.late,
    attention: {
      reasons: newest.attention.reasons,
      acknowledged: union(ours.attention.acknowledged, theirs.attention.acknowledged),
    },
    noticed: union(ours.noticed, theirs.noticed),
    note: mergedNote(ours.note, theirs.note),
    tags: changeTags(ours.tags, theirs.tags, []),
  };
}

/** The newest hint that Inqud has not settled in either copy. */
function newestHint(hints: StoredCheckout['hint'][], timeline: readonly EntryOfCopy[]): StoredCheckout['hint'] {
  const open = hints
    .filter((hint) => hint !== null)
    .filter(
      ({ at, status, source }) =>
        !timeline.some((entry) => entry.at === at && entry.to === status && entry.source === source && entry.settled),
    );
  return open.toSorted((a, b) => b.at - a.at)[0] ?? null;
}

/** Two different notes follow each other, ours first; one that is within the other is not said again. */
function mergedNote(ours: string | null, theirs: string | null): string | null {
  if (!ours || !theirs) return ours || theirs;
  const within = (inner: string, outer: string) => `\n${outer}\n`.includes(`\n${inner}\n`);
  if (within(theirs, ours)) return ours;
  return within(ours, theirs) ? theirs : `${ours}\n${theirs}`;
}

function union<T>(ours: readonly T[], theirs: readonly T[]): T[] {
  return [...new Set([...ours, ...theirs])];
}

/** A line of a timeline, which has a place when it is stored here. */
export type MergedEntry = EntryOfCopy & { seq?: number };

/**
 * Our timeline with what theirs has besides, in the order of time; ours itself when there is nothing. What Inqud settled in
 * either copy is settled.
 */
export function mergedTimeline(ours: MergedEntry[], theirs: readonly EntryOfCopy[]): MergedEntry[] {
  const merged = [...ours];
  const places = new Map(ours.map((entry, place) => [keyOf(entry), place]));
  let changed = false;
  for (const entry of theirs) {
    const key = keyOf(entry);
    const place = places.get(key) ?? merged.length;
    const known = merged[place];
    if (known && (known.settled !== null || entry.settled === null)) continue;
    merged[place] = known ? { ...known, settled: entry.settled } : entry;
    places.set(key, place);
    changed = true;
  }
  return changed ? merged.toSorted((a, b) => a.at - b.at) : ours;
}

function keyOf({ at, from, to, source, note, link }: EntryOfCopy): string {
  return JSON.stringify([at, from, to, source, note ?? null, link?.checkoutId ?? null]);
}

/**
 * When to ask about a restored checkout: as the copy says while that is to come, else at `free`, and not later than `ours`.
 * One that is open, or was reported otherwise, is always asked about. No wait is longer than a day, whatever a file says.
 */
export function dueAgain(
  checkout: StoredCheckout,
  ours: number | undefined,
  now: number,
  free: () => number,
): StoredCheckout {
  const { nextRefreshAt: next, ...rest } = checkout;
  if (next === undefined && isFinal(checkout.status) && checkout.hint === null) return rest;
  const isToCome = next !== undefined && next > now && next <= now + DAY;
  return { ...rest, nextRefreshAt: Math.min(isToCome ? next : free(), ours ?? Number.POSITIVE_INFINITY) };
}
