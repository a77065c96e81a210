import { expose } from 'comlink';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createFinding } from '../lib/finding/finding';
import { openHistory } from '../lib/history/database';
import { errorText } from '../lib/storageTrouble';

export default defineUnlistedScript(() => {
  expose(
    createFinding({
      history: openHistory(),
      now: Date.now,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      errorText,
    }),
  );
});
