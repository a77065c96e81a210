import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { openAccounts } from '../lib/accounts/database';
import { accountsInOrder } from '../lib/accounts/lists';
import { lockState } from '../lib/accounts/settings';
import { createCheckoutCreator } from '../lib/background/create/create';
import { createImporter } from '../lib/background/create/import';
import { eraseAll, finishErasing } from '../lib/background/erase';
import { createNotifier, onNotificationClicked } from '../lib/background/notify/notifier';
import { armAlarm, keepAlarm, onAlarm } from '../lib/background/refresh/alarm';
import { createInqudClock } from '../lib/background/refresh/clock';
import type { ClientFor } from '../lib/background/refresh/monitor';
import { createMonitor } from '../lib/background/refresh/monitor';
import { countRefusals } from '../lib/background/refusals';
import { createAccountRemover } from '../lib/background/removeAccount';
import { createRequestLog } from '../lib/background/requests/log';
import { recordRequests } from '../lib/background/requests/recorder';
import { showBadge } from '../lib/background/shell/badge';
import { registerEntryPoints } from '../lib/background/shell/entryPoints';
import { createLossWatch } from '../lib/background/storageLoss';
import { autoLock, keepLockAlarm } from '../lib/background/vault/autolock';
import { createAccountCommands } from '../lib/background/vault/commands';
import { createLock } from '../lib/background/vault/lock';
import { createPassphrase } from '../lib/background/vault/passphrase';
import { ROUNDS } from '../lib/background/vault/passphraseKey';
import { createVault } from '../lib/background/vault/vault';
import { createWebhookVault } from '../lib/background/vault/webhookVault';
import { createWebhookCommands } from '../lib/background/webhooks/commands';
import { forgetUnsent } from '../lib/checkout-form/settings';
import { acknowledge } from '../lib/checkouts/acknowledge';
import { annotate } from '../lib/checkouts/annotate';
import { countAttention } from '../lib/checkouts/attentionQueries';
import { withoutRestoring } from '../lib/checkouts/backup/restoreLock';
import type { HintSource } from '../lib/checkouts/database';
import { canStore, openHistory } from '../lib/checkouts/database';
import { recordHint } from '../lib/checkouts/recordHint';
import { archiveOld, deleteOld } from '../lib/checkouts/retention';
import { timelineOf } from '../lib/checkouts/timeline';
import type { Signer } from '../lib/inqud/authentication';
import { createInqudClient } from '../lib/inqud/client';
import { API_ORIGIN } from '../lib/inqud/origins';
import type { Problem } from '../lib/inqud/problem';
import { answerMessages } from '../lib/messaging/messaging';
import { hashOf, openDesk } from '../lib/navigation/routes';
import { hasSites } from '../lib/permissions/permissions';
import { SECOND } from '../lib/shared/time';
import { watchSetting } from '../lib/storage/settings';
import { createTroubleWatch, errorText } from '../lib/storage/trouble';
import { normaliseStatus } from '../lib/widget/contract';

export default defineBackground(() => {
  const history = openHistory();
  const accounts = openAccounts();
  const clock = createInqudClock(Date.now, () => void monitor.clockSetBack());
  const { now } = clock;
  const trouble = createTroubleWatch([history, accounts], () => canStore(history));
  const lock = createLock({ now: Date.now });
  const vault = createVault({ db: accounts, lock });
  const passphrase = createPassphrase({ db: accounts, lock, rounds: ROUNDS });

  const requests = createRequestLog();
  const client = (sign: Signer) =>
    createInqudClient({
      fetch: recordRequests({ fetch: fetch.bind(globalThis), now: Date.now, log: requests }),
      now,
      sign,
      baseUrl: API_ORIGIN,
      timeout: 15 * SECOND,
      heard: clock.heard,
    });
  const clientFor: ClientFor = async (account) => {
    const signing = await vault.signerFor(account);
    return signing.ok ? { ok: true, client: client(signing.sign) } : { ok: false, problem: { kind: signing.why } };
  };
  const isLocked = async () => (await passphrase.state()).is === 'locked';
  const refuseWhileLocked = async () => {
    if (await isLocked()) throw new Error('Checkout Desk is locked. Unlock it first.');
  };
  const obstacle = async (): Promise<Problem | null> => {
    if (await isLocked()) return { kind: 'locked' };
    if (!navigator.onLine) return { kind: 'offline' };
    return (await hasSites()) ? null : { kind: 'noPermission' };
  };

  const monitor = createMonitor({ history, accounts, clientFor, obstacle, now, random: Math.random });
  const creating = createCheckoutCreator({ history, accounts, clientFor, obstacle, now, notStored: trouble.report });
  const importing = createImporter({ history, accounts, clientFor, obstacle, now });
  const notifier = createNotifier({ history, accounts });
  const losses = createLossWatch(accounts);
  const noteAccounts = () => losses.note().catch(trouble.report);
  const removing = createAccountRemover({ history, accounts, vault, now });
  const { resume } = monitor;
  const account = createAccountCommands({ accounts, vault, client, isLocked, obstacle, now, resume });

  let underWay = 0;
  const hasWork = async () =>
    underWay > 0 ||
    (await creating.hasWork()) ||
    (!(await isLocked()) && ((await monitor.hasWork()) || (await notifier.hasWork())));
  const lookAround = async () => {
    // Whoever ends last tells, so that what happened at once is told at once. What cannot be told now is kept.
    if (underWay === 0) await notifier.tell().catch(() => {});
    await keepAlarm(hasWork);
    await showBadge(await passphrase.state(), await countAttention(history));
  };
  /** Whatever was done: what came of it is told, shown on the button, and watched; that these fail is no failure of it. */
  const settled = async <T>(work: Promise<T>): Promise<T> => {
    underWay += 1;
    try {
      return await trouble.watch(work);
    } finally {
      underWay -= 1;
      await lookAround().catch(trouble.report);
    }
  };
  /** For work that leaves something to watch: with the alarm set first, an end in the middle of it is followed by a wake. */
  const watched = <T>(work: () => Promise<T>): Promise<T> => settled(armAlarm().then(work));
  const reported = (source: HintSource, checkoutId: string, status: string, updatedAt?: string) =>
    watched(async () => {
      await clock.ready;
      const hint = { checkoutId, status: normaliseStatus(status), source, at: now() };
      const news = await recordHint(history, updatedAt === undefined ? hint : { ...hint, updatedAt });
      if (news) await monitor.refreshHinted(checkoutId);
    });
  const webhook = createWebhookCommands({
    secrets: createWebhookVault({ db: accounts, lock }),
    report: ({ checkoutId, status, updatedAt }) => reported('webhook', checkoutId, status, updatedAt ?? undefined),
    timeline: (checkoutId) => timelineOf(history, checkoutId),
  });
  const lookAtLock = async () => {
    const state = await passphrase.state();
    await keepLockAlarm(state.is === 'unlocked' ? await passphrase.locksAt() : null);
    await showBadge(state, await countAttention(history));
    return state;
  };

  answerMessages({
    ownOrigin: new URL(browser.runtime.getURL('/')).origin,
    ready: clock.ready,
    handlers: {
      saveAccount: (form) => settled(account.save(form)).finally(noteAccounts),
      testAccount: (form) => settled(account.test(form)),
      moveAccount: async (move) => {
        await refuseWhileLocked();
        await account.move(move);
      },
      removeAccount: async ({ accountId, withHistory }) => {
        await refuseWhileLocked();
        await losses.expectNone();
        await settled(withoutRestoring(() => removing.remove(accountId, withHistory))).finally(noteAccounts);
      },
      setPassphrase: (typed) => passphrase.set(typed.passphrase),
      changePassphrase: (typed) => passphrase.change(typed.old, typed.passphrase),
      removePassphrase: (typed) => passphrase.remove(typed.passphrase),
      coverAccount: ({ accountId, secret }) => passphrase.cover(accountId, secret),
      unlock: (typed) => passphrase.unlock(typed.passphrase),
      lock: passphrase.lock,
      resetPassphrase: passphrase.reset,
      readLock: lookAtLock,
      used: lock.used,
      eraseAll: () => settled(withoutRestoring(() => eraseAll({ history, accounts, requests }))),
      createCheckout: async ({ attemptId, accountId, draft, again, follows }) => {
        const result = await watched(() => creating.create(attemptId, accountId, draft, again, follows));
        if (result.outcome === 'created' || result.outcome === 'unknown') await forgetUnsent(attemptId);
        return result;
      },
      retryCreate: ({ attemptId, again }) => watched(() => creating.retry(attemptId, again)),
      discardCreate: async ({ attemptId }) => {
        await refuseWhileLocked();
        await settled(creating.discard(attemptId));
      },
      refreshCheckout: ({ checkoutId }) => settled(monitor.refreshNow(checkoutId)),
      importCheckout: ({ accountId, checkoutId }) => watched(() => importing.importOne(accountId, checkoutId)),
      refreshAll: async () => {
        await monitor.makeAllDue();
        await settled(monitor.refreshDue());
      },
      refreshSome: async ({ checkoutIds }) => {
        await watched(() => monitor.makeDue(checkoutIds));
        // Asking takes as long as it takes; the alarm looks after what is not asked now.
        settled(monitor.refreshDue()).catch(() => {});
      },
      acknowledge: ({ checkoutId, note }) => settled(acknowledge(history, checkoutId, note, now())),
      annotate: ({ checkoutIds, change }) => settled(annotate(history, checkoutIds, change)),
      archiveOld: ({ before }) => settled(archiveOld(history, before)),
      deleteOld: async ({ before }) => {
        await refuseWhileLocked();
        return settled(deleteOld(history, before));
      },
      clearRequests: requests.clear,
      showing: ({ checkoutIds }) => settled(monitor.refreshShown(checkoutIds)),
      checkWebhook: webhook.check,
      noteWebhook: webhook.note,
      forgetWebhookSecret: async (which) => {
        await refuseWhileLocked();
        await webhook.forget(which);
      },
      widgetReported: ({ id, status }) => reported('widget', id, status),
    },
    // What kept it from being stored is told to the pages.
    hostedReported: ({ id, status }) => reported('hosted page', id, status).catch(() => {}),
    refused: countRefusals(now),
    errorText: (error) => {
      void trouble.report(error);
      return errorText(error);
    },
  });

  onAlarm(async () => {
    await clock.ready;
    // What kept it from storing is told; the next wake tries again.
    await settled(creating.storeLate().then(monitor.refreshDue)).catch(() => {});
  });
  registerEntryPoints({
    history,
    accountIds: async () => (await accountsInOrder(accounts)).map(({ id }) => id),
    lock: passphrase.lock,
  });
  onNotificationClicked((place) => openDesk(hashOf(place)));
  autoLock({ look: async () => void (await lookAtLock()), lock: passphrase.lock });
  // However it was locked or unlocked: what is due after unlocking is asked for at once.
  watchSetting(lockState, async (state) => {
    await lookAtLock();
    await settled(state?.is === 'unlocked' ? monitor.refreshDue() : Promise.resolve());
  });
  browser.runtime.onStartup.addListener(() => void lookAtLock());
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.runtime.openOptionsPage();
  });
  const begin = async () => {
    // Also where the databases cannot be opened now: the next wake tries again.
    await armAlarm();
    await Promise.all([
      creating.adoptInterrupted().then((attempts) => Promise.all(attempts.map(forgetUnsent))),
      // What was erased is no loss, nor are accounts whose removal is finished only now.
      finishErasing({ history, accounts, requests }).then(losses.look).then(removing.finishRemovals).then(losses.note),
      lookAtLock(),
    ]);
    await keepAlarm(hasWork);
  };
  // What keeps it from storing is told to the pages.
  trouble.watch(begin()).catch(() => {});
});
