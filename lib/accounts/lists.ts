import type { Account } from './account';
import type { AccountsDb } from './database';

/** Every account in the order that a person gave them, those that were removed too. */
export function accountsInOrder(db: AccountsDb): Promise<Account[]> {
  return db.accounts.orderBy('position').toArray();
}

/** The account that new checkouts are made for: the chosen one, or the first. Only of those that are live. */
export function currentOf(accounts: readonly Account[], chosen: string | null | undefined): Account | null {
  return accounts.find(({ id }) => id === chosen) ?? accounts[0] ?? null;
}

export function isLive({ removed }: Account): boolean {
  return removed === null;
}
