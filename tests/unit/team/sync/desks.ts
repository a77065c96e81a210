import type { HistoryDb } from '../../../../lib/checkouts/database';
import { openHistory } from '../../../../lib/checkouts/database';
import { newDesk } from '../../../../lib/sealing/deskId';
import { otherVersions } from '../../../../lib/sync/noteHistory';
import type { HookRecord } from '../../../../lib/team/contract/adminRecords';
import type { TeamKey } from '../../../../lib/team/contract/teamKey';
import type { Link } from '../../../../lib/team/sync/link';
import { proveCursors, pull } from '../../../../lib/team/sync/receiving';
import { sendAll, tellAll, verifySent } from '../../../../lib/team/sync/sending';

export type Desk = Awaited<ReturnType<typeof joinedDesk>>;

/** A desk of a team, with a database of its own. */
export async function joinedDesk(agent: string, key: TeamKey, clock: { now: number }) {
  const desk = newDesk();
  const db = openHistory(`history of ${desk}`);
  await db.team.bulkPut([
    { key: 'desk', desk },
    { key: 'joined', at: clock.now, team: 'Shop', server: 'localhost', agent, name: agent },
  ]);
  const self = { agent, desk };
  const hooks: HookRecord[] = [];
  const setup = (link: Link, keys: readonly TeamKey[] = [key]) => ({
    db,
    link,
    self,
    key: () => keys[0] ?? key,
    keys: () => keys,
    now: () => clock.now,
    random: () => 0.5,
    accountOf: async () => (shop: string) => `account of ${shop}`,
    onKey: async () => {},
    onHook: async (hook: HookRecord) => void hooks.push(hook),
  });
  return {
    db,
    self,
    hooks,
    setup,
    tellAll: () => tellAll(db),
    /** All that a connected desk does. */
    sync: async (link: Link, keys?: readonly TeamKey[]) => {
      const all = setup(link, keys);
      await proveCursors(all);
      await pull(all);
      await verifySent(all);
      await sendAll(all);
    },
  };
}

/** What all desks have to agree on in the end. */
export async function agreedIn(db: HistoryDb) {
  const rows = await db.checkouts.orderBy('id').toArray();
  return rows.map(({ id, note, tags, archived, edits, attention, status, hint }) => ({
    id,
    note,
    others: otherVersions(edits?.note ?? { versions: [], seen: [] }).map(({ text }) => text),
    tags: tags.toSorted(),
    archived,
    acknowledged: attention.acknowledged.toSorted(),
    shown: hint?.status ?? status,
  }));
}
