import { expose } from 'comlink';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { openAccounts } from '../lib/accounts/database';
import { createFinding } from '../lib/finding/finding';
import { openHistory } from '../lib/history/database';
import { errorText } from '../lib/storageTrouble';

export default defineUnlistedScript(() => {
  expose(
    createFinding({
      history: openHistory(),
      accounts: openAccounts(),
      now: Date.now,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      errorText,
    }),
  );
});
