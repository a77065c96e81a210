import { sameContent } from '../shared/sameContent';
import type { Author, Stamp } from './stamp';
import { deskOf, stampAfter } from './stamp';

/** What a team shares besides its checkouts: each kind is one record of each desk. */
export const SHARED_KINDS = ['presets', 'messages', 'views', 'columns'] as const;
export type SharedKind = (typeof SHARED_KINDS)[number];

/** Items of one kind that one desk speaks of, those included that it took out of the team. */
export const MOST_SHARED = 100;

/** A field as somebody left it. */
export type SharedField = { at: Stamp; value: unknown };
/** `is`: whether the item is shared; false when somebody took it out of the team, or deleted it. */
export type SharedMark = { at: Stamp; is: boolean };

/** What one desk says of one item: only what was done at that desk. */
export type SharedEntry = { id: string; on?: SharedMark; fields: Record<string, SharedField> };
/** What all desks together say of one item. */
export type SharedItem = { id: string; on: SharedMark; fields: Record<string, SharedField> };

/**
 * What all desks say, by the item's ID: of each field, and of whether the item is shared, the last change. It commutes,
 * so the order in which the desks were heard does not matter. An edit does not bring back what was taken out meanwhile.
 */
export function mergedItems(said: readonly (readonly SharedEntry[])[]): Map<string, SharedItem> {
  const items = new Map<string, SharedEntry>();
  for (const entry of said.flat()) {
    const known = items.get(entry.id);
    items.set(entry.id, known ? mergedEntry(known, entry) : entry);
  }
  // What nobody shares, such as an edit of what its desk has taken back, is no item.
  return new Map([...items].flatMap(([id, { on, fields }]) => (on ? [[id, { id, on, fields }] as const] : [])));
}

function mergedEntry(one: SharedEntry, other: SharedEntry): SharedEntry {
  const on = one.on && other.on ? later(one.on, other.on) : (one.on ?? other.on);
  const fields = { ...one.fields };
  for (const [name, field] of Object.entries(other.fields)) {
    const known = fields[name];
    fields[name] = known ? later(known, field) : field;
  }
  return { id: one.id, ...(on && { on }), fields };
}

/** One stamp for two values is of a copied profile: one of them, the same one everywhere. */
function later<T extends SharedField | SharedMark>(one: T, other: T): T {
  if (one.at !== other.at) return one.at > other.at ? one : other;
  return textOf(one) > textOf(other) ? one : other;
}

function textOf(field: SharedField | SharedMark): string {
  return JSON.stringify('value' in field ? field.value : field.is);
}

/**
 * A person's change of an item that is shared, or that is shared by it. `before`: what that person saw; null for
 * nothing of the team's. Only what was changed of that is said, so that a colleague's change of another field stays.
 */
export type SharedEdit = { id: string; before: Record<string, unknown> | null; after: Record<string, unknown> };

/**
 * This desk's entries after the edit; the same ones when it changes nothing. `all`: what all desks say, this one
 * included.
 */
export function withEdit(
  own: readonly SharedEntry[],
  all: ReadonlyMap<string, SharedItem>,
  { id, before, after }: SharedEdit,
  author: Author,
): readonly SharedEntry[] {
  const item = all.get(id);
  const isOn = item?.on.is === true;
  const known = (name: string) => (isOn ? (before ? before[name] : item.fields[name]?.value) : undefined);
  const changed = Object.entries(after).filter(([name, value]) => !isOn || !sameContent(known(name), value));
  if (isOn && changed.length === 0) return own;
  const fields = Object.fromEntries(
    changed.map(([name, value]) => [name, { value, at: stampAfter([item?.fields[name]?.at], author) }]),
  );
  const mine = own.find((each) => each.id === id);
  const entry: SharedEntry = {
    ...mine,
    id,
    ...(!isOn && { on: { is: true, at: stampAfter([item?.on.at], author) } }),
    fields: { ...mine?.fields, ...fields },
  };
  return [...own.filter((each) => each.id !== id), entry];
}

/** This desk's entries after it took the item out of the team, for everybody. */
export function withoutItem(
  own: readonly SharedEntry[],
  all: ReadonlyMap<string, SharedItem>,
  id: string,
  author: Author,
): readonly SharedEntry[] {
  const item = all.get(id);
  if (!item?.on.is) return own;
  const on = { is: false, at: stampAfter([item.on.at], author) };
  return [...own.filter((each) => each.id !== id), { id, on, fields: {} }];
}

/**
 * This desk's entries without those that say nothing any more: of an item that another desk took out, and of one that
 * this desk did, once no other desk says that it is shared.
 */
export function withoutSpent(
  own: readonly SharedEntry[],
  others: readonly (readonly SharedEntry[])[],
  desk: string,
): SharedEntry[] {
  const all = mergedItems([own, ...others]);
  const elsewhere = new Set(others.flat().flatMap(({ id, on }) => (on?.is ? id : [])));
  return own.filter(({ id }) => {
    const item = all.get(id);
    if (!item || item.on.is) return true;
    return deskOf(item.on.at) === desk && elsewhere.has(id);
  });
}
