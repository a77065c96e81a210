import { browser } from 'wxt/browser';
import { Failed } from '../shared/failure/failed';
import type { Failure } from '../shared/failure/failure';
import type { CommandName, Payload, Replies } from './commands';

/** What the background sends back: the command's reply, or why it could not be carried out. */
export type Answer = { answer: unknown } | { failed: Failure };

/** Sends a command and waits for its answer. Throws when the background could not carry it out. */
export async function send<K extends CommandName>(command: K, payload: Payload<K>): Promise<Replies[K]> {
  // The browser's own error for a background that ended meanwhile would not help the user.
  const answer: Answer | undefined = await browser.runtime.sendMessage({ command, payload }).catch(() => undefined);
  if (answer === undefined) throw new Failed({ is: 'interrupted' });
  if ('failed' in answer) throw new Failed(answer.failed);
  // Our own background answered, and `answerMessages` holds it to this type.
  return answer.answer as Replies[K];
}
