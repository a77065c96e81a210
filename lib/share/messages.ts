import { DEFAULT_MESSAGES } from './defaultMessages';
import type { Message } from './message';

/** All messages to choose from: the built-in ones with the user's changes, then the user's own. */
export function allMessages(own: readonly Message[]): Message[] {
  const changed = (message: Message) => own.find(({ id }) => id === message.id) ?? message;
  return [...DEFAULT_MESSAGES.map(changed), ...own.filter(({ id }) => defaultMessage(id) === undefined)];
}

/** The built-in text of a message; undefined for a user's own message. */
export function defaultMessage(id: string): Message | undefined {
  return DEFAULT_MESSAGES.find((message) => message.id === id);
}

/** Messages of the user's own, and built-in ones that the user has changed. */
export const MOST_MESSAGES = 100;

/** The user's messages with this one changed or added. One that equals the built-in text is not stored. */
export function withMessage(own: readonly Message[], message: Message): Message[] {
  const builtIn = defaultMessage(message.id);
  if (builtIn && builtIn.subject === message.subject && builtIn.text === message.text)
    return withoutMessage(own, message.id);
  const known = own.some(({ id }) => id === message.id);
  if (known) return own.map((each) => (each.id === message.id ? message : each));
  return own.length < MOST_MESSAGES ? [...own, message] : [...own];
}

/** Removes a user's own message, or restores a built-in one. */
export function withoutMessage(own: readonly Message[], id: string): Message[] {
  return own.filter((message) => message.id !== id);
}

/** The message with this ID, else the first one in a language that the user reads, else the first one. */
export function chosenMessage(messages: readonly Message[], id: string | null, languages: readonly string[]): Message {
  const read = languages.map((language) => language.split('-')[0]);
  const chosen =
    messages.find((message) => message.id === id) ??
    read.map((language) => messages.find((message) => message.language === language)).find((found) => found) ??
    messages[0];
  if (!chosen) throw new Error('There is no message, not even a built-in one.');
  return chosen;
}
