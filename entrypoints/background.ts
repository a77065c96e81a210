import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createAccountCommands } from '../lib/accounts/commands';
import { openAccounts } from '../lib/accounts/database';
import { createVault } from '../lib/accounts/vault';
import { openHistory } from '../lib/history/database';
import { recordHint } from '../lib/history/hints';
import type { Signer } from '../lib/inqud/authentication';
import { createInqudClient } from '../lib/inqud/client';
import { API_ORIGIN } from '../lib/inqud/origins';
import { answerMessages } from '../lib/messaging';
import { keepAlarm, onAlarm } from '../lib/monitor/alarm';
import { createCreating } from '../lib/monitor/creating';
import type { ClientFor } from '../lib/monitor/monitor';
import { createMonitor } from '../lib/monitor/monitor';
import { hasSites } from '../lib/permissions';
import type { Problem } from '../lib/problem';
import { forgetUnsent } from '../lib/settings';
import { SECOND } from '../lib/time';
import { normaliseStatus } from '../lib/widget/contract';

export default defineBackground(() => {
  const history = openHistory();
  const accounts = openAccounts();
  const vault = createVault(accounts);
  const now = () => Date.now();

  const client = (sign: Signer) =>
    createInqudClient({ fetch: fetch.bind(globalThis), now, sign, baseUrl: API_ORIGIN, timeout: 15 * SECOND });
  const clientFor: ClientFor = async (account) => {
    const sign = await vault.signerFor(account);
    return sign && client(sign);
  };
  const obstacle = async (): Promise<Problem | null> => {
    if (!navigator.onLine) return { kind: 'offline' };
    return (await hasSites()) ? null : { kind: 'noPermission' };
  };

  const monitor = createMonitor({ history, accounts, clientFor, obstacle, now, random: Math.random });
  const creating = createCreating({ history, accounts, clientFor, obstacle, now });
  const account = createAccountCommands({ accounts, vault, client, obstacle, now, resume: monitor.resume });

  const reported = async (source: 'widget' | 'hosted page', checkoutId: string, status: string) => {
    const news = await recordHint(history, { checkoutId, status: normaliseStatus(status), source, at: now() });
    if (news) await monitor.refreshHinted(checkoutId);
  };
  const keepingAlarm = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    await keepAlarm(monitor.hasWork);
    return result;
  };

  answerMessages({
    ownOrigin: new URL(browser.runtime.getURL('/')).origin,
    handlers: {
      saveAccount: (form) => keepingAlarm(account.save(form)),
      testAccount: (form) => keepingAlarm(account.test(form)),
      createCheckout: async ({ attemptId, accountId, draft }) => {
        const result = await keepingAlarm(creating.create(attemptId, accountId, draft));
        if (result.outcome !== 'refused') await forgetUnsent(attemptId);
        return result;
      },
      retryCreate: ({ attemptId }) => keepingAlarm(creating.retry(attemptId)),
      discardCreate: ({ attemptId }) => creating.discard(attemptId),
      refreshCheckout: ({ checkoutId }) => keepingAlarm(monitor.refreshNow(checkoutId)),
      showing: ({ checkoutIds }) => monitor.refreshShown(checkoutIds),
      widgetReported: ({ id, status }) => reported('widget', id, status),
    },
    hostedReported: ({ id, status }) => reported('hosted page', id, status),
  });

  onAlarm(() => keepingAlarm(monitor.refreshDue()));
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.runtime.openOptionsPage();
  });
  void creating.adoptInterrupted().then((attempts) => Promise.all(attempts.map(forgetUnsent)));
  void keepAlarm(monitor.hasWork);
});
