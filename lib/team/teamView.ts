import type { HistoryDb } from '../checkouts/database';
import { TEAM_ITEM } from '../sync/audit';
import { isTooOld, teamRow } from './teamState';

/** A colleague's desk, and when it last connected, epoch ms; null when it never said. */
export type Colleague = { desk: string; name: string; seen: number | null };

/** What a page shows of this desk's team. Counts are of checkouts, `aside` of records that this release or key cannot read. */
export type TeamView =
  | { is: 'alone' }
  | {
      is: 'member';
      team: string;
      server: string;
      name: string;
      link: { is: 'connecting' | 'connected' | 'offline' | 'refused'; since: number } | null;
      colleagues: Colleague[];
      unsent: number;
      refused: number;
      aside: number;
      /** The team wants records that this release does not write. */
      isTooOld: boolean;
    };

export function teamView(db: HistoryDb): Promise<TeamView> {
  return db.transaction('r', db.team, db.outbox, async () => {
    const joined = await teamRow(db, 'joined');
    if (!joined) return { is: 'alone' };
    const { desks = {} } = (await teamRow(db, 'desks')) ?? {};
    const { names = {} } = (await teamRow(db, 'names')) ?? {};
    const link = await teamRow(db, 'link');
    const colleagues = Object.entries(desks).map(([desk, { agent, seen }]) => ({
      desk,
      name: names[agent] ?? agent,
      seen,
    }));
    return {
      is: 'member',
      team: joined.team,
      server: joined.server,
      name: joined.name,
      link: link ? { is: link.is, since: link.since } : null,
      colleagues: colleagues.toSorted((a, b) => (b.seen ?? 0) - (a.seen ?? 0) || a.name.localeCompare(b.name)),
      unsent: (await db.outbox.where('state').equals('due').count()) - (await unsentItems(db)),
      refused: await db.outbox.where('state').equals('refused').count(),
      aside: (await teamRow(db, 'aside'))?.count ?? 0,
      isTooOld: await isTooOld(db),
    };
  });
}

/** What is said besides checkouts, and waits. There are few. */
async function unsentItems(db: HistoryDb): Promise<number> {
  const items = await db.outbox.where('id').startsWith(TEAM_ITEM).toArray();
  return items.filter(({ state }) => state === 'due').length;
}
