import { earlierSince, finalSinceOf, sinceOf } from '../../inqud/finalSince';
import { isMergedOutside } from '../../inqud/outside';
import { isFinal } from '../../inqud/status';
import { sameContent } from '../../shared/sameContent';
import { DAY } from '../../shared/time';
import type { Edits } from '../../sync/edits';
import { isAcknowledged, mergedArchived, mergedEdits, noteIn, tagsIn } from '../../sync/edits';
import { isNoteCut, keptEntries, keptNote, MOST_KEPT_TAGS } from '../bounds';
import type { Reason, StoredCheckout } from '../database';
import { REASONS } from '../database';
import { isHintSource } from '../recordHint';
import { changeTags } from '../tags';
import type { EntryOfCopy } from './stored';

/**
 * Merges the stored and the restored version of a checkout. Inqud's newest answer wins, with everything derived from
 * it; the account and the links stay as stored. What people changed is merged by its stamps (`lib/sync`), in any order to the same;
 * what has none is from before: the archived flag stays as stored, notes, tags and acknowledgements are united, and so are
 * sent notifications.
 */
export function mergedCheckout(
  ours: StoredCheckout,
  theirs: StoredCheckout,
  timeline: readonly EntryOfCopy[],
): StoredCheckout {
  const { fromOutside: _, ...newest } = isNewer(theirs, ours) ? theirs : ours;
  const edits = mergedEdits(ours, theirs);
  const returnUrl = ours.returnUrl ?? newest.returnUrl;
  const merged = {
    ...newest,
    accountId: ours.accountId,
    widgetId: ours.widgetId,
    url: ours.url,
    returnUrl,
    ...(isMergedOutside(ours, theirs, { name: newest.name, returnUrl }) && { fromOutside: true as const }),
    archived: mergedArchived(ours, theirs) ?? ours.archived,
    statusSince: ours.status === theirs.status ? Math.min(ours.statusSince, theirs.statusSince) : newest.statusSince,
    hint: newestHint([ours.hint, theirs.hint], timeline),
    late: ours.late || theirs.late,
    attention: {
      reasons: newest.attention.reasons,
      acknowledged: union(ours.attention.acknowledged, theirs.attention.acknowledged),
    },
    noticed: union(ours.noticed, theirs.noticed),
    note: noteIn(edits) ?? (edits.note ? null : mergedNote(ours.note, theirs.note)),
    tags: (tagsIn(edits, ours.tags, theirs.tags) ?? changeTags(ours.tags, theirs.tags, [])).slice(
      0,
      Math.max(MOST_KEPT_TAGS, ours.tags.length),
    ),
    ...(Object.keys(edits).length > 0 && { edits }),
  };
  return withAcknowledged(ours.status === theirs.status ? withEarlierSince(merged, ours, theirs) : merged, edits);
}

/** Of two answers of the same time one wins that is the same everywhere. */
function isNewer(one: StoredCheckout, other: StoredCheckout): boolean {
  return one.answeredAt === other.answeredAt ? one.answer > other.answer : one.answeredAt > other.answeredAt;
}

/** What was acknowledged since it began; without a stamp, what is listed as acknowledged. */
export function withAcknowledged(merged: StoredCheckout, edits: Edits): StoredCheckout {
  const began = Math.min(merged.statusSince, sinceOf(merged).at);
  const beganAt = (reason: Reason) => (reason === 'disagreement' ? (merged.hint?.at ?? 0) : began);
  const { reasons, acknowledged } = merged.attention;
  const stamped = REASONS.filter((reason) => isAcknowledged(edits, reason, beganAt(reason)));
  const listed = acknowledged.filter((reason) => isAcknowledged(edits, reason, beganAt(reason)) === undefined);
  return { ...merged, attention: { reasons, acknowledged: union(listed, stamped) } };
}

/** Of two versions with the same final status, the time of the one that learned of it first. */
function withEarlierSince(merged: StoredCheckout, ours: StoredCheckout, theirs: StoredCheckout): StoredCheckout {
  const [one, other] = [finalSinceOf(ours), finalSinceOf(theirs)];
  if (one === null || other === null) return merged;
  const finalSince = earlierSince(one, other);
  // A row of an earlier release stays as it is, if nothing else is known than what its answer says.
  return sameContent(finalSinceOf(merged), finalSince) ? merged : { ...merged, finalSince };
}

/** A report that one side had dropped for a newer one, which turned out to be settled, is open again. */
function openHints(timeline: readonly EntryOfCopy[]): NonNullable<StoredCheckout['hint']>[] {
  return timeline.flatMap(({ to, source, at, settled, by }) => {
    return settled === null && isHintSource(source)
      ? [{ status: to, source, at, ...(by !== undefined && { by }) }]
      : [];
  });
}

/** The newest hint that is not settled in either timeline. */
function newestHint(hints: StoredCheckout['hint'][], timeline: readonly EntryOfCopy[]): StoredCheckout['hint'] {
  const known = hints.filter((hint) => hint !== null);
  const open = [...known, ...(known.length > 0 ? openHints(timeline) : [])].filter(
    ({ at, status, source }) =>
      !timeline.some((entry) => entry.at === at && entry.to === status && entry.source === source && entry.settled),
  );
  return open.toSorted((a, b) => b.at - a.at || (JSON.stringify(a) < JSON.stringify(b) ? 1 : -1))[0] ?? null;
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
 * nothing. An entry that is settled in either timeline is settled, in both at the earlier time.
 */
export function mergedTimeline(ours: MergedEntry[], theirs: readonly EntryOfCopy[]): MergedEntry[] {
  const merged = [...ours];
  const positions = new Map(ours.map((entry, position) => [keyOf(entry), position]));
  let changed = false;
  for (const entry of theirs) {
    const key = keyOf(entry);
    const position = positions.get(key) ?? merged.length;
    const known = merged[position];
    if (known && !isSettledEarlier(entry.settled, known.settled)) continue;
    merged[position] = known ? { ...known, settled: entry.settled } : entry;
    positions.set(key, position);
    changed = true;
  }
  if (!changed) return ours;
  const kept = keptEntries(merged.toSorted(byTime));
  return kept.length === ours.length && kept.every((entry, at) => entry === ours[at]) ? ours : kept;
}

function isSettledEarlier(one: EntryOfCopy['settled'], other: EntryOfCopy['settled']): boolean {
  if (one === null || other === null) return one !== null;
  return one.at === other.at ? one.status < other.status : one.at < other.at;
}

/** In an order that is the same everywhere: at the same time, a creation comes first. */
function byTime(a: EntryOfCopy, b: EntryOfCopy): number {
  if (a.at !== b.at) return a.at - b.at;
  if ((a.from === null) !== (b.from === null)) return a.from === null ? -1 : 1;
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

function keyOf({ at, from, to, source, note, link, acknowledged, by }: EntryOfCopy): string {
  return JSON.stringify([
    at,
    from,
    to,
    source,
    note ?? null,
    link?.checkoutId ?? null,
    acknowledged ?? null,
    by ?? null,
  ]);
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
