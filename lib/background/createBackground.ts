import { browser } from 'wxt/browser';
import type { AccountsDb } from '../accounts/database';
import { accountsInOrder } from '../accounts/lists';
import { lockState } from '../accounts/settings';
import { forgetUnsent } from '../checkout-form/settings';
import { acknowledge } from '../checkouts/acknowledge';
import { annotate } from '../checkouts/annotate';
import { countAttention } from '../checkouts/attentionQueries';
import { withoutRestoring } from '../checkouts/backup/restoreLock';
import type { HintSource, HistoryDb } from '../checkouts/database';
import { canStore } from '../checkouts/database';
import { recordHint } from '../checkouts/recordHint';
import { archiveOld, deleteOld } from '../checkouts/retention';
import { timelineOf } from '../checkouts/timeline';
import type { Signer } from '../inqud/authentication';
import { createInqudClient } from '../inqud/client';
import { API_ORIGIN } from '../inqud/origins';
import type { Problem } from '../inqud/problem';
import { answerMessages } from '../messaging/answer';
import { hashOf, openDesk } from '../navigation/routes';
import { hasSites } from '../permissions/permissions';
import { SECOND } from '../shared/time';
import { watchSetting } from '../storage/settings';
import { createTroubleWatch, errorText } from '../storage/trouble';
import { normaliseStatus } from '../widget/contract';
import { createCheckoutCreator } from './create/create';
import { createImporter } from './create/import';
import { eraseAll, finishErasing } from './erase';
import { createNotifier, onNotificationClicked } from './notify/notifier';
import { armAlarm, keepAlarm, onAlarm } from './refresh/alarm';
import { createInqudClock } from './refresh/clock';
import type { ClientFor } from './refresh/monitor';
import { createMonitor } from './refresh/monitor';
import { countRefusals } from './refusals';
import { createAccountRemover } from './removeAccount';
import { createRequestLog } from './requests/log';
import { recordRequests } from './requests/recorder';
import { showBadge } from './shell/badge';
import { registerEntryPoints } from './shell/entryPoints';
import { createLossWatch } from './storageLoss';
import { autoLock, keepLockAlarm } from './vault/autolock';
import { createAccountCommands } from './vault/commands';
import { createLock } from './vault/lock';
import { createPassphrase } from './vault/passphrase';
import type { Rounds } from './vault/passphraseKey';
import { createVault } from './vault/vault';
import { createWebhookVault } from './vault/webhookVault';
import { createWebhookCommands } from './webhooks/commands';

/** The world outside of the background. The browser's APIs are reached by `browser`, which tests replace. */
export type BackgroundDeps = {
  history: HistoryDb;
  accounts: AccountsDb;
  fetch: typeof fetch;
  /** This computer's clock, epoch ms. */
  now: () => number;
  /** 0 to 1. */
  random: () => number;
  /** Whether this computer has a network. */
  isOnline: () => boolean;
  /** Of PBKDF2. */
  rounds: Rounds;
};

/**
 * Puts the background together, registers what it hears from the browser, and starts it. Everything is registered before
 * this returns, as a browser that wakes it expects. `started` resolves when the work of its start is done.
 */
export function createBackground(deps: BackgroundDeps): { started: Promise<void> } {
  const { history, accounts, rounds } = deps;
  const clock = createInqudClock(deps.now, () => void monitor.clockSetBack());
  const { now } = clock;
  const trouble = createTroubleWatch([history, accounts], () => canStore(history));
  const lock = createLock({ now: deps.now });
  const vault = createVault({ db: accounts, lock });
  const passphrase = createPassphrase({ db: accounts, lock, rounds });

  const requests = createRequestLog();
  const client = (sign: Signer) =>
    createInqudClient({
      fetch: recordRequests({ fetch: deps.fetch, now: deps.now, log: requests }),
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
    if (!deps.isOnline()) return { kind: 'offline' };
    return (await hasSites()) ? null : { kind: 'noPermission' };
  };

  const monitor = createMonitor({ history, accounts, clientFor, obstacle, now, random: deps.random });
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
  return { started: trouble.watch(begin()).catch(() => {}) };
}
