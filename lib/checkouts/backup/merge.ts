import { earlierSince, finalSinceOf } from '../../inqud/finalSince';
import { isFinal } from '../../inqud/status';
import { sameContent } from '../../shared/sameContent';
import { DAY } from '../../shared/time';
import { isNoteCut, keptEntries, keptNote, MOST_KEPT_TAGS } from '../bounds';
import type { StoredCheckout } from '../database';
import { changeTags } from '../tags';
import type { EntryOfCopy } from './stored';

/**
 * Merges the stored and the restored version of a checkout. Inqud's newest answer wins, with everything derived from
 * it; the account, the links and the archived flag stay as stored. Notes, tags, sent notifications and acknowledgements are
 * united.
 */
export function mergedCheckout(
  ours: StoredCheckout,
  theirs: StoredCheckout,
  timeline: readonly EntryOfCopy[],
): StoredCheckout {
  const newest = theirs.answeredAt > ours.answeredAt ? theirs : ours;
  const merged = {
    ...newest,
    accountId: ours.accountId,
    widgetId: ours.widgetId,
    url: ours.url,
    returnUrl: ours.returnUrl ?? newest.returnUrl,
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
    tags: changeTags(ours.tags, theirs.tags, []).slice(0, Math.max(MOST_KEPT_TAGS, ours.tags.length)),
  };
  return ours.status === theirs.status ? withEarlierSince(merged, ours, theirs) : merged;
}

/** Of two versions with the same final status, the time of the one that learned of it first. */
function withEarlierSince(merged: StoredCheckout, ours: StoredCheckout, theirs: StoredCheckout): StoredCheckout {
  const [one, other] = [finalSinceOf(ours), finalSinceOf(theirs)];
  if (one === null || other === null) return merged;
  const finalSince = earlierSince(one, other);
  // A row of an earlier release stays as it is, if nothing else is known than what its answer says.
  return sameContent(finalSinceOf(merged), finalSince) ? merged : { ...merged, finalSince };
}

/** The newest hint that is not settled in either timeline. */
function newestHint(hints: StoredCheckout['hint'][], timeline: readonly EntryOfCopy[]): StoredCheckout['hint'] {
  const open = hints
    .filter((hint) => hint !== null)
    .filter(
      ({ at, status, source }) =>
        !timeline.some((entry) => entry.at === at && entry.to === status && entry.source === source && entry.settled),
    );
  return open.toSorted((a, b) => b.at - a.at)[0] ?? null;
}

/** Concatenates two different notes, ours first; a note that contains the other is kept alone. One that is full stays. */
function mergedNote(ours: string | null, theirs: string | null): string | null {
  if (!ours || !theirs) return ours || theirs;
  const contains = (outer: string, inner: string) => `\n${outer}\n`.includes(`\n${inner}\n`);
  if (isNoteCut(ours) || contains(ours, theirs)) return ours;
  return contains(theirs, ours) ? theirs : keptNote(`${ours}\n${theirs}`);
}

function union<T>(ours: readonly T[], theirs: readonly T[]): T[] {
  return [...new Set([...ours, ...theirs])];
}

/** A timeline entry, with its key when it is stored here. */
export type MergedEntry = EntryOfCopy & { seq?: number };

/**
 * Adds the entries that only their timeline has, in order of time, and keeps the newest; returns `ours` itself when that changes
 * nothing. An entry that is settled in either timeline is settled.
 */
export function mergedTimeline(ours: MergedEntry[], theirs: readonly EntryOfCopy[]): MergedEntry[] {
  const merged = [...ours];
  const positions = new Map(ours.map((entry, position) => [keyOf(entry), position]));
  let changed = false;
  for (const entry of theirs) {
    const key = keyOf(entry);
    const position = positions.get(key) ?? merged.length;
    const known = merged[position];
    if (known && (known.settled !== null || entry.settled === null)) continue;
    merged[position] = known ? { ...known, settled: entry.settled } : entry;
    positions.set(key, position);
    changed = true;
  }
  if (!changed) return ours;
  const kept = keptEntries(merged.toSorted((a, b) => a.at - b.at));
  return kept.length === ours.length && kept.every((entry, at) => entry === ours[at]) ? ours : kept;
}

function keyOf({ at, from, to, source, note, link }: EntryOfCopy): string {
  return JSON.stringify([at, from, to, source, note ?? null, link?.checkoutId ?? null]);
}

/**
 * Schedules the next refresh of a restored checkout: at the time in the copy if that is in the future, else at `nextSlot`,
 * and not later than `ours`. An open checkout, or one with a hint, is always scheduled, and never more than a day
 * ahead, whatever the file says.
 */
export function dueAgain(
  checkout: StoredCheckout,
  ours: number | undefined,
  now: number,
  nextSlot: () => number,
): StoredCheckout {
  const { nextRefreshAt: next, ...rest } = checkout;
  if (next === undefined && isFinal(checkout.status) && checkout.hint === null) return rest;
  const isAhead = next !== undefined && next > now && next <= now + DAY;
  return { ...rest, nextRefreshAt: Math.min(isAhead ? next : nextSlot(), ours ?? Number.POSITIVE_INFINITY) };
}
