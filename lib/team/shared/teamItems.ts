import type { HistoryDb } from '../../checkouts/database';
import type { SharedField, SharedItem, SharedKind } from '../../sync/sharedItems';
import { deskOf } from '../../sync/stamp';
import { namesOfDesks } from '../teamState';
import { itemsIn } from './changeShared';
import type { SharedValue } from './kinds';
import { READ } from './kinds';
import { sharedRow } from './sharedRecord';

/** Items of one kind that are shown; no team has as many. */
const MOST_SHOWN = 200;

/** Who did something: a colleague by name, or null for this desk. */
export type Who = string | null;

/** One shared item. `by` shared it, `changedBy` changed it last. */
export type TeamItem<K extends SharedKind> = { id: string; value: SharedValue[K]; by: Who; changedBy: Who; at: string };

/**
 * What the team shares of one kind, as each desk sees it. `follows`: the IDs of this desk's own items that go with the
 * team's. `ended`: those of them that somebody took out of the team, and who did.
 */
export type TeamItems<K extends SharedKind> = {
  items: TeamItem<K>[];
  follows: ReadonlySet<string>;
  ended: ReadonlyMap<string, Who>;
};

/** Null without a team, which costs one read. In an order that is the same at each desk. */
export function teamItems<K extends SharedKind>(db: HistoryDb, kind: K): Promise<TeamItems<K> | null> {
  return db.transaction('r', db.team, async () => {
    if (!(await db.team.get('joined'))) return null;
    const row = await sharedRow(db, kind);
    const names = await namesOfDesks(db);
    const own = await db.team.get('desk');
    const who = ({ at }: Pick<SharedField, 'at'>): Who => {
      const desk = deskOf(at);
      if (own?.key === 'desk' && own.desk === desk) return null;
      return names[desk] ?? row.desks[desk]?.agent ?? '';
    };
    const all = [...itemsIn(row).values()];
    const items = all.filter(({ on }) => on.is).flatMap((item) => shown(kind, item, who));
    const ended = all.filter(({ id, on }) => !on.is && row.follows.includes(id));
    return {
      items: items.toSorted((a, b) => (`${a.at} ${a.id}` < `${b.at} ${b.id}` ? -1 : 1)).slice(0, MOST_SHOWN),
      follows: new Set(row.follows),
      ended: new Map(ended.map(({ id, on }) => [id, who(on)])),
    };
  });
}

/** None while a part of it has not arrived, or when it is of another shape. */
function shown<K extends SharedKind>(
  kind: K,
  { id, on, fields }: SharedItem,
  who: (field: Pick<SharedField, 'at'>) => Who,
): TeamItem<K>[] {
  const value = READ[kind](Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value])));
  if (value === null) return [];
  const last = Object.values(fields).reduce((latest, each) => (each.at > latest.at ? each : latest));
  return [{ id, value, by: who(on), changedBy: who(last), at: on.at }];
}
