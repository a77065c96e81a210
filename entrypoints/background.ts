import { catalogs } from 'virtual:catalogs/background';
import { defineBackground } from 'wxt/utils/define-background';
import { openAccounts } from '../lib/accounts/database';
import { createBackground } from '../lib/background/createBackground';
import { openHistory } from '../lib/checkouts/database';
import { ROUNDS } from '../lib/sealing/derivedKey';

export default defineBackground(() => {
  createBackground({
    history: openHistory(),
    accounts: openAccounts(),
    fetch: fetch.bind(globalThis),
    now: Date.now,
    random: Math.random,
    isOnline: () => navigator.onLine,
    rounds: ROUNDS,
    onError: console.error,
    catalogs,
  });
});
