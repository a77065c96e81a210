import type { AccountsDb } from '../accounts/database';
import type { Vault } from '../accounts/vault';
import type { HistoryDb } from '../history/database';
import { forgetHistory } from '../history/forgetting';

/** Removes accounts, with or without the history they leave. */
export function createRemoving(setup: { history: HistoryDb; accounts: AccountsDb; vault: Vault; now: () => number }) {
  const { history, accounts, vault, now } = setup;

  async function finish(accountId: string): Promise<void> {
    await forgetHistory(history, accountId);
    await accounts.accounts.delete(accountId);
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
    },

    /** At the start of a background: what its predecessor was removing when it ended. */
    async finishRemovals(): Promise<void> {
      const begun = await accounts.accounts.filter(({ removed }) => removed?.withHistory === true).primaryKeys();
      for (const accountId of begun) await finish(accountId);
    },
  };
}
