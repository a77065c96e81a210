import { expose } from 'comlink';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { openAccounts } from '../lib/accounts/database';
import { openHistory } from '../lib/checkouts/database';
import { DEMO } from '../lib/demo/databases';
import { DEMO_QUERY } from '../lib/navigation/routes';
import { failureOf } from '../lib/storage/trouble';
import { createSearchWorker } from '../lib/worker/searchWorker';

export default defineUnlistedScript(() => {
  const demo = self.location.search === DEMO_QUERY;
  expose(
    createSearchWorker({
      history: demo ? openHistory(DEMO.history) : openHistory(),
      accounts: demo ? openAccounts(DEMO.accounts) : openAccounts(),
      now: Date.now,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      failureOf,
    }),
  );
});
