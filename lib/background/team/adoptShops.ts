import type { AccountsDb } from '../../accounts/database';
import { accountsInOrder } from '../../accounts/lists';
import type { HistoryDb } from '../../checkouts/database';
import { checkoutsOf } from '../../checkouts/queries';

/**
 * Gives each account the checkouts of its shop that colleagues brought before there was one: until then the shop's widget ID
 * stands for it.
 */
export async function adoptShops(history: HistoryDb, accounts: AccountsDb): Promise<void> {
  for (const { id, widgetId } of await accountsInOrder(accounts)) {
    await checkoutsOf(history, widgetId).modify({ accountId: id });
  }
}
