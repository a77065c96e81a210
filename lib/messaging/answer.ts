import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { WIDGET_ORIGIN } from '../inqud/origins';
import type { CommandName, Payload, Replies } from './commands';
import { BACKGROUND_COMMANDS } from './commands';
import { HostedReport } from './hostedReport';
import type { Answer } from './send';

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
  async function answer<K extends CommandName>(command: K, payload: unknown): Promise<Answer> {
    const parsed = v.safeParse(BACKGROUND_COMMANDS[command].shape, payload);
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

  browser.runtime.onMessage.addListener((message: unknown, sender: Sender, reply: (answer: Answer) => void) => {
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
  return v.is(v.object({ command: v.picklist(Object.keys(BACKGROUND_COMMANDS) as CommandName[]) }), message);
}
