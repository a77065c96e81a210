import type { AccountsDb } from '../../accounts/database';
import { accountsInOrder } from '../../accounts/lists';
import type { HistoryDb } from '../../checkouts/database';
import { checkoutsOf } from '../../checkouts/queries';
import type { TheirCreate } from '../../sync/outbox';
import { pendingRow } from '../../sync/pending';

/**
 * Gives each account the checkouts of its shop that colleagues brought before there was one: until then the shop's widget ID
 * stands for it.
 */
export async function adoptShops(history: HistoryDb, accounts: AccountsDb): Promise<void> {
  for (const { id, widgetId } of await accountsInOrder(accounts)) {
    await checkoutsOf(history, widgetId).modify({ accountId: id });
    await adoptPending(history, widgetId, id);
  }
}

function adoptPending(history: HistoryDb, shop: string, accountId: string): Promise<void> {
  return history.transaction('rw', history.team, async () => {
    const row = await pendingRow(history);
    const own = (create: TheirCreate) => (create.shop === shop ? { ...create, accountId } : create);
    const desks = Object.entries(row.desks).map(([desk, said]) => [desk, { ...said, creates: said.creates.map(own) }]);
    if (desks.length > 0) await history.team.put({ ...row, desks: Object.fromEntries(desks) });
  });
}
