import { setTimeout as pause } from 'node:timers/promises';
import { createMonitor } from '../../lib/background/refresh/monitor';
import type { HistoryDb } from '../../lib/checkouts/database';
import { MINUTE, SECOND } from '../../lib/shared/time';
import { newTeamKey, teamKeyOf } from '../../lib/team/contract/teamKey';
import { clientWith } from '../unit/inqud/fake-fetch';
import { account, checkout, emptyAccounts, NOW } from '../unit/support/examples';
import { createRealDesk } from './realDesk';
import type { TeamOnServers } from './teamOnServers';

/** Desks that watch one checkout, with one clock and one Inqud that counts. Each tick is one wake of every background. */
async function watching(team: TeamOnServers, agents: readonly string[], id: string) {
  const key = await teamKeyOf(newTeamKey());
  const accounts = await emptyAccounts();
  await accounts.accounts.put(account());
  const world = { now: NOW, status: 'NEW', requests: 0 };
  const { client } = clientWith(async () => {
    world.requests += 1;
    return Response.json({ id, status: world.status });
  });
  const desks = await Promise.all(
    agents.map(async (agent) => {
      const { db, session, close } = await createRealDesk(team.member(agent), {
        servers: team.urls,
        keys: [key],
        now: () => world.now,
      });
      await db.checkouts.put(
        checkout({ id, status: 'NEW', answeredAt: NOW, statusSince: NOW, createdAt: NOW, nextRefreshAt: NOW }),
      );
      const monitor = createMonitor({
        history: db,
        accounts,
        clientFor: async () => ({ ok: true, client }),
        obstacle: async () => null,
        now: () => world.now,
        random: () => 0.5,
        mayAsk: session.mayAsk,
      });
      await session.wake();
      return { db, monitor, close };
    }),
  );
  const everyone = async (isTrue: (db: HistoryDb) => Promise<boolean>) => {
    for (const { db } of desks) await until(() => isTrue(db));
  };
  return {
    world,
    everyone,
    /** All wake at the same moment; what the one that asked has heard reaches the others. */
    async tick(): Promise<void> {
      await Promise.all(desks.map(({ monitor }) => monitor.refreshDue()));
      await everyone(async (db) => ((await db.checkouts.get(id))?.nextRefreshAt ?? world.now + 1) > world.now);
      world.now += 30 * SECOND;
    },
    wakeAll: () => Promise.all(desks.map(({ monitor }) => monitor.refreshDue())),
    async end(): Promise<void> {
      for (const { close } of desks) await close();
    },
  };
}

/**
 * What Inqud is asked by so many desks of one team while all of them watch a checkout for ten minutes, and to confirm that it is
 * paid in the end.
 */
export async function requestsOf(
  team: TeamOnServers,
  agents: readonly string[],
): Promise<{ watched: number; confirmed: number }> {
  // One of its own: nobody has the lease yet.
  const id = `CCO-of-${agents.length}`;
  const desks = await watching(team, agents, id);
  try {
    while (desks.world.now < NOW + 10 * MINUTE) await desks.tick();
    const watched = desks.world.requests;
    desks.world.status = 'SUCCESS';
    // The desk that asks says it to the others; within the next minute each confirms it for itself, once.
    await desks.wakeAll();
    await desks.everyone(async (db) => {
      const row = await db.checkouts.get(id);
      return row?.status === 'SUCCESS' || row?.hint?.status === 'SUCCESS';
    });
    desks.world.now += 45 * SECOND;
    await desks.wakeAll();
    await desks.everyone(async (db) => (await db.checkouts.get(id))?.status === 'SUCCESS');
    return { watched, confirmed: desks.world.requests - watched };
  } finally {
    await desks.end();
  }
}

/** Until it is so. The test's own limit ends what never comes. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(10);
}
