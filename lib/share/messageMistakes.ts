import { unknownPlaceholder } from '../shared/unknownPlaceholder';
import { PLACEHOLDERS } from './fillLine';
import type { Message } from './message';

export type MessageMistakes = Partial<Record<'title' | 'subject' | 'text', string>>;

/** Characters: a chat link carries the whole text, and some apps truncate a long one. */
export const LONGEST_MESSAGE = 1000;
const LONGEST_SUBJECT = 150;
export const LONGEST_TITLE = 60;

const NAMES = Object.keys(PLACEHOLDERS);

/** Validates a message; returns an error message for each invalid field. `others` are the titles already in use. */
export function messageMistakes({ title, subject, text }: Message, own: boolean, others: string[]): MessageMistakes {
  const mistakes: MessageMistakes = {};
  if (own && title.trim() === '') mistakes.title = 'Give it a name.';
  else if (own && others.includes(title.trim())) mistakes.title = 'Another message has this name.';
  else if (title.length > LONGEST_TITLE) mistakes.title = `Use at most ${LONGEST_TITLE} characters.`;

  const inSubject = unknownPlaceholder(subject, NAMES);
  if (inSubject) mistakes.subject = inSubject;
  else if (/[\r\n]/.test(subject.trim())) mistakes.subject = 'Write it in one line.';
  else if (subject.length > LONGEST_SUBJECT) mistakes.subject = `Use at most ${LONGEST_SUBJECT} characters.`;

  const inText = unknownPlaceholder(text, NAMES);
  if (inText) mistakes.text = inText;
  else if (!text.includes('{link}')) mistakes.text = 'Write {link} where the payment link belongs.';
  else if (text.length > LONGEST_MESSAGE) {
    mistakes.text = `Use at most ${LONGEST_MESSAGE} characters. There are ${text.length}.`;
  }
  return mistakes;
}
