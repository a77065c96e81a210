import type { MergedEntry } from '../../checkouts/backup/merge';
import { mergedTimeline, withAcknowledged } from '../../checkouts/backup/merge';
import { MOST_KEPT_TAGS } from '../../checkouts/bounds';
import type { StoredCheckout } from '../../checkouts/database';
import { withAttention } from '../../checkouts/rules/attention';
import { sameContent } from '../../shared/sameContent';
import { mergedArchived, mergedEdits, noteIn, tagsIn } from '../../sync/edits';
import type { CheckoutRecord } from './checkoutRecord';
import type { Merging } from './merging';
import { readRelayed, unconfirmedCheckout, withRelayed } from './relayed';

/** Lines of one colleague in one timeline; more than any has. */
const MOST_LINES_OF_ONE = 300;

/** A record that was opened and read. `by`: the colleague's name. */
export type Received = { checkoutId: string; shop: string; by: string; record: CheckoutRecord };

export type ReceiveSetup = {
  now: number;
  /** 0 to 1. */
  random: () => number;
  /** The account in this browser for a shop's widget ID, or what stands for one. */
  accountOf: (shop: string) => string;
  /** What Inqud created before this time, epoch ms, is not taken any more. */
  horizon: number;
};

/** Merges a colleague's record into the history. It can come any number of times and in any order. */
export function receive(
  merging: Merging,
  { checkoutId, shop, by, record }: Received,
  { now, random, accountOf, horizon }: ReceiveSetup,
): void {
  if (merging.isErased(checkoutId)) return;
  const relayed = record.answer && readRelayed(record.answer, checkoutId, by);
  const known = merging.checkout(checkoutId);
  // What a colleague did to a checkout that nobody has an answer for: her record comes again with one.
  const accountId = accountOf(shop);
  const before =
    owned(known, shop, accountId) ?? (relayed && unconfirmedCheckout(relayed, { accountId, widgetId: shop }));
  if (!before || before.createdAt < horizon) return;
  const timeline = merging.timeline(checkoutId);
  const { checkout, entry } = relayed
    ? withRelayed(before, relayed, { now, random: random() })
    : { checkout: before, entry: null };
  const theirs = [...record.lines.map((line) => ({ ...line, by })), ...(entry ? [entry] : [])].slice(
    0,
    room(timeline, by),
  );
  const merged = mergedTimeline(timeline, theirs);
  const isMaker = !known || record.lines.some(({ source }) => source === 'created');
  const after = withAttention({ ...changed(checkout, record), ...(isMaker && { by }) }, now);
  const isSame = known !== undefined && sameContent(after, withAttention(known, now));
  if (!isSame) merging.put(after);
  if (merged !== timeline) merging.putTimeline(checkoutId, merged);
}

/** One that came before there was an account for its shop is that account's as soon as there is. */
function owned(known: StoredCheckout | undefined, shop: string, accountId: string): StoredCheckout | undefined {
  return known?.accountId === shop ? { ...known, accountId } : known;
}

/** How many more lines of a colleague fit: none may push out all others. */
function room(timeline: readonly MergedEntry[], by: string): number {
  return Math.max(0, MOST_LINES_OF_ONE - timeline.filter((line) => line.by === by).length);
}

/** The checkout with what was done at the colleague's desk. */
function changed(ours: StoredCheckout, { edits: theirEdits, archived }: CheckoutRecord): StoredCheckout {
  const theirs = { note: null, tags: [], archived, edits: theirEdits };
  const edits = mergedEdits(ours, theirs);
  if (Object.keys(edits).length === 0) return ours;
  const merged = {
    ...ours,
    edits,
    note: edits.note ? (noteIn(edits) ?? null) : ours.note,
    tags: (tagsIn(edits, ours.tags, []) ?? ours.tags).slice(0, Math.max(MOST_KEPT_TAGS, ours.tags.length)),
    archived: mergedArchived(ours, theirs) ?? ours.archived,
  };
  return withAcknowledged(merged, edits);
}
