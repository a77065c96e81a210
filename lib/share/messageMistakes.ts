import { plural, t } from '@lingui/core/macro';
import { numberText } from '../shared/countText';
import { unknownPlaceholder } from '../shared/unknownPlaceholder';
import { PLACEHOLDERS } from './fillLine';
import type { Message } from './message';
import { LONGEST_MESSAGE, LONGEST_SUBJECT, LONGEST_TITLE } from './message';

export type MessageMistakes = Partial<Record<'title' | 'subject' | 'text', string>>;

const LINK = '{link}';
const NAMES = Object.keys(PLACEHOLDERS);

/** Validates a message; returns an error message for each invalid field. `others` are the titles already in use. */
export function messageMistakes({ title, subject, text }: Message, own: boolean, others: string[]): MessageMistakes {
  const mistakes: MessageMistakes = {};
  if (own && title.trim() === '') mistakes.title = t`Enter a name.`;
  else if (own && others.includes(title.trim())) mistakes.title = t`Another message has this name.`;
  else if (title.length > LONGEST_TITLE) mistakes.title = atMost(LONGEST_TITLE);

  const inSubject = unknownPlaceholder(subject, NAMES);
  if (inSubject) mistakes.subject = inSubject;
  else if (/[\r\n]/.test(subject.trim())) mistakes.subject = t`Write it on one line.`;
  else if (subject.length > LONGEST_SUBJECT) mistakes.subject = atMost(LONGEST_SUBJECT);

  const inText = unknownPlaceholder(text, NAMES);
  if (inText) mistakes.text = inText;
  else if (!text.includes(LINK)) mistakes.text = t`Add ${LINK} where the payment link goes.`;
  else if (text.length > LONGEST_MESSAGE) {
    const now = numberText(text.length);
    mistakes.text = plural(LONGEST_MESSAGE, {
      one: `Use at most # character. There are ${now}.`,
      other: `Use at most # characters. There are ${now}.`,
    });
  }
  return mistakes;
}

function atMost(characters: number): string {
  return plural(characters, { one: 'Use at most # character.', other: 'Use at most # characters.' });
}
