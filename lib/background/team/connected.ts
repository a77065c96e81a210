import type { AccountsDb } from '../../accounts/database';
import { sameId } from '../../accounts/form';
import { accountsInOrder } from '../../accounts/lists';
import type { HistoryDb } from '../../checkouts/database';
import { HOUR } from '../../shared/time';
import { isRefused, openServer } from '../../team/connection/natsServer';
import type { Session } from '../../team/connection/session';
import { createSession } from '../../team/connection/session';
import type { HookRecord } from '../../team/contract/adminRecords';
import type { TeamSecrets, TeamVault } from '../vault/teamVault';
import { keysOf, withNewKeys } from './membership';

export type ConnectedSetup = {
  history: HistoryDb;
  accounts: AccountsDb;
  vault: TeamVault;
  now: () => number;
  random: () => number;
  /** A webhook that the receiver has checked: a report, which makes one desk ask. */
  onHook: (hook: HookRecord) => Promise<void>;
  onError: (error: unknown) => void;
};

/** A session with what the vault holds. Everything that speaks with the server is loaded with this file, and only in a team. */
export async function startSession(secrets: TeamSecrets, setup: ConnectedSetup): Promise<Session | null> {
  const { history, accounts, vault, now, random, onHook, onError } = setup;
  const { membership, seed, desk } = secrets;
  if (!membership) return null;
  let current = secrets;
  let keys = await keysOf(current);
  const { agent, servers } = membership;
  return createSession({
    db: history,
    self: { agent, desk },
    keys: () => keys,
    open: (onBell) => openServer({ servers, seed, agent }, onBell),
    isRefused,
    pulling: {
      accountOf: async () => {
        const all = await accountsInOrder(accounts);
        return (shop) => all.find(({ widgetId }) => sameId(widgetId, shop))?.id ?? shop;
      },
      async onKey(record) {
        const renewed = await withNewKeys(current, record);
        if (!renewed || !(await vault.keep(renewed))) return;
        current = renewed;
        keys = await keysOf(current);
      },
      // An old one is no news: what it said is in an answer by now.
      onHook: async (hook) => {
        if (hook.at > now() - HOUR) await onHook(hook);
      },
    },
    now,
    random,
    later: (work, ms) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    onState: (state) => void history.team.put({ key: 'link', ...state }).catch(onError),
    onError,
  });
}
