import type { Account } from './account';
import type { AccountsDb } from './database';

/** Every account in the order that a person gave them, those that were removed too. */
export function accountsInOrder(db: AccountsDb): Promise<Account[]> {
  return db.accounts.orderBy('position').toArray();
}

export function isLive({ removed }: Account): boolean {
  return removed === null;
}
