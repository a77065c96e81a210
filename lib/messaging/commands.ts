import * as v from 'valibot';
import { COLOURS } from '../accounts/account';
import type { BalancesOutcome } from '../accounts/balances';
import type { CoverResult, PassphraseResult, SaveResult, TestResult } from '../accounts/outcomes';
import type { LockState } from '../accounts/settings';
import { LONGEST_NOTE, MOST_ANNOTATED } from '../checkouts/annotate';
import { Follows } from '../checkouts/follows';
import { RHYTHMS } from '../checkouts/housekeeping/settings';
import type { CreateOutcome, ImportOutcome, SettleOutcome } from '../checkouts/outcomes';
import { LONGEST_TAG, MOST_TAGS } from '../checkouts/tags';
import { AUTH_MODES } from '../inqud/authentication';
import type { Problem } from '../inqud/problem';
import { MOST_SEEN } from '../sync/noteHistory';
import { isStamp } from '../sync/stamp';
import type { InvitationOutcome, ShareOutcome, TeamCode } from '../team/outcomes';
import { LONGEST_CODE } from '../team/outcomes';
import { Follow, Share, Unshare } from '../team/shared/commandShapes';
import type { NoteOutcome, WebhookCheck } from '../webhooks/outcomes';
import { LONGEST_WEBHOOK } from '../webhooks/outcomes';
import { SettingChange } from './guardedSettings';
import { statusReportFrom } from './statusReport';

/** A command's payload as a schema, and the type of its reply, which no value carries. */
type Command<Shape extends v.GenericSchema, Reply> = { shape: Shape; reply?: Reply };

function command<Shape extends v.GenericSchema>(shape: Shape) {
  return { replies: <Reply>(): Command<Shape, Reply> => ({ shape }) };
}

/** The reply of a command that has nothing to say but that it is done. */
type Done = unknown;

const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(100));
const line = v.pipe(v.string(), v.maxLength(2000));
const stamp = v.pipe(v.string(), v.check(isStamp));
const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const passphrase = v.pipe(v.string(), v.maxLength(500));
const tags = v.pipe(
  v.array(v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST_TAG), v.regex(/^[^,]*$/, 'no comma'))),
  v.maxLength(MOST_TAGS),
);
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

/**
 * Everything that a page can ask of the background: each command with the shape of its payload and its reply. (What the
 * keyboard can ask of the browser is in `navigation/browserShortcuts.ts`.)
 */
export const BACKGROUND_COMMANDS = {
  /** Saves a new account, or changes the one with this ID; an empty secret leaves the saved one. */
  saveAccount: command(
    v.object({ accountId: v.nullable(id), label: line, colour: v.picklist(COLOURS), ...credentials }),
  ).replies<SaveResult>(),
  /** Asks Inqud for the widget's coins, with what was typed; an empty secret stands for the saved one. */
  testAccount: command(v.object({ accountId: v.nullable(id), ...credentials })).replies<TestResult>(),
  /** Puts an account at another place, from 0. */
  moveAccount: command(v.object({ accountId: id, to: v.pipe(v.number(), v.integer(), v.minValue(0)) })).replies<Done>(),
  /** Forgets an account and its secret, and its checkouts too when `withHistory`. */
  removeAccount: command(v.object({ accountId: id, withHistory: v.boolean() })).replies<Done>(),
  setPassphrase: command(v.object({ passphrase })).replies<Done>(),
  changePassphrase: command(v.object({ old: passphrase, passphrase })).replies<PassphraseResult>(),
  removePassphrase: command(v.object({ passphrase })).replies<PassphraseResult>(),
  /** Takes a signing secret that cannot be read back under the passphrase, from the secret as it is pasted again. */
  coverAccount: command(v.object({ accountId: id, secret: line })).replies<CoverResult>(),
  unlock: command(v.object({ passphrase })).replies<PassphraseResult>(),
  lock: command(v.object({})).replies<Done>(),
  /** Forgets the passphrase and every secret; accounts and history stay. */
  resetPassphrase: command(v.object({})).replies<Done>(),
  readLock: command(v.object({})).replies<LockState>(),
  /** A person uses one of our pages. */
  used: command(v.object({})).replies<Done>(),
  /** Begins the demo, or goes on with the one that is there. */
  startDemo: command(v.object({})).replies<Done>(),
  /** Removes the demo and all that it made. */
  removeDemo: command(v.object({})).replies<Done>(),
  eraseAll: command(v.object({})).replies<Done>(),
  /** Changes a setting that only an unlocked desk changes; see `Writer`. */
  changeSetting: command(SettingChange).replies<Done>(),
  /** Installs the update that waits. Replies whether it began; it does not while a page does what must not be cut off. */
  installUpdate: command(v.object({})).replies<boolean>(),
  /**
   * `asOf`: Inqud's time, as far as the page knew it, by which the draft's end was reckoned, epoch ms. `again`: also when the
   * order has a checkout already. `follows`: the checkout that it is made after.
   */
  createCheckout: command(
    v.object({
      attemptId: id,
      accountId: id,
      draft: Draft,
      asOf: v.pipe(v.number(), v.finite()),
      again: v.boolean(),
      follows: v.exactOptional(Follows),
    }),
  ).replies<CreateOutcome>(),
  /** Sends an attempt with unknown outcome once more. `again`: likewise. */
  retryCreate: command(v.object({ attemptId: id, again: v.boolean() })).replies<CreateOutcome>(),
  discardCreate: command(v.object({ attemptId: id })).replies<Done>(),
  /** Settles an attempt with unknown outcome by the checkout that a person found at Inqud, if it is what was asked for. */
  settleCreate: command(v.object({ attemptId: id, checkoutId: id })).replies<SettleOutcome>(),
  /** Replies what kept the request from being sent, if anything. */
  refreshCheckout: command(v.object({ checkoutId: id })).replies<Problem | null>(),
  /** Asks what the account's widget takes, at most once a minute. Replies when it is stored, or cannot be had now. */
  askPrices: command(v.object({ accountId: id })).replies<Done>(),
  /** Asks what the account holds at Inqud. Nothing of it is stored. */
  readBalances: command(v.object({ accountId: id })).replies<BalancesOutcome>(),
  /** Fetches a checkout that was made elsewhere. */
  importCheckout: command(v.object({ accountId: id, checkoutId: id })).replies<ImportOutcome>(),
  /** Refreshes every checkout that is still watched. */
  refreshAll: command(v.object({})).replies<Done>(),
  /** Refreshes these, also those that are final. */
  refreshSome: command(v.object({ checkoutIds: v.pipe(v.array(id), v.maxLength(MOST_ANNOTATED)) })).replies<Done>(),
  /** A person has looked at what needed attention. */
  acknowledge: command(v.object({ checkoutId: id, note: v.nullable(line) })).replies<Done>(),
  /** What a person says of checkouts: a note, tags, and whether they are archived. What is left out stays. */
  annotate: command(
    v.object({
      checkoutIds: v.pipe(v.array(id), v.maxLength(MOST_ANNOTATED)),
      change: v.object({
        note: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(LONGEST_NOTE)))),
        noteSeen: v.optional(v.pipe(v.array(stamp), v.maxLength(MOST_SEEN))),
        addTags: v.optional(tags),
        // Those of a restored copy may be of any shape.
        removeTags: v.optional(v.pipe(v.array(line), v.maxLength(MOST_TAGS))),
        archived: v.optional(v.picklist([0, 1])),
      }),
    }),
  ).replies<Done>(),
  /** Archives some of what was created before this moment, epoch ms. Replies how many; the page repeats it until 0. */
  archiveOld: command(v.object({ before: moment })).replies<number>(),
  /** Erases these checkouts and what else is stored about them. */
  eraseCheckouts: command(v.object({ checkoutIds: v.pipe(v.array(id), v.maxLength(MOST_ANNOTATED)) })).replies<Done>(),
  /** Deletes it with its timelines, likewise in parts. */
  deleteOld: command(v.object({ before: moment })).replies<number>(),
  /**
   * Has copies saved by themselves so often; null for no more. With a passphrase they are encrypted, with null they are
   * not, and without a word about it they stay as they are.
   */
  setAutomaticCopies: command(
    v.object({ every: v.nullable(v.picklist(RHYTHMS)), passphrase: v.exactOptional(v.nullable(passphrase)) }),
  ).replies<Done>(),
  /** Forgets the requests that the request log shows. */
  clearRequests: command(v.object({})).replies<Done>(),
  /** A visible page shows these checkouts; it says so every few seconds. */
  showing: command(v.object({ checkoutIds: v.pipe(v.array(id), v.maxLength(50)) })).replies<Done>(),
  /**
   * Verifies a webhook that a person pasted; an empty secret stands for the one that is kept with the account. `keep`:
   * keeps the typed one when it is right.
   */
  checkWebhook: command(v.object({ ...webhook, keep: v.boolean() })).replies<WebhookCheck>(),
  /** Writes one that is verified to its checkout's timeline, and asks Inqud. */
  noteWebhook: command(v.object(webhook)).replies<NoteOutcome>(),
  forgetWebhookSecret: command(v.object({ accountId: id })).replies<Done>(),
  /** Shows a notification, to see whether any is seen. Replies whether the browser knows that none is. */
  testNotification: command(v.object({})).replies<{ blocked: boolean }>(),
  /** The code that a team's admin adds this desk by. Nothing in it is secret. */
  teamCode: command(v.object({})).replies<TeamCode>(),
  /** Reads the admin's invitation. `accept`: joins its team; everything here is then said to it. */
  teamInvitation: command(
    v.object({ text: v.pipe(v.string(), v.maxLength(LONGEST_CODE)), accept: v.boolean() }),
  ).replies<InvitationOutcome>(),
  /** That this many checkouts were exported to a file, for the team's log. */
  noteExport: command(v.object({ count: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) })).replies<Done>(),
  /** Shares something with the team, or says what a person changed of what is shared. */
  shareItem: command(Share).replies<ShareOutcome>(),
  /** Takes it out of the team, for everybody. */
  unshareItem: command(Unshare).replies<ShareOutcome>(),
  /** Whether this desk's own one goes with the team's. */
  followItem: command(Follow).replies<Done>(),
  /** Leaves the team. `keep`: what is known from colleagues alone stays. */
  leaveTeam: command(v.object({ keep: v.boolean() })).replies<Done>(),
  /** The widget in a page of ours announced a status. The script in the hosted page sends the same command. */
  reportStatus: command(statusReportFrom('widget')).replies<Done>(),
} satisfies Record<string, Command<v.GenericSchema, unknown>>;
type Commands = typeof BACKGROUND_COMMANDS;
export type CommandName = keyof Commands;
export type Payload<K extends CommandName> = v.InferOutput<Commands[K]['shape']>;
export type Replies = {
  [K in CommandName]: Commands[K] extends Command<v.GenericSchema, infer Reply> ? Reply : never;
};
