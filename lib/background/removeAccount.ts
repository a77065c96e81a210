import type { AccountsDb } from '../accounts/database';
import type { HistoryDb } from '../checkouts/database';
import { forgetHistory } from '../checkouts/deleteCheckouts';
import { queueOf } from './refresh/queue';
import type { Vault } from './vault/vault';

export type AccountRemover = ReturnType<typeof createAccountRemover>;

/** Removes accounts, with or without the history they leave. */
export function createAccountRemover(setup: {
  history: HistoryDb;
  accounts: AccountsDb;
  vault: Vault;
  now: () => number;
}) {
  const { history, accounts, vault, now } = setup;

  async function finish(accountId: string): Promise<void> {
    await forgetHistory(history, accountId, now());
    await accounts.accounts.delete(accountId);
  }

  /** Its checkouts are not refreshed any more. */
  async function stopRefreshing(accountId: string): Promise<void> {
    await queueOf(history, accountId).modify((checkout) => {
      delete checkout.nextRefreshAt;
    });
  }

  return {
    /** Its secret goes first. With its history kept, its name stays beside the checkouts; nothing is asked for them. */
    async remove(accountId: string, withHistory: boolean): Promise<void> {
      await vault.forget(accountId);
      await accounts.accounts.update(accountId, {
        removed: { at: now(), withHistory },
        tokenId: '',
        paused: null,
      });
      if (withHistory) await finish(accountId);
      else await stopRefreshing(accountId);
    },

    /** At the start of a background: what its predecessor was removing when it ended. */
    async finishRemovals(): Promise<void> {
      const begun = await accounts.accounts.filter(({ removed }) => removed?.withHistory === true).primaryKeys();
      for (const accountId of begun) await finish(accountId);
    },
  };
}
