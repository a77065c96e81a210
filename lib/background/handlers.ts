import { forgetUnsent } from '../checkout-form/settings';
import { acknowledge } from '../checkouts/acknowledge';
import { annotate } from '../checkouts/annotate';
import { withoutRestoring } from '../checkouts/backup/restoreLock';
import type { HistoryDb } from '../checkouts/database';
import { eraseCheckouts } from '../checkouts/deleteCheckouts';
import { archiveOld, deleteOld } from '../checkouts/retention';
import type { StatusReport } from '../messaging/statusReport';
import { Failed } from '../shared/failure/failed';
import type { AutomaticCopySetter } from './automaticCopies';
import type { BalanceReader } from './balances/balances';
import { changeSetting } from './changeSetting';
import type { CheckoutCreator } from './create/create';
import type { Importer } from './create/import';
import type { Settler } from './create/settle';
import type { Demo } from './demo/demo';
import { routedToDemo } from './demo/routed';
import type { Handlers } from './lifecycle/carryOut';
import type { PriceReader } from './prices/prices';
import type { Monitor } from './refresh/monitor';
import type { AccountRemover } from './removeAccount';
import type { RequestLog } from './requests/log';
import type { LossWatch } from './storageLoss';
import type { Team } from './team/team';
import type { Updates } from './updates/updates';
import type { AccountCommands } from './vault/accountCommands';
import type { Lock } from './vault/lock';
import type { LockWatch } from './vault/lockWatch';
import type { Passphrase } from './vault/passphrase';
import type { WebhookCommands } from './webhooks/webhookCommands';

/** What carries out each command, a line for each. */
export function createHandlers(parts: {
  history: HistoryDb;
  now: () => number;
  account: AccountCommands;
  removing: AccountRemover;
  losses: LossWatch;
  lock: Lock;
  lockWatch: LockWatch;
  passphrase: Passphrase;
  creating: CheckoutCreator;
  importing: Importer;
  pricing: PriceReader;
  settling: Settler;
  balances: BalanceReader;
  monitor: Monitor;
  webhook: WebhookCommands;
  requests: RequestLog;
  reportStatus: (report: StatusReport) => Promise<void>;
  setAutomaticCopies: AutomaticCopySetter;
  eraseAll: () => Promise<void>;
  updates: Updates;
  showTestNotification: () => Promise<{ blocked: boolean }>;
  team: Team;
  demo: Demo;
}): Handlers {
  const { history, now, account, removing, losses, lock, lockWatch, passphrase } = parts;
  const { creating, importing, settling, pricing, monitor, webhook, requests, reportStatus, team } = parts;
  const handlers: Parameters<typeof routedToDemo>[0] = {
    saveAccount: async (form, later) => {
      later(losses.note);
      later(team.accountSaved);
      const { accountId } = form;
      const saved = await account.save(form);
      if (saved.ok && accountId !== null) await pricing.forget(accountId);
      return saved;
    },
    testAccount: account.test,
    moveAccount: account.move,
    removeAccount: async ({ accountId, withHistory }, later) => {
      await losses.expectNone();
      later(losses.note);
      await withoutRestoring(() => removing.remove(accountId, withHistory));
      await pricing.forget(accountId);
    },

    setPassphrase: (typed) => passphrase.set(typed.passphrase),
    changePassphrase: (typed) => passphrase.change(typed.old, typed.passphrase),
    removePassphrase: (typed) => passphrase.remove(typed.passphrase),
    coverAccount: ({ accountId, secret }) => passphrase.cover(accountId, secret),
    unlock: async (typed, later) => {
      const result = await passphrase.unlock(typed.passphrase);
      if (result.ok) later(() => passphrase.noteStrength(typed.passphrase));
      return result;
    },
    // Whoever presses the key must not believe that it is locked.
    lock: async () => {
      if ((await passphrase.state()).is === 'off') throw new Failed({ is: 'nothing to lock' });
      await passphrase.lock();
    },
    resetPassphrase: passphrase.reset,
    readLock: (_, later) => {
      later(lockWatch.look);
      return passphrase.state();
    },
    used: lock.used,
    eraseAll: () => withoutRestoring(parts.eraseAll),
    changeSetting,
    installUpdate: parts.updates.install,

    createCheckout: async ({ attemptId, accountId, draft, again, ...more }, later) => {
      const result = await creating.create(attemptId, accountId, draft, again, more);
      if (result.outcome === 'created' || result.outcome === 'unknown') later(() => forgetUnsent(attemptId));
      return result;
    },
    retryCreate: ({ attemptId, again }) => creating.retry(attemptId, again),
    discardCreate: ({ attemptId }) => creating.discard(attemptId),
    readBalances: ({ accountId }) => parts.balances.read(accountId),
    askPrices: ({ accountId }) => pricing.ask(accountId),
    settleCreate: ({ attemptId, checkoutId }) => settling.settle(attemptId, checkoutId),
    importCheckout: ({ accountId, checkoutId }) => importing.importOne(accountId, checkoutId),

    refreshCheckout: ({ checkoutId }) => monitor.refreshNow(checkoutId),
    refreshAll: async () => {
      await monitor.makeAllDue();
      await monitor.refreshDue();
    },
    refreshSome: async ({ checkoutIds }, later) => {
      await monitor.makeDue(checkoutIds);
      // However long it takes; what this does not reach is left to the alarm.
      later(monitor.refreshDue);
    },
    showing: ({ checkoutIds }) => monitor.refreshShown(checkoutIds),
    reportStatus,

    acknowledge: ({ checkoutId, note }) => acknowledge(history, checkoutId, note, now()),
    annotate: ({ checkoutIds, change }) => annotate(history, checkoutIds, change, now()),
    archiveOld: ({ before }) => archiveOld(history, before, now()),
    // The log may hold any of their answers.
    eraseCheckouts: async ({ checkoutIds }, later) => {
      await withoutRestoring(() => eraseCheckouts(history, checkoutIds, now()));
      await requests.clear();
      later(team.wake);
    },
    deleteOld: ({ before }) => deleteOld(history, before, now()),
    setAutomaticCopies: parts.setAutomaticCopies,
    clearRequests: requests.clear,

    testNotification: parts.showTestNotification,

    teamCode: team.code,
    teamInvitation: ({ text, accept }, later) => {
      if (accept) later(team.wake);
      return team.invitation(text, accept);
    },
    noteExport: ({ count }) => team.log([{ what: 'exported', count }]),
    shareItem: ({ kind, ...edit }) => team.share(kind, edit),
    unshareItem: ({ kind, id }) => team.unshare(kind, id),
    followItem: ({ kind, id, follows }) => team.follow(kind, id, follows),
    leaveTeam: ({ keep }) => withoutRestoring(() => team.leave(keep)),

    checkWebhook: webhook.check,
    noteWebhook: webhook.note,
    forgetWebhookSecret: webhook.forget,
  };
  return routedToDemo(handlers, parts.demo);
}
