import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { COLOURS } from '../accounts/account';
import type { CoverResult, PassphraseResult, Used } from '../accounts/outcomes';
import type { LockState } from '../accounts/settings';
import { LONGEST_NOTE, MOST_ANNOTATED } from '../checkouts/annotate';
import { Follows } from '../checkouts/follows';
import type { CreateOutcome, ImportOutcome } from '../checkouts/outcomes';
import { LONGEST_TAG, MOST_TAGS } from '../checkouts/tags';
import { AUTH_MODES } from '../inqud/authentication';
import { WIDGET_ORIGIN } from '../inqud/origins';
import type { Problem } from '../inqud/problem';
import type { Verdict } from '../webhooks/diagnose';
import { Detail } from '../widget/contract';

/** Everything a page can ask of the background: the command's name, and the shape of what goes with it. */
const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(100));
const line = v.pipe(v.string(), v.maxLength(2000));
const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const passphrase = v.pipe(v.string(), v.maxLength(500));
const tags = v.pipe(
  v.array(v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST_TAG), v.regex(/^[^,]*$/, 'no comma'))),
  v.maxLength(MOST_TAGS),
);
/** Letters; a checkout has a few thousand. */
export const LONGEST_WEBHOOK = 200_000;
const webhook = { accountId: id, body: v.pipe(v.string(), v.maxLength(LONGEST_WEBHOOK)), digest: line, secret: line };
const credentials = { widgetId: line, tokenId: line, mode: v.picklist(AUTH_MODES), secret: line };

const Draft = v.intersect([
  v.object({
    clientOrderId: v.pipe(line, v.nonEmpty()),
    name: v.nullable(line),
    expiresAt: line,
    returnUrl: v.nullable(line),
  }),
  v.variant('type', [
    v.object({
      type: v.literal('FIXED_PRICE'),
      fixedAmount: v.object({ amount: v.pipe(line, v.regex(/^\d+(\.\d+)?$/)), currency: line }),
    }),
    v.object({ type: v.literal('NO_PRICE') }),
    v.object({ type: v.literal('SUGGESTED_FIXED_PRICE') }),
  ]),
]);

const COMMANDS = {
  /** Saves a new account, or changes the one with this ID; an empty secret leaves the saved one. */
  saveAccount: v.object({ accountId: v.nullable(id), label: line, colour: v.picklist(COLOURS), ...credentials }),
  /** Asks Inqud for the widget's coins, with what was typed; an empty secret stands for the saved one. */
  testAccount: v.object({ accountId: v.nullable(id), ...credentials }),
  /** Puts an account at another place, from 0. */
  moveAccount: v.object({ accountId: id, to: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  /** Forgets an account and its secret, and its checkouts too when `withHistory`. */
  removeAccount: v.object({ accountId: id, withHistory: v.boolean() }),
  setPassphrase: v.object({ passphrase }),
  changePassphrase: v.object({ old: passphrase, passphrase }),
  removePassphrase: v.object({ passphrase }),
  /** Takes a signing secret that cannot be read back under the passphrase, from the secret as it is pasted again. */
  coverAccount: v.object({ accountId: id, secret: line }),
  unlock: v.object({ passphrase }),
  lock: v.object({}),
  /** Forgets the passphrase and every secret; accounts and history stay. */
  resetPassphrase: v.object({}),
  readLock: v.object({}),
  /** A person uses one of our pages. */
  used: v.object({}),
  eraseAll: v.object({}),
  /** `again`: also when the order has a checkout already. `follows`: the checkout that it is made after. */
  createCheckout: v.object({
    attemptId: id,
    accountId: id,
    draft: Draft,
    again: v.boolean(),
    follows: v.exactOptional(Follows),
  }),
  /** `again`: likewise. */
  retryCreate: v.object({ attemptId: id, again: v.boolean() }),
  discardCreate: v.object({ attemptId: id }),
  refreshCheckout: v.object({ checkoutId: id }),
  /** Fetches a checkout that was made elsewhere. */
  importCheckout: v.object({ accountId: id, checkoutId: id }),
  /** Asks about all that is still watched. */
  refreshAll: v.object({}),
  /** Asks about these, also about what is final. */
  refreshSome: v.object({ checkoutIds: v.pipe(v.array(id), v.maxLength(MOST_ANNOTATED)) }),
  /** A person has looked at what needed attention. */
  acknowledge: v.object({ checkoutId: id, note: v.nullable(line) }),
  /** What a person says of checkouts: a note, tags, and whether they are put aside. What is left out stays. */
  annotate: v.object({
    checkoutIds: v.pipe(v.array(id), v.maxLength(MOST_ANNOTATED)),
    change: v.object({
      note: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(LONGEST_NOTE)))),
      addTags: v.optional(tags),
      // Those of a restored copy may be of any shape.
      removeTags: v.optional(v.pipe(v.array(line), v.maxLength(MOST_TAGS))),
      archived: v.optional(v.picklist([0, 1])),
    }),
  }),
  /** Puts some of what was created before this moment, epoch ms, aside; the page asks again until none is left. */
  archiveOld: v.object({ before: moment }),
  /** Deletes it with its timelines; else likewise. */
  deleteOld: v.object({ before: moment }),
  /** Forgets the requests that the console shows. */
  clearRequests: v.object({}),
  /** A visible page shows these checkouts; it says so every few seconds. */
  showing: v.object({ checkoutIds: v.pipe(v.array(id), v.maxLength(50)) }),
  /**
   * Verifies a webhook that a person pasted; an empty secret stands for the one that is kept with the account. `keep`:
   * keeps the typed one when it is right.
   */
  checkWebhook: v.object({ ...webhook, keep: v.boolean() }),
  /** Writes one that is verified to its checkout's timeline, and asks Inqud. */
  noteWebhook: v.object(webhook),
  forgetWebhookSecret: v.object({ accountId: id }),
  /** The widget in a panel of ours reported a status. */
  widgetReported: Detail,
};
type Commands = typeof COMMANDS;
export type CommandName = keyof Commands;
export type Payload<K extends CommandName> = v.InferOutput<Commands[K]>;

export type TestResult = { ok: true; coins: string[] } | { ok: false; problem: Problem };

type Unopened = Extract<Used<unknown>, { ok: false }>;
/** `withoutSpaces`: the typed secret is right, but for spaces around it. */
export type WebhookCheck = { ok: true; verdict: Verdict; kept: boolean; withoutSpaces: boolean } | Unopened;
/** `noted`: it stands in the timeline; false when the checkout is not here, or has far too many reports. */
export type NoteOutcome =
  | { ok: true; noted: boolean }
  | { ok: false; why: Unopened['why'] | 'notVerified' | 'notACheckout' };

/** What each command answers; `unknown` where there is nothing to read but that it is done. */
export type Replies = {
  saveAccount: { ok: true; accountId: string } | { ok: false; why: 'locked' };
  testAccount: TestResult;
  moveAccount: unknown;
  removeAccount: unknown;
  setPassphrase: unknown;
  changePassphrase: PassphraseResult;
  removePassphrase: PassphraseResult;
  coverAccount: CoverResult;
  unlock: PassphraseResult;
  lock: unknown;
  resetPassphrase: unknown;
  readLock: LockState;
  used: unknown;
  eraseAll: unknown;
  createCheckout: CreateOutcome;
  retryCreate: CreateOutcome;
  discardCreate: unknown;
  /** What kept the request from being sent, if anything. */
  refreshCheckout: Problem | null;
  importCheckout: ImportOutcome;
  refreshAll: unknown;
  refreshSome: unknown;
  acknowledge: unknown;
  annotate: unknown;
  /** How many were done now; 0 when none is left. */
  archiveOld: number;
  deleteOld: number;
  clearRequests: unknown;
  showing: unknown;
  checkWebhook: WebhookCheck;
  noteWebhook: NoteOutcome;
  forgetWebhookSecret: unknown;
  widgetReported: unknown;
};

/** What the script in Inqud's hosted page sends when it hears `statusChanged`. */
const HostedReport = v.object({ hostedReport: Detail });
export type HostedReport = v.InferOutput<typeof HostedReport>;

type Reply = { answer: unknown } | { failed: string };

export const INTERRUPTED =
  'Checkout Desk was interrupted before it could say how this went. Look at the list before you try again.';

/** Sends a command and waits for its answer. Throws when the background could not carry it out. */
export async function send<K extends CommandName>(command: K, payload: Payload<K>): Promise<Replies[K]> {
  // The browser's own words for a background that ended meanwhile help nobody at a desk.
  const reply: Reply | undefined = await browser.runtime.sendMessage({ command, payload }).catch(() => undefined);
  if (reply === undefined) throw new Error(INTERRUPTED);
  if ('failed' in reply) throw new Error(reply.failed);
  // Our own background answered, and `answerMessages` holds it to this type.
  return reply.answer as Replies[K];
}

type Sender = {
  id?: string | undefined;
  origin?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
};

/** Why a message was refused, in words for the diagnostics. Nothing of the message itself, which may be anything. */
export type Refusal = 'another extension' | 'a page that is not ours' | 'not a command' | `a malformed ${CommandName}`;

/**
 * Answers our own pages' commands and hears the hosted page's reports; everything else is refused and counted. A page
 * counts as ours by its origin, a report as the hosted page's when that page is the top of its tab and is about that
 * checkout.
 */
export function answerMessages(setup: {
  handlers: { [K in CommandName]: (payload: Payload<K>) => Promise<Replies[K]> };
  hostedReported: (report: { id: string; status: string }) => Promise<void>;
  refused: (why: Refusal) => void;
  /** What a person reads about a command that could not be carried out. */
  errorText: (error: unknown) => string;
  ownOrigin: string;
  /** Settles when commands may be carried out. */
  ready?: Promise<unknown>;
}): void {
  async function answer<K extends CommandName>(command: K, payload: unknown): Promise<Reply> {
    const parsed = v.safeParse(COMMANDS[command], payload);
    if (!parsed.success) {
      setup.refused(`a malformed ${command}`);
      return { failed: `Refused ${command}: ${shapeProblem(parsed.issues)}` };
    }
    try {
      await setup.ready;
      return { answer: await setup.handlers[command](parsed.output as Payload<K>) };
    } catch (error) {
      return { failed: setup.errorText(error) };
    }
  }

  browser.runtime.onMessage.addListener((message: unknown, sender: Sender, reply: (answer: Reply) => void) => {
    if (sender.id === browser.runtime.id && sender.origin === setup.ownOrigin) {
      if (isCommand(message)) {
        answer(message.command, message.payload).then(reply);
        return true;
      }
      setup.refused('not a command');
      return false;
    }
    const report = hostedReportOf(message, sender);
    if (report) void setup.hostedReported(report);
    else setup.refused('a page that is not ours');
    return false;
  });

  // Nothing that another extension sends is even looked at; without a listener nobody would know that it tries.
  browser.runtime.onMessageExternal.addListener(() => {
    setup.refused('another extension');
    return false;
  });
}

/** The report of the script in Inqud's hosted page, when the browser vouches that it is that page's own. */
function hostedReportOf(message: unknown, sender: Sender): { id: string; status: string } | null {
  if (sender.id !== browser.runtime.id || sender.origin !== WIDGET_ORIGIN || sender.frameId !== 0) return null;
  if (!v.is(HostedReport, message)) return null;
  const { id, status } = message.hostedReport;
  return URL.parse(sender.url ?? '')?.pathname === `/checkout/${id}` ? { id, status } : null;
}

/** Which field is wrong, without what was in it: it may be a secret. */
function shapeProblem([issue]: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  const field = issue.path?.map(({ key }) => String(key)).join('.') ?? 'payload';
  return `${field} must be ${issue.expected ?? 'of another shape'}.`;
}

function isCommand(message: unknown): message is { command: CommandName; payload: unknown } {
  return v.is(v.object({ command: v.picklist(Object.keys(COMMANDS) as CommandName[]) }), message);
}
