import type { CommandName } from '../../messaging/commands';
import type { Leaves } from './jobs';

type Needs = {
  /**
   * `refused`: fails while the desk is locked, as all that a user changes does. `allowed`: it is carried out as far as
   * the lock lets it, and its reply says what the lock kept it from.
   */
  whileLocked: 'refused' | 'allowed';
  leaves: Leaves;
};

/** What the background does around each command. */
export const COMMAND_NEEDS: Record<CommandName, Needs> = {
  saveAccount: { whileLocked: 'allowed', leaves: 'changes' },
  testAccount: { whileLocked: 'allowed', leaves: 'changes' },
  moveAccount: { whileLocked: 'refused', leaves: 'nothing' },
  removeAccount: { whileLocked: 'refused', leaves: 'changes' },
  setPassphrase: { whileLocked: 'allowed', leaves: 'nothing' },
  changePassphrase: { whileLocked: 'allowed', leaves: 'nothing' },
  removePassphrase: { whileLocked: 'allowed', leaves: 'nothing' },
  coverAccount: { whileLocked: 'allowed', leaves: 'nothing' },
  unlock: { whileLocked: 'allowed', leaves: 'nothing' },
  lock: { whileLocked: 'allowed', leaves: 'nothing' },
  resetPassphrase: { whileLocked: 'allowed', leaves: 'nothing' },
  readLock: { whileLocked: 'allowed', leaves: 'nothing' },
  used: { whileLocked: 'allowed', leaves: 'nothing' },
  startDemo: { whileLocked: 'refused', leaves: 'nothing' },
  removeDemo: { whileLocked: 'refused', leaves: 'nothing' },
  eraseAll: { whileLocked: 'allowed', leaves: 'changes' },
  changeSetting: { whileLocked: 'refused', leaves: 'nothing' },
  installUpdate: { whileLocked: 'allowed', leaves: 'nothing' },
  createCheckout: { whileLocked: 'allowed', leaves: 'work' },
  retryCreate: { whileLocked: 'allowed', leaves: 'work' },
  discardCreate: { whileLocked: 'refused', leaves: 'changes' },
  settleCreate: { whileLocked: 'allowed', leaves: 'work' },
  refreshCheckout: { whileLocked: 'allowed', leaves: 'changes' },
  askPrices: { whileLocked: 'refused', leaves: 'nothing' },
  readBalances: { whileLocked: 'refused', leaves: 'nothing' },
  importCheckout: { whileLocked: 'allowed', leaves: 'work' },
  refreshAll: { whileLocked: 'allowed', leaves: 'changes' },
  refreshSome: { whileLocked: 'allowed', leaves: 'work' },
  acknowledge: { whileLocked: 'refused', leaves: 'changes' },
  annotate: { whileLocked: 'refused', leaves: 'changes' },
  archiveOld: { whileLocked: 'refused', leaves: 'changes' },
  deleteOld: { whileLocked: 'refused', leaves: 'changes' },
  eraseCheckouts: { whileLocked: 'refused', leaves: 'changes' },
  setAutomaticCopies: { whileLocked: 'refused', leaves: 'nothing' },
  clearRequests: { whileLocked: 'refused', leaves: 'nothing' },
  showing: { whileLocked: 'allowed', leaves: 'changes' },
  checkWebhook: { whileLocked: 'allowed', leaves: 'nothing' },
  noteWebhook: { whileLocked: 'allowed', leaves: 'work' },
  forgetWebhookSecret: { whileLocked: 'refused', leaves: 'nothing' },
  testNotification: { whileLocked: 'allowed', leaves: 'nothing' },
  teamCode: { whileLocked: 'refused', leaves: 'nothing' },
  teamInvitation: { whileLocked: 'refused', leaves: 'changes' },
  noteExport: { whileLocked: 'allowed', leaves: 'changes' },
  shareItem: { whileLocked: 'refused', leaves: 'changes' },
  unshareItem: { whileLocked: 'refused', leaves: 'changes' },
  followItem: { whileLocked: 'refused', leaves: 'nothing' },
  leaveTeam: { whileLocked: 'refused', leaves: 'changes' },
  reportStatus: { whileLocked: 'allowed', leaves: 'work' },
};
