import { openHistory } from '../../lib/checkouts/database';
import { isRefused, openServer } from '../../lib/team/connection/natsServer';
import type { LinkState } from '../../lib/team/connection/session';
import { createSession } from '../../lib/team/connection/session';
import type { TeamKey } from '../../lib/team/contract/teamKey';
import type { Member } from './teamOnServers';

/** ms. A desk waits up to a minute before it connects again. */
const LONGEST_WAIT = 100;

type RealDeskSetup = {
  servers: readonly string[];
  keys: readonly TeamKey[];
  /** Epoch ms. */
  now: () => number;
  onState?: (state: LinkState) => void;
};

/** A desk as it is in the product, with a database of its own, at real servers. Its waits are short. */
export async function createRealDesk(
  { agent, desk, seed }: Pick<Member, 'agent' | 'desk' | 'seed'>,
  { servers, keys, now, onState = () => {} }: RealDeskSetup,
) {
  const db = openHistory(`history of ${desk}`);
  await db.team.bulkPut([
    { key: 'desk', desk },
    { key: 'joined', at: now(), team: 'Shop', server: 'localhost', agent, name: agent },
  ]);
  const session = createSession({
    db,
    self: { agent, desk },
    keys: () => keys,
    open: (onBell) => openServer({ servers, seed, agent }, onBell),
    isRefused,
    pulling: { accountOf: async () => () => 'account', onKey: async () => {}, onHook: async () => {} },
    now,
    random: () => 0.5,
    later: (work, ms) => {
      const timer = setTimeout(work, Math.min(ms, LONGEST_WAIT));
      return () => clearTimeout(timer);
    },
    onState,
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
