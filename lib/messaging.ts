import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { AUTH_MODES } from './inqud/authentication';
import { WIDGET_ORIGIN } from './inqud/origins';
import type { CreateOutcome } from './monitor/creating';
import type { Problem } from './problem';
import { Detail } from './widget/contract';

/** Everything a page can ask of the background: the command's name, and the shape of what goes with it. */
const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(100));
const line = v.pipe(v.string(), v.maxLength(2000));
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
  saveAccount: v.object({ accountId: v.nullable(id), label: line, ...credentials }),
  /** Asks Inqud for the widget's coins, with what was typed; an empty secret stands for the saved one. */
  testAccount: v.object({ accountId: v.nullable(id), ...credentials }),
  createCheckout: v.object({ attemptId: id, accountId: id, draft: Draft }),
  retryCreate: v.object({ attemptId: id }),
  discardCreate: v.object({ attemptId: id }),
  refreshCheckout: v.object({ checkoutId: id }),
  /** A visible page shows these checkouts; it says so every few seconds. */
  showing: v.object({ checkoutIds: v.pipe(v.array(id), v.maxLength(50)) }),
  /** The widget in a panel of ours reported a status. */
  widgetReported: Detail,
};
type Commands = typeof COMMANDS;
export type CommandName = keyof Commands;
export type Payload<K extends CommandName> = v.InferOutput<Commands[K]>;

export type TestResult = { ok: true; coins: string[] } | { ok: false; problem: Problem };

/** What each command answers; `unknown` where there is nothing to read but that it is done. */
export type Replies = {
  saveAccount: { accountId: string };
  testAccount: TestResult;
  createCheckout: CreateOutcome;
  retryCreate: CreateOutcome;
  discardCreate: unknown;
  /** What kept the request from being sent, if anything. */
  refreshCheckout: Problem | null;
  showing: unknown;
  widgetReported: unknown;
};

/** What the script in Inqud's hosted page sends when it hears `statusChanged`. */
const HostedReport = v.object({ hostedReport: Detail });
export type HostedReport = v.InferOutput<typeof HostedReport>;

type Reply = { answer: unknown } | { failed: string };

const INTERRUPTED =
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

/**
 * Answers our own pages' commands and hears the hosted page's reports; everything else is refused. A page counts as
 * ours by its origin, a report as the hosted page's when that page is the top of its tab and is about that checkout.
 */
export function answerMessages(setup: {
  handlers: { [K in CommandName]: (payload: Payload<K>) => Promise<Replies[K]> };
  hostedReported: (report: { id: string; status: string }) => Promise<void>;
  ownOrigin: string;
}): void {
  async function answer<K extends CommandName>(command: K, payload: unknown): Promise<Reply> {
    const parsed = v.safeParse(COMMANDS[command], payload);
    if (!parsed.success) return { failed: `Refused ${command}: ${v.summarize(parsed.issues)}` };
    try {
      return { answer: await setup.handlers[command](parsed.output as Payload<K>) };
    } catch (error) {
      return { failed: error instanceof Error ? error.message : String(error) };
    }
  }

  browser.runtime.onMessage.addListener((message: unknown, sender: Sender, reply: (answer: Reply) => void) => {
    if (sender.id !== browser.runtime.id) return false;
    if (sender.origin === setup.ownOrigin && isCommand(message)) {
      answer(message.command, message.payload).then(reply);
      return true;
    }
    if (sender.origin === WIDGET_ORIGIN && sender.frameId === 0 && v.is(HostedReport, message)) {
      const { id, status } = message.hostedReport;
      if (sender.url && new URL(sender.url).pathname === `/checkout/${id}`) void setup.hostedReported({ id, status });
    }
    return false;
  });
}

function isCommand(message: unknown): message is { command: CommandName; payload: unknown } {
  return v.is(v.object({ command: v.picklist(Object.keys(COMMANDS) as CommandName[]) }), message);
}
