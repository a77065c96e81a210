import type { Account } from './account';
import type { AccountsDb } from './database';

/** Every account in the user's order, removed ones included. */
export function accountsInOrder(db: AccountsDb): Promise<Account[]> {
  return db.accounts.orderBy('position').toArray();
}

/** The account that new checkouts are created for: the chosen one, or the first. Pass live accounts only. */
export function currentOf(accounts: readonly Account[], chosen: string | null | undefined): Account | null {
  return accounts.find(({ id }) => id === chosen) ?? accounts[0] ?? null;
}

export function isLive({ removed }: Account): boolean {
  return removed === null;
}
