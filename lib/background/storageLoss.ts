import type { AccountsDb } from '../accounts/database';
import { hasAccounts, storageLost } from '../storage/outsideSettings';
import { readSetting, writeSetting } from '../storage/settings';

export type LossWatch = ReturnType<typeof createLossWatch>;

/**
 * Detects that the browser has lost the databases: Chromium deletes what it finds damaged, for example after it was killed
 * while it wrote, without an error. That there were accounts is stored elsewhere.
 */
export function createLossWatch(accounts: AccountsDb) {
  const note = async () => writeSetting(hasAccounts, (await accounts.accounts.count()) > 0 || null);
  return {
    /** Whenever accounts came or went. */
    note,
    /** At the start of a background. */
    async look(): Promise<void> {
      if ((await readSetting(hasAccounts)) && (await accounts.accounts.count()) === 0) {
        await writeSetting(storageLost, true);
      }
      await note();
    },
    /** Before the last account may go: a background that ends half-way must not take that for a loss. */
    expectNone: () => writeSetting(hasAccounts, null),
  };
}
