import * as v from 'valibot';
import type { HistoryDb } from '../../checkouts/database';
import type { SharedRow } from '../../sync/outbox';
import { sharedKey } from '../../sync/outbox';
import type { SharedEntry, SharedField, SharedKind } from '../../sync/sharedItems';
import { MOST_SHARED, SHARED_KINDS } from '../../sync/sharedItems';
import { deskOf, isStamp, timeOf } from '../../sync/stamp';
import { ItemId, SHARED } from './kinds';

const stamp = v.pipe(v.string(), v.check(isStamp));

function entryOf(fields: Record<string, v.GenericSchema>): v.GenericSchema<unknown, SharedEntry> {
  const given = Object.entries(fields).map(
    ([name, value]) => [name, v.exactOptional(v.object({ at: stamp, value }))] as const,
  );
  return v.object({
    id: ItemId,
    on: v.exactOptional(v.object({ at: stamp, is: v.boolean() })),
    fields: v.pipe(
      v.object(Object.fromEntries(given)),
      v.transform((all) => present(Object.entries(all))),
    ),
  });
}

function present(fields: readonly [string, SharedField | undefined][]): Record<string, SharedField> {
  return Object.fromEntries(fields.flatMap(([name, field]) => (field ? [[name, field]] : [])));
}

function recordOf(fields: Record<string, v.GenericSchema>) {
  return v.object({
    v: v.literal(1),
    stamp,
    items: v.pipe(
      v.array(entryOf(fields)),
      v.maxLength(MOST_SHARED),
      v.check((items) => new Set(items.map(({ id }) => id)).size === items.length),
    ),
  });
}

/** `desk.team.<kind>.<agent>.<desk>`: all that one desk says of what the team shares of one kind. */
const RECORDS = {
  presets: recordOf(SHARED.presets.entries),
  messages: recordOf(SHARED.messages.entries),
  views: recordOf(SHARED.views.entries),
  columns: recordOf(SHARED.columns.entries),
};
export type SharedRecord = v.InferOutput<(typeof RECORDS)[SharedKind]>;

export function isSharedKind(kind: string): kind is SharedKind {
  return SHARED_KINDS.some((each) => each === kind);
}

/**
 * A colleague's record; null for another shape, or when anything in it is said in another desk's name. One of a time to
 * come, `ahead` at epoch ms, is not taken yet: it would win over every real one.
 */
export function readSharedRecord(
  kind: SharedKind,
  value: unknown,
  desk: string,
  latest: number,
): SharedRecord | { ahead: number } | null {
  const read = v.safeParse(RECORDS[kind], value, { abortEarly: true });
  if (!read.success) return null;
  const { stamp: said, items } = read.output;
  const stamps = [
    said,
    ...items.flatMap(({ on, fields }) => [on, ...Object.values(fields)].flatMap((each) => each?.at ?? [])),
  ];
  if (stamps.some((each) => deskOf(each) !== desk)) return null;
  const at = Math.max(...stamps.map(timeOf));
  return at > latest ? { ahead: at } : read.output;
}

export async function sharedRow(db: Pick<HistoryDb, 'team'>, kind: SharedKind): Promise<SharedRow> {
  const key = sharedKey(kind);
  const row = await db.team.get(key);
  return row && 'follows' in row ? row : { key, said: null, own: [], desks: {}, follows: [] };
}

/** What this desk says. Null while it never shared any since it joined. */
export async function sharedRecord(db: HistoryDb, kind: SharedKind): Promise<SharedRecord | null> {
  const { said, own } = await sharedRow(db, kind);
  return said === null ? null : { v: 1, stamp: said, items: own };
}

/** What a desk says is as it said last, whatever arrives after that. */
export function withTheirShared(
  row: SharedRow,
  { agent, desk, record }: { agent: string; desk: string; record: SharedRecord },
): SharedRow {
  const { stamp: said, items } = record;
  const known = row.desks[desk];
  if (known && (known.stamp > said || (known.stamp === said && textOf(known.items) >= textOf(items)))) return row;
  return { ...row, desks: { ...row.desks, [desk]: { agent, stamp: said, items } } };
}

function textOf(items: readonly SharedEntry[]): string {
  return JSON.stringify(items);
}
