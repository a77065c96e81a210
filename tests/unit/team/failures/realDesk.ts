import { openHistory } from '../../../../lib/checkouts/database';
import { isRefused, openServer } from '../../../../lib/team/connection/natsServer';
import { createSession } from '../../../../lib/team/connection/session';
import type { TeamKey } from '../../../../lib/team/contract/teamKey';
import type { TeamOnServers } from '../../../team/teamOnServers';

/** ms. A desk waits up to a minute before it connects again. */
const LONGEST_WAIT = 200;

/** A desk as it is in the product, with a database of its own. */
export async function createRealDesk(team: TeamOnServers, agent: string, key: TeamKey, now: () => number) {
  const { desk, seed } = team.member(agent);
  const db = openHistory(`history of ${desk}`);
  await db.team.bulkPut([
    { key: 'desk', desk },
    { key: 'joined', at: now(), team: 'Shop', server: 'localhost', agent, name: agent },
  ]);
  const session = createSession({
    db,
    self: { agent, desk },
    keys: () => [key],
    open: (onBell) => openServer({ servers: team.urls, seed, agent }, onBell),
    isRefused,
    pulling: { accountOf: async () => () => 'account', onKey: async () => {}, onHook: async () => {} },
    now,
    random: () => 0.5,
    later: (work, ms) => {
      const timer = setTimeout(work, Math.min(ms, LONGEST_WAIT));
      return () => clearTimeout(timer);
    },
    onState: () => {},
    onError: () => {},
  });
  return {
    db,
    session,
    async close(): Promise<void> {
      await session.end();
      await db.delete();
    },
  };
}
export type RealDesk = Awaited<ReturnType<typeof createRealDesk>>;
