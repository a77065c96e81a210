import { expose } from 'comlink';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { openAccounts } from '../lib/accounts/database';
import { openHistory } from '../lib/checkouts/database';
import { failureOf } from '../lib/storage/trouble';
import { createSearchWorker } from '../lib/worker/searchWorker';

export default defineUnlistedScript(() => {
  expose(
    createSearchWorker({
      history: openHistory(),
      accounts: openAccounts(),
      now: Date.now,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      failureOf,
    }),
  );
});
