import { DEFAULT_MESSAGES } from './defaultMessages';
import type { Message } from './message';

/** All messages to choose from: those that the program brings, as a person has changed them, then a person's own. */
export function allMessages(own: readonly Message[]): Message[] {
  const changed = (message: Message) => own.find(({ id }) => id === message.id) ?? message;
  return [...DEFAULT_MESSAGES.map(changed), ...own.filter(({ id }) => defaultMessage(id) === undefined)];
}

/** How the program brings a message; undefined for a person's own. */
export function defaultMessage(id: string): Message | undefined {
  return DEFAULT_MESSAGES.find((message) => message.id === id);
}

/** A person's messages with this one changed or added. One that is as the program brings it needs no place there. */
export function withMessage(own: readonly Message[], message: Message): Message[] {
  const usual = defaultMessage(message.id);
  if (usual && usual.subject === message.subject && usual.text === message.text) return withoutMessage(own, message.id);
  const known = own.some(({ id }) => id === message.id);
  return known ? own.map((each) => (each.id === message.id ? message : each)) : [...own, message];
}

/** Without a person's own message, or with one of the program's as it was at first. */
export function withoutMessage(own: readonly Message[], id: string): Message[] {
  return own.filter((message) => message.id !== id);
}

/** The message of this ID, else the first one in a language that the person reads, else the first one. */
export function chosenMessage(messages: readonly Message[], id: string | null, languages: readonly string[]): Message {
  const read = languages.map((language) => language.split('-')[0]);
  const chosen =
    messages.find((message) => message.id === id) ??
    read.map((language) => messages.find((message) => message.language === language)).find((found) => found) ??
    messages[0];
  if (!chosen) throw new Error('There is no message. The program brings some.');
  return chosen;
}
