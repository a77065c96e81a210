import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommandName } from '../../../lib/messaging/commands';
import { COMMANDS, PAYLOADS } from '../support/answering';
import { CHECKOUT_ID, checkout, DRAFT, NOW } from '../support/examples';
import type { Desk } from './desk';
import { startDesk } from './desk';
import { PASSPHRASE, startCovered } from './vault/room';

const REFUSED = { failed: { is: 'locked' } };
const DONE = { answer: undefined };
const LOCKED = { kind: 'locked' };

/** How each command is answered while the desk is locked. */
const ANSWERS: Record<CommandName, unknown> = {
  // What could point an account elsewhere, take something away, or spend it.
  moveAccount: REFUSED,
  removeAccount: REFUSED,
  discardCreate: REFUSED,
  deleteOld: REFUSED,
  forgetWebhookSecret: REFUSED,
  // What opens or makes the keys of this desk.
  teamCode: REFUSED,
  teamInvitation: REFUSED,
  leaveTeam: REFUSED,
  // What else a person changes.
  changeSetting: REFUSED,
  acknowledge: REFUSED,
  annotate: REFUSED,
  shareItem: REFUSED,
  unshareItem: REFUSED,
  followItem: REFUSED,
  archiveOld: REFUSED,
  eraseCheckouts: REFUSED,
  setAutomaticCopies: REFUSED,
  clearRequests: REFUSED,
  // What only a form that can be sent wants.
  askPrices: REFUSED,
  readBalances: REFUSED,
  startDemo: REFUSED,
  removeDemo: REFUSED,
  // What says in its own reply what the lock keeps it from.
  saveAccount: { answer: { ok: false, why: 'locked' } },
  testAccount: { answer: { ok: false, problem: LOCKED } },
  coverAccount: { answer: { ok: false, why: 'locked' } },
  createCheckout: { answer: { outcome: 'refused', problem: LOCKED } },
  retryCreate: { answer: { outcome: 'refused', problem: LOCKED } },
  settleCreate: { answer: { outcome: 'failed', problem: LOCKED } },
  importCheckout: { answer: { outcome: 'failed', problem: LOCKED } },
  refreshCheckout: { answer: LOCKED },
  checkWebhook: { answer: { ok: false, why: 'locked' } },
  noteWebhook: { answer: { ok: false, why: 'locked' } },
  // The lock itself.
  readLock: { answer: { is: 'locked', since: NOW } },
  lock: DONE,
  used: DONE,
  unlock: { answer: { ok: true } },
  setPassphrase: { failed: { is: 'passphrase exists' } },
  changePassphrase: { answer: { ok: true } },
  removePassphrase: { answer: { ok: true } },
  resetPassphrase: DONE,
  // What destroys and discloses nothing, and what sends nothing while locked.
  noteExport: DONE,
  eraseAll: DONE,
  installUpdate: { answer: false },
  // It names nothing.
  testNotification: { answer: { blocked: false } },
  refreshAll: DONE,
  refreshSome: DONE,
  showing: DONE,
  reportStatus: DONE,
};

/** The example payloads, about what there is, with the kept secret where one may be used. */
function payloadOf(command: CommandName): unknown {
  const payload = JSON.parse(JSON.stringify(PAYLOADS[command]).replaceAll('"shop"', '"signed"'));
  return command.endsWith('Webhook') ? { ...payload, secret: '' } : payload;
}

let desk: Desk;
beforeEach(async () => {
  desk = await startDesk(await startCovered());
  await desk.history.checkouts.put(checkout({ accountId: 'signed', nextRefreshAt: NOW }));
  await desk.history.creates.put({
    ...{ attemptId: 'attempt', accountId: 'signed', draft: DRAFT },
    ...{ startedAt: NOW, attempt: 1, state: 'unknown', error: null },
  });
  await desk.start().started;
});
afterEach(() => vi.restoreAllMocks());

describe('while the desk is locked', () => {
  it.each(COMMANDS)('%s is answered as the table says, and no request leaves', async (command) => {
    // The attempt that is known has an outcome of its own.
    if (command === 'createCheckout') await desk.history.creates.clear();
    expect(await desk.ask(command, payloadOf(command))).toEqual(ANSWERS[command]);
    expect(desk.world.requests).toEqual([]);
    expect(desk.errors).toEqual([]);
  });

  it.each(COMMANDS.filter((command) => ANSWERS[command] === REFUSED))(
    '%s, which is refused, changes nothing',
    async (command) => {
      const before = await Promise.all(desk.history.tables.map((table) => table.toArray()));
      const accounts = await desk.db.accounts.toArray();
      await desk.ask(command, payloadOf(command));
      expect(await Promise.all(desk.history.tables.map((table) => table.toArray()))).toEqual(before);
      expect(await desk.db.accounts.toArray()).toEqual(accounts);
    },
  );
});

describe('once it is unlocked', () => {
  beforeEach(async () => {
    expect(await desk.send('unlock', { passphrase: PASSPHRASE })).toEqual({ ok: true });
  });

  it.each(COMMANDS.filter((command) => ANSWERS[command] === REFUSED))('%s is carried out', async (command) => {
    expect(await desk.ask(command, payloadOf(command))).toHaveProperty('answer');
  });

  it('what is due is refreshed at once', async () => {
    await expect
      .poll(() => desk.world.requests)
      .toEqual([expect.stringMatching(new RegExp(`^GET .*/${CHECKOUT_ID}$`))]);
    await expect.poll(() => desk.badge()).toBe('1');
  });
});
