import { moneyText } from '../checkouts/describe/text';
import { plainText } from '../shared/plainText';
import type { Language, Message } from './message';
import type { Shared } from './shared';

/** What may stand in a message in braces, and what it is for a person. */
export const PLACEHOLDERS = {
  link: 'the payment link',
  orderId: 'the order ID',
  amount: 'the amount with its currency',
  name: 'the name that the payer sees',
  expires: 'when the link ends, with the time zone',
} as const;
type Placeholder = keyof typeof PLACEHOLDERS;

const NAMES = Object.keys(PLACEHOLDERS) as Placeholder[];
/** With the space before it, which goes when there is no value. */
const KNOWN = new RegExp(`( ?)\\{(${NAMES.join('|')})\\}`, 'g');

/**
 * A message as the customer gets it. A line that tells of something the checkout does not have, such as the amount when
 * the payer decides, is left out; the line with the link stays, whatever else it tells.
 */
export function fillMessage({ language, subject, text }: Message, shared: Shared): Record<'subject' | 'text', string> {
  const values = valuesOf(shared, language);
  return { subject: fillLine(subject, values), text: fillLines(text, values) };
}

type Values = Record<Placeholder, string | null>;

function valuesOf({ url, orderId, name, amount, expiresAt }: Shared, language: Language): Values {
  return {
    link: url,
    // Foreign text: it must not begin a line of its own.
    orderId: plainText(orderId),
    name: name === null ? null : plainText(name),
    amount: amount && plainText(moneyText(amount, language)),
    expires: expiresAt === null ? null : expiryText(expiresAt, language),
  };
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

/** In one pass: what a value has in braces is no placeholder. */
function fillLine(line: string, values: Values): string {
  return line
    .replaceAll(KNOWN, (_, space: string, name: Placeholder) => (values[name] === null ? '' : space + values[name]))
    .trimEnd();
}

/** "1 March 2026 at 13:00 CET", as the language writes it, in the time zone of this computer, which it names. */
function expiryText(at: number, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at);
}
