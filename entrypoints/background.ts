import { catalogs } from 'virtual:catalogs/background';
import { defineBackground } from 'wxt/utils/define-background';
import { openAccounts } from '../lib/accounts/database';
import { createBackground } from '../lib/background/createBackground';
import { ROUNDS } from '../lib/background/vault/passphraseKey';
import { openHistory } from '../lib/checkouts/database';

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
