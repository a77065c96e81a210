import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Refusal } from '../../../lib/messaging/answer';
import { answerMessages } from '../../../lib/messaging/answer';
import type { CommandName, Payload, Replies } from '../../../lib/messaging/commands';
import type { StatusReport } from '../../../lib/messaging/statusReport';
import { failureOf } from '../../../lib/storage/trouble';
import { CHECKOUT_ID, DRAFT, NOW, SAMPLE_SECRET, TOKEN_ID, WIDGET_ID } from './examples';

export const OWN = 'chrome-extension://test-extension-id';
export const PAGE = { id: 'test-extension-id', origin: OWN, url: `${OWN}/options.html` };
export const HOSTED = {
  id: 'test-extension-id',
  origin: 'https://paycrypto.inqud.com',
  url: `https://paycrypto.inqud.com/checkout/${CHECKOUT_ID}`,
  frameId: 0,
};
export const REPORTED = { source: 'hosted page', id: CHECKOUT_ID, status: 'SUCCESS' } as const;
/** As our script in the hosted page sends it. */
export const REPORT = { command: 'reportStatus', payload: REPORTED };

const CREDENTIALS = { widgetId: WIDGET_ID, tokenId: TOKEN_ID, mode: 'signed' as const, secret: SAMPLE_SECRET };

const WEBHOOK = { accountId: 'shop', body: '{}', digest: 'a'.repeat(40), secret: SAMPLE_SECRET };

/** A valid payload for each command. */
export const PAYLOADS: { [K in CommandName]: Payload<K> } = {
  saveAccount: { accountId: null, label: 'Shop', colour: 'teal', ...CREDENTIALS },
  testAccount: { accountId: 'shop', ...CREDENTIALS },
  moveAccount: { accountId: 'shop', to: 3 },
  removeAccount: { accountId: 'shop', withHistory: true },
  setPassphrase: { passphrase: 'correct horse battery staple' },
  changePassphrase: { old: 'correct horse battery staple', passphrase: 'another four random words' },
  removePassphrase: { passphrase: 'correct horse battery staple' },
  coverAccount: { accountId: 'shop', secret: SAMPLE_SECRET },
  unlock: { passphrase: 'correct horse battery staple' },
  lock: {},
  resetPassphrase: {},
  readLock: {},
  used: {},
  eraseAll: {},
  changeSetting: { key: 'agentName', value: 'Alex' },
  installUpdate: {},
  testNotification: {},
  createCheckout: { attemptId: 'attempt', accountId: 'shop', draft: DRAFT, asOf: NOW, again: false },
  retryCreate: { attemptId: 'attempt', again: false },
  discardCreate: { attemptId: 'attempt' },
  settleCreate: { attemptId: 'attempt', checkoutId: CHECKOUT_ID },
  refreshCheckout: { checkoutId: CHECKOUT_ID },
  askPrices: { accountId: 'shop' },
  readBalances: { accountId: 'shop' },
  importCheckout: { accountId: 'shop', checkoutId: CHECKOUT_ID },
  refreshAll: {},
  refreshSome: { checkoutIds: [CHECKOUT_ID] },
  acknowledge: { checkoutId: CHECKOUT_ID, note: 'Refunded' },
  annotate: {
    checkoutIds: [CHECKOUT_ID],
    change: { note: 'Called back', addTags: ['VIP'], removeTags: ['new'], archived: 1 },
  },
  archiveOld: { before: 1_700_000_000_000 },
  deleteOld: { before: 1_700_000_000_000 },
  clearRequests: {},
  showing: { checkoutIds: [CHECKOUT_ID] },
  checkWebhook: { ...WEBHOOK, keep: false },
  noteWebhook: WEBHOOK,
  forgetWebhookSecret: { accountId: 'shop' },
  eraseCheckouts: { checkoutIds: [CHECKOUT_ID] },
  setAutomaticCopies: { every: 'week', passphrase: null },
  teamCode: {},
  teamInvitation: { text: 'desk-invitation-1', accept: false },
  noteExport: { count: 3 },
  shareItem: { kind: 'views', id: 'a-view', before: null, after: { name: 'Paid', view: 'q=status%3Apaid' } },
  unshareItem: { kind: 'views', id: 'a-view' },
  followItem: { kind: 'presets', id: 'deposit', follows: true },
  leaveTeam: { keep: true },
  startDemo: {},
  removeDemo: {},
  reportStatus: { source: 'widget', id: CHECKOUT_ID, status: 'in_progress' },
};

const CREATED = { outcome: 'created', checkoutId: CHECKOUT_ID, url: 'https://x.example/' } as const;
const OK = { ok: true } as const;
const ANSWERS: { [K in CommandName]: Replies[K] } = {
  saveAccount: { ok: true, accountId: 'shop' },
  testAccount: { ok: true, coins: [] },
  moveAccount: 'done',
  removeAccount: 'done',
  setPassphrase: 'done',
  changePassphrase: OK,
  removePassphrase: OK,
  eraseCheckouts: 'done',
  setAutomaticCopies: 'done',
  coverAccount: OK,
  unlock: OK,
  lock: 'done',
  resetPassphrase: 'done',
  readLock: { is: 'off' },
  used: 'done',
  eraseAll: 'done',
  changeSetting: 'done',
  installUpdate: true,
  testNotification: { blocked: false },
  createCheckout: CREATED,
  retryCreate: CREATED,
  discardCreate: 'done',
  settleCreate: { outcome: 'notFound' },
  refreshCheckout: { kind: 'offline' },
  askPrices: 'done',
  readBalances: { ok: true, at: 0, balances: [] },
  importCheckout: { outcome: 'imported' },
  refreshAll: 'done',
  refreshSome: 'done',
  acknowledge: 'done',
  annotate: 'done',
  archiveOld: 500,
  deleteOld: 0,
  clearRequests: 'done',
  showing: 'done',
  checkWebhook: { ok: true, verdict: { is: 'verified' }, kept: false, withoutSpaces: false },
  noteWebhook: { ok: true, noted: true },
  forgetWebhookSecret: 'done',
  teamCode: { code: 'desk-join-1' },
  teamInvitation: { ok: false, why: 'cut' },
  noteExport: 'done',
  shareItem: OK,
  unshareItem: OK,
  followItem: 'done',
  leaveTeam: 'done',
  startDemo: 'done',
  removeDemo: 'done',
  reportStatus: 'done',
};
export const COMMANDS = Object.keys(PAYLOADS) as CommandName[];

const handlerOf = <K extends CommandName>(command: K) =>
  vi.fn<(payload: Payload<K>) => Promise<Replies[K]>>(async () => ANSWERS[command]);

function handlersOfAll() {
  const handlers = Object.fromEntries(COMMANDS.map((command) => [command, handlerOf(command)]));
  return handlers as unknown as { [K in CommandName]: ReturnType<typeof handlerOf<K>> };
}

/** The background's listeners in an empty browser, with the executed commands and the refusals. */
export function startAnswering() {
  fakeBrowser.reset();
  const external: (() => unknown)[] = [];
  // The fake browser has no messages of other extensions.
  const listen = vi.spyOn(fakeBrowser.runtime.onMessageExternal, 'addListener');
  listen.mockImplementation((listener) => void external.push(listener as () => unknown));
  const handlers = handlersOfAll();
  const hostedReported = vi.fn(async (_report: StatusReport) => {});
  const refused = vi.fn((_why: Refusal) => {});
  let replied = true;
  answerMessages({
    carryOut: (command, payload, whenReplied) => {
      replied = false;
      void whenReplied.then(() => {
        replied = true;
      });
      return handlers[command](payload);
    },
    hostedReported,
    refused,
    failureOf,
    ownOrigin: OWN,
  });
  listen.mockRestore();
  return {
    handlers,
    hostedReported,
    refused,
    /** Whether the last command knows that its reply was sent. */
    knowsReply: () => replied,
    /** Sends a message as another extension, and returns its answer. */
    fromOutside: () => external.map((listener) => listener()),
    /** The executed commands. */
    called: () => COMMANDS.filter((command) => handlers[command].mock.calls.length > 0),
    /** The refusals as text, in order. */
    refusals: () => refused.mock.calls.map(([why]) => why),
  };
}

/** The answer to a sender, or null when there is none. */
export async function answerTo(message: unknown, sender: object): Promise<unknown> {
  const reply = Promise.withResolvers<unknown>();
  const [willAnswer]: unknown[] = await fakeBrowser.runtime.onMessage.trigger(message, sender, reply.resolve);
  return willAnswer === true ? reply.promise : null;
}
