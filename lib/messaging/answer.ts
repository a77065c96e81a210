import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { Failure } from '../shared/failure/failure';
import type { CommandName, Payload, Replies } from './commands';
import { BACKGROUND_COMMANDS } from './commands';
import type { Answer } from './send';
import type { Sender } from './sender';
import { isHostedPageOf, isOwnPage } from './sender';
import type { StatusReport } from './statusReport';
import { HostedReport } from './statusReport';

/** Why a message was refused, in words for the diagnostics. Nothing of the message itself, which may be anything. */
export type Refusal = 'another extension' | 'a page that is not ours' | 'not a command' | `a malformed ${CommandName}`;

/** Carries out a command. `replied` resolves when its reply was sent. */
export type CarryOut = <K extends CommandName>(
  command: K,
  payload: Payload<K>,
  replied: Promise<void>,
) => Promise<Replies[K]>;

/**
 * Answers the commands of our own pages and accepts the hosted page's reports; everything else is refused and counted.
 * Every message is parsed by its schema.
 */
export function answerMessages(setup: {
  carryOut: CarryOut;
  hostedReported: (report: StatusReport) => Promise<unknown>;
  refused: (why: Refusal) => void;
  /** Why a command could not be carried out. */
  failureOf: (error: unknown) => Failure;
  ownOrigin: string;
  /** Settles when commands may be carried out. */
  ready?: Promise<unknown>;
}): void {
  async function answer<K extends CommandName>(command: K, payload: unknown, replied: Promise<void>): Promise<Answer> {
    const parsed = v.safeParse(BACKGROUND_COMMANDS[command].shape, payload);
    if (!parsed.success) {
      setup.refused(`a malformed ${command}`);
      return { failed: { is: 'malformed', command, ...shapeProblem(parsed.issues) } };
    }
    try {
      await setup.ready;
      return { answer: await setup.carryOut(command, parsed.output as Payload<K>, replied) };
    } catch (error) {
      return { failed: setup.failureOf(error) };
    }
  }

  browser.runtime.onMessage.addListener((message: unknown, sender: Sender, reply: (answer: Answer) => void) => {
    if (isOwnPage(sender, setup.ownOrigin)) {
      if (isCommand(message)) {
        const replied = Promise.withResolvers<void>();
        answer(message.command, message.payload, replied.promise).then(reply).finally(replied.resolve);
        return true;
      }
      setup.refused('not a command');
      return false;
    }
    const report = v.safeParse(HostedReport, message);
    if (report.success && isHostedPageOf(sender, report.output.payload.id)) {
      void setup.hostedReported(report.output.payload);
    } else setup.refused('a page that is not ours');
    return false;
  });

  // What another extension sends is not even read. The listener is here so that the attempt is counted.
  browser.runtime.onMessageExternal.addListener(() => {
    setup.refused('another extension');
    return false;
  });
}

/** Which field is wrong, without what was in it: it may be a secret. */
function shapeProblem([issue]: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): {
  field: string;
  expected: string;
} {
  const field = issue.path?.map(({ key }) => String(key)).join('.') ?? 'payload';
  return { field, expected: issue.expected ?? 'of another shape' };
}

function isCommand(message: unknown): message is { command: CommandName; payload: unknown } {
  return v.is(v.object({ command: v.picklist(Object.keys(BACKGROUND_COMMANDS) as CommandName[]) }), message);
}
