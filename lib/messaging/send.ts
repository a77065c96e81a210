import { browser } from 'wxt/browser';
import type { CommandName, Payload, Replies } from './commands';

/** What the background sends back: the command's reply, or in words why it could not be carried out. */
export type Answer = { answer: unknown } | { failed: string };

export const INTERRUPTED =
  'Checkout Desk was interrupted before it could say how this went. Look at the list before you try again.';

/** Sends a command and waits for its answer. Throws when the background could not carry it out. */
export async function send<K extends CommandName>(command: K, payload: Payload<K>): Promise<Replies[K]> {
  // The browser's own error for a background that ended meanwhile would not help the user.
  const answer: Answer | undefined = await browser.runtime.sendMessage({ command, payload }).catch(() => undefined);
  if (answer === undefined) throw new Error(INTERRUPTED);
  if ('failed' in answer) throw new Error(answer.failed);
  // Our own background answered, and `answerMessages` holds it to this type.
  return answer.answer as Replies[K];
}
