import { deskOfText } from '../sealing/deskId';
import type { Author, Stamp } from './stamp';
import { deskOf, oldStamp, stampAfter } from './stamp';

/** A note as somebody left it; null when it was deleted. */
export type NoteVersion = { at: Stamp; text: string | null };

/**
 * A note that several desks may change without seeing each other's change: the versions that nobody has replaced, newest
 * first, and the last change of each desk that is in them or was replaced by them.
 */
export type NoteHistory = { versions: NoteVersion[]; seen: Stamp[] };

/** Versions side by side, and desks that have changed one note. No team has as many. */
export const MOST_VERSIONS = 20;
export const MOST_SEEN = 200;

/** A note of before there were stamps. */
export function oldNote(text: string | null): NoteHistory {
  if (!text) return { versions: [], seen: [] };
  const at = oldStamp(deskOfText(text));
  return { versions: [{ at, text }], seen: [at] };
}

/**
 * The note after somebody has changed it who saw what these stamps name, or else all of it. What came from another desk
 * while it was typed stays beside it.
 */
export function withNote(
  before: NoteHistory,
  text: string | null,
  author: Author,
  seen: readonly Stamp[] = before.seen,
): NoteHistory {
  const at = stampAfter(before.seen, author);
  const unseen = before.versions.filter((each) => deskOf(each.at) !== author.desk && !includes(seen, each.at));
  return { versions: [{ at, text }, ...unseen].slice(0, MOST_VERSIONS), seen: latestOfEach([...before.seen, at]) };
}

/** What is known of a note at two desks: a version goes when the other desk has seen it and no longer has it. */
export function mergedNotes(one: NoteHistory, other: NoteHistory): NoteHistory {
  const versions = new Map<Stamp, NoteVersion>();
  for (const [mine, theirs] of [
    [one, other],
    [other, one],
  ] as const) {
    for (const version of mine.versions) {
      const same = theirs.versions.find(({ at }) => at === version.at);
      if (!same && includes(theirs.seen, version.at)) continue;
      // One stamp for two texts is of a copied profile: one of them, the same one everywhere.
      versions.set(version.at, same && (same.text ?? '') > (version.text ?? '') ? same : version);
    }
  }
  return {
    versions: [...versions.values()].toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MOST_VERSIONS),
    seen: latestOfEach([...one.seen, ...other.seen]),
  };
}

/** The version that is shown: the newest that was not deleted. Who deleted an older one has not seen it. */
export function shownVersion({ versions }: NoteHistory): NoteVersion | null {
  return versions.find(({ text }) => text !== null) ?? versions[0] ?? null;
}

/** The other notes beside the shown one, newest first, which their authors wrote without having seen each other. */
export function otherVersions(history: NoteHistory): (NoteVersion & { text: string })[] {
  const shown = shownVersion(history);
  const texts = new Set([shown?.text]);
  return history.versions.flatMap(({ at, text }) => {
    if (text === null || texts.has(text)) return [];
    texts.add(text);
    return [{ at, text }];
  });
}

function includes(seen: readonly Stamp[], at: Stamp): boolean {
  return seen.some((each) => each >= at && deskOf(each) === deskOf(at));
}

function latestOfEach(stamps: readonly Stamp[]): Stamp[] {
  const latest = new Map<string, Stamp>();
  for (const at of stamps) if (at > (latest.get(deskOf(at)) ?? '')) latest.set(deskOf(at), at);
  return [...latest.values()].toSorted((a, b) => (a < b ? 1 : -1)).slice(0, MOST_SEEN);
}
