import { onTestFinished } from 'vitest';
import type { HistoryDb } from '../../../../lib/checkouts/database';
import { openHistory } from '../../../../lib/checkouts/database';
import { newDesk } from '../../../../lib/sealing/deskId';
import { otherVersions } from '../../../../lib/sync/noteHistory';
import type { HookRecord } from '../../../../lib/team/contract/adminRecords';
import type { TeamKey } from '../../../../lib/team/contract/teamKey';
import type { Link } from '../../../../lib/team/sync/link';
import { proveCursors, pull } from '../../../../lib/team/sync/receiving';
import { sendAll, tellAll, verifySent } from '../../../../lib/team/sync/sending';
import { NOW } from '../../support/examples';
import { createArrayServer } from './arrayLink';

export type Desk = Awaited<ReturnType<typeof joinedDesk>>;

/** A desk of a team, with a database of its own, which is gone after the test. */
export async function joinedDesk(agent: string, key: TeamKey, clock: { now: number }) {
  const desk = newDesk();
  const db = openHistory(`history of ${desk}`);
  onTestFinished(() => db.delete());
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

/** Desks of one team with one clock, and its server. */
export async function joinedTeam(key: TeamKey, ...agents: string[]) {
  const clock = { now: NOW };
  const desks = await Promise.all(agents.map((agent) => joinedDesk(agent, key, clock)));
  return { clock, desks, server: createArrayServer() };
}

/** A team of two. */
export async function annaAndBob(key: TeamKey) {
  const clock = { now: NOW };
  const [anna, bob] = [await joinedDesk('anna', key, clock), await joinedDesk('bob', key, clock)];
  return { clock, anna, bob, server: createArrayServer() };
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
