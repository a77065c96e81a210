import { browser } from 'wxt/browser';
import type { AccountsDb } from '../accounts/database';
import { accountsInOrder } from '../accounts/lists';
import type { LockState } from '../accounts/settings';
import { hidesHistory, lockState } from '../accounts/settings';
import { privacyBlur } from '../app/blurSetting';
import { countAttention } from '../checkouts/attentionQueries';
import type { HistoryDb, StoredCheckout } from '../checkouts/database';
import { canStore } from '../checkouts/database';
import { timelineOf } from '../checkouts/timeline';
import { answerMessages } from '../messaging/answer';
import { ownOrigin } from '../messaging/sender';
import type { StatusReport } from '../messaging/statusReport';
import { openDesk } from '../navigation/openDesk';
import { hashOf } from '../navigation/routes';
import type { Rounds } from '../sealing/derivedKey';
import { closeToWebsites } from '../storage/closeToWebsites';
import { readSetting, watchSetting } from '../storage/settings';
import { createTroubleWatch, failureOf } from '../storage/trouble';
import { createAccess } from './access/access';
import { createAutomaticCopySetter } from './automaticCopies';
import { createBalanceReader } from './balances/balances';
import { forgetAnsweredForm } from './create/answeredForm';
import { createCheckoutCreator } from './create/create';
import { createImporter } from './create/import';
import { createSettler } from './create/settle';
import { createDemo } from './demo/demo';
import { eraseAll, finishErasing } from './erase';
import { createHandlers } from './handlers';
import { createCarryOut } from './lifecycle/carryOut';
import { createJobs } from './lifecycle/jobs';
import { createNotifier, onNotificationClicked } from './notify/notifier';
import { showTestNotification } from './notify/testNotification';
import { createPriceReader } from './prices/prices';
import { armAlarm, keepAlarm, onAlarm } from './refresh/alarm';
import { createInqudClock } from './refresh/clock';
import { createMonitor } from './refresh/monitor';
import { countRefusals } from './refusals';
import { createAccountRemover } from './removeAccount';
import { createReporter } from './reportStatus';
import { createRequestLog } from './requests/log';
import { recordRequests } from './requests/recorder';
import { showBadge } from './shell/badge';
import { registerEntryPoints } from './shell/entryPoints';
import type { Catalogs } from './speech';
import { createSpeech } from './speech';
import { createLossWatch } from './storageLoss';
import { createTeam } from './team/team';
import { createUpdates } from './updates/updates';
import { createAccountCommands } from './vault/accountCommands';
import { autoLock } from './vault/autolock';
import { createLock } from './vault/lock';
import { createLockWatch } from './vault/lockWatch';
import { createPassphrase } from './vault/passphrase';
import { createTeamVault } from './vault/teamVault';
import { createVault } from './vault/vault';
import { createWebhookVault } from './vault/webhookVault';
import { createWebhookCommands } from './webhooks/webhookCommands';

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
  /** What the background says, in each language. */
  catalogs: Catalogs;
  /** Of PBKDF2. */
  rounds: Rounds;
  /** Called with what failed where no page waits for it. */
  onError: (error: unknown) => void;
};

/**
 * Puts the background together, registers its listeners, and starts it. All are registered before this returns, as a
 * browser that wakes it expects. `started` resolves when the work of its start is done.
 */
export function createBackground(deps: BackgroundDeps): { started: Promise<void> } {
  const { history, accounts } = deps;
  const requests = createRequestLog();
  const trouble = createTroubleWatch([history, accounts], () => canStore(history));
  const clock = createInqudClock(deps.now, () => void monitor.clockSetBack());
  const { now } = clock;
  const report = (error: unknown) => {
    deps.onError(error);
    return trouble.report(error);
  };

  const speech = createSpeech({
    catalogs: deps.catalogs,
    changed: async () => {
      entryPoints.renewMenu();
      await renewBadge();
    },
  });
  const lock = createLock({ now: deps.now });
  const vault = createVault({ db: accounts, lock });
  const passphrase = createPassphrase({ db: accounts, lock, rounds: deps.rounds });
  const isLocked = async () => (await passphrase.state()).is === 'locked';
  const isHidden = async () => hidesHistory(await passphrase.state());
  const isBlurred = async () => (await readSetting(privacyBlur)) ?? false;
  const badgeOf = async (state: LockState) => {
    await speech.ready;
    await showBadge(state, await countAttention(history));
  };
  const renewBadge = async () => badgeOf(await passphrase.state());
  const lockWatch = createLockWatch({
    passphrase,
    showBadge: (state) => badgeOf(state),
  });

  const { client, clientFor, obstacle } = createAccess({
    vault,
    isLocked,
    isOnline: deps.isOnline,
    fetch: recordRequests({ fetch: deps.fetch, now: deps.now, log: requests }),
    now,
    onDate: clock.onDate,
  });
  const mayAsk = (checkout: StoredCheckout) => team.mayAsk(checkout);
  const monitor = createMonitor({ history, accounts, clientFor, obstacle, now, random: deps.random, mayAsk });
  const creating = createCheckoutCreator({ history, accounts, clientFor, obstacle, now, notStored: report });
  const notifier = createNotifier({ history, accounts, now: deps.now, isHidden, isBlurred });
  const losses = createLossWatch(accounts);
  const removing = createAccountRemover({ history, accounts, vault, now });
  const reportStatus = createReporter({ history, monitor, now });
  const team = createTeam({
    history,
    accounts,
    vault: createTeamVault({ db: accounts, lock }),
    now,
    random: deps.random,
    onHook: ({ id, status, lastUpdatedAt }) =>
      reportStatus({ source: 'webhook', id, status, ...(lastUpdatedAt !== null && { updatedAt: lastUpdatedAt }) }),
    onError: deps.onError,
  });
  const demo = createDemo({ now, random: deps.random, isLocked, onError: deps.onError });
  const erasing = { history, accounts, requests };
  const updates = createUpdates({ isLocked });

  const jobs = createJobs({
    hasWork: async () =>
      (await creating.hasWork()) ||
      (!(await isLocked()) && ((await monitor.hasWork()) || (await notifier.hasWork()) || (await team.isJoined()))),
    notify: () => speech.ready.then(notifier.notify),
    showBadge: renewBadge,
    watch: trouble.watch,
    report,
  });
  const importing = createImporter({ history, accounts, clientFor, obstacle, now });
  const handlers = createHandlers({
    history,
    now,
    lock,
    lockWatch,
    passphrase,
    losses,
    removing,
    creating,
    monitor,
    requests,
    reportStatus,
    account: createAccountCommands({ accounts, vault, client, isLocked, obstacle, now, resume: monitor.resume }),
    balances: createBalanceReader({ history, accounts, clientFor, obstacle, now }),
    pricing: createPriceReader({ history, accounts, clientFor, obstacle, now }),
    importing,
    settling: createSettler({ history, read: importing.read }),
    webhook: createWebhookCommands({
      secrets: createWebhookVault({ db: accounts, lock }),
      report: reportStatus,
      timeline: (checkoutId) => timelineOf(history, checkoutId),
      isLocked,
    }),
    setAutomaticCopies: createAutomaticCopySetter({ refuseWeak: passphrase.refuseWeak, rounds: deps.rounds }),
    eraseAll: async () => {
      await team.sayErased().catch(deps.onError);
      await team.end();
      await eraseAll(erasing);
      // Last: whatever is wrong with the demo keeps nothing that is real.
      await demo.remove();
    },
    showTestNotification: () => speech.ready.then(showTestNotification),
    updates,
    team,
    demo,
  });

  /** For work that no command asks for. What fails in it is shown to the pages; a later wake tries again. */
  const inBackground = (work: () => Promise<unknown>) => jobs.run('changes', work).catch(deps.onError);

  answerMessages({
    ownOrigin: ownOrigin(),
    ready: clock.ready,
    carryOut: createCarryOut({ handlers, jobs, isLocked }),
    hostedReported: (said: StatusReport) =>
      jobs.run('work', () => clock.ready.then(() => reportStatus(said))).catch(deps.onError),
    refused: countRefusals(now),
    failureOf: (error) => {
      void trouble.report(error);
      return failureOf(error);
    },
  });
  onAlarm(async () => {
    await clock.ready;
    await inBackground(() => creating.storeLate().then(monitor.refreshDue));
    await team.wake().catch(deps.onError);
    await updates.installIfQuiet();
  });
  const entryPoints = registerEntryPoints({
    history,
    spoken: speech.ready,
    accountIds: async () => (await accountsInOrder(accounts)).map(({ id }) => id),
    isHidden,
    isBlurred,
    lock: async () => {
      // The key has no page of its own to say so: the one that sets a passphrase does.
      if ((await passphrase.state()).is === 'off') return openDesk(hashOf({ at: 'settings', section: 'passphrase' }));
      return passphrase.lock();
    },
  });
  onNotificationClicked((route) => openDesk(hashOf(route)));
  autoLock({ look: lockWatch.look, lock: passphrase.lock });
  // However it was locked or unlocked: what the browser shows for us is hidden, and what is due is refreshed at once.
  watchSetting(lockState, async (state) => {
    const hidden = state !== null && hidesHistory(state);
    entryPoints.lockChanged(hidden);
    if (hidden) await notifier.hide().catch(report);
    await lockWatch.look();
    if (state?.is === 'locked') await team.end().catch(deps.onError);
    await inBackground(async () => state?.is === 'unlocked' && monitor.refreshDue());
    if (state?.is !== 'locked') await team.wake().catch(deps.onError);
  });
  watchSetting(privacyBlur, async (on) => {
    if (!on) return;
    entryPoints.blurred();
    await notifier.hide().catch(report);
  });
  browser.runtime.onStartup.addListener(() => void lockWatch.look());
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.runtime.openOptionsPage();
  });

  const start = async () => {
    // Also where the databases cannot be opened now: the next wake tries again.
    await armAlarm();
    await Promise.all([
      creating.adoptInterrupted().then(() => forgetAnsweredForm(history)),
      // What was erased is no loss, nor are accounts whose removal is finished only now.
      finishErasing(erasing).then(losses.look).then(removing.finishRemovals).then(losses.note),
      lockWatch.look(),
      closeToWebsites(),
    ]);
    await keepAlarm(jobs.hasWork);
    // However long its server takes.
    void team.wake().catch(deps.onError);
  };
  return { started: trouble.watch(start()).catch(deps.onError) };
}
