import { openAccounts } from '../../lib/accounts/database';
import { openHistory } from '../../lib/checkouts/database';
import { DEMO } from '../../lib/demo/databases';
import { reportBlocked } from '../../lib/storage/blocked';

/** Both databases for a page, which are opened while the page is made; a failure is told by whoever reads. */
export function openDatabases(demo = false) {
  const databases = demo
    ? { history: openHistory(DEMO.history), accounts: openAccounts(DEMO.accounts) }
    : { history: openHistory(), accounts: openAccounts() };
  for (const db of Object.values(databases)) {
    db.on('blocked', reportBlocked);
    db.open().catch(() => {});
  }
  return {
    ...databases,
    close(): void {
      for (const db of Object.values(databases)) db.close();
    },
  };
}
