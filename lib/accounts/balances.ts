import type { Balance } from '../inqud/balances';
import type { Problem } from '../inqud/problem';
import type { Account } from './account';

/** What an account holds at Inqud, and when it was so, epoch ms; or why that is not known. */
export type BalancesOutcome = { ok: true; at: number; balances: Balance[] } | { ok: false; problem: Problem };

/** The accounts by their token: those of one token have one balance, whichever their widgets. Pass live accounts only. */
export function byToken(accounts: readonly Account[]): Account[][] {
  return [...Map.groupBy(accounts, ({ tokenId }) => tokenId).values()];
}
