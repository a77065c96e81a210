import { moneyText } from '../checkouts/describe/text';
import { cutText } from '../shared/cutText';
import { isTime } from '../shared/day/isTime';
import { plainText } from '../shared/plainText';
import type { Values } from './fillLine';
import { fillLine, NAMES } from './fillLine';
import type { Language, Message } from './message';
import type { Shared } from './shared';
import { sharedLink, sharedName } from './shared';
import { withoutLinks } from './withoutLinks';

/** Characters of one value. The form takes shorter order IDs and names. */
const LONGEST_VALUE = 100;

/**
 * Fills a message in for the customer. A line with a placeholder that the checkout has no value for, such as the amount
 * when the payer decides, is left out; the line with the link always stays. The filled message has the links of the template
 * and no others, whatever the checkout has in its fields. `link` is for an example.
 */
export function fillMessage(
  { language, subject, text }: Message,
  shared: Shared,
  link = sharedLink(shared),
): Record<'subject' | 'text', string> {
  const values = { ...valuesOf(shared, language), link };
  return { subject: fillLine(subject, values), text: fillLines(text, values) };
}

function valuesOf(shared: Shared, language: Language): Omit<Values, 'link'> {
  const { name, amount, expiresAt } = shared;
  return {
    orderId: untrusted(sharedName(shared)),
    name: name === null ? null : untrusted(name),
    amount: amount && untrusted(moneyText(amount, language)),
    expires: expiresAt === null || !isTime(expiresAt) ? null : expiryText(expiresAt, language),
  };
}

/** It must not start a new line, turn the text around, be a link, or push the message out of sight. */
function untrusted(text: string): string {
  return withoutLinks(plainText(cutText(text, LONGEST_VALUE)));
}

function fillLines(text: string, values: Values): string {
  const stays = (line: string) =>
    line.includes('{link}') || NAMES.every((name) => values[name] !== null || !line.includes(`{${name}}`));
  return text
    .trim()
    .split('\n')
    .filter(stays)
    .map((line) => fillLine(line, values))
    .join('\n');
}

/** "1 March 2026 at 13:00 CET": localised, in the local time zone, with its name. */
function expiryText(at: number, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at);
}
