import { moneyText } from '../checkouts/describe/text';
import { plainText } from '../shared/plainText';
import type { Language, Message } from './message';
import type { Shared } from './shared';
import { sharedName } from './shared';

/** The placeholders of a message, and how the user is told what each stands for. */
export const PLACEHOLDERS = {
  link: 'the payment link',
  orderId: 'the order ID',
  amount: 'the amount with its currency',
  name: 'the name that the payer sees',
  expires: 'when the link ends, with the time zone',
} as const;
type Placeholder = keyof typeof PLACEHOLDERS;

const NAMES = Object.keys(PLACEHOLDERS) as Placeholder[];
/** With the space before it, which is removed together with an empty value. */
const KNOWN = new RegExp(`( ?)\\{(${NAMES.join('|')})\\}`, 'g');

/**
 * Fills a message in for the customer. A line with a placeholder that the checkout has no value for, such as the amount
 * when the payer decides, is left out; the line with the link always stays.
 */
export function fillMessage({ language, subject, text }: Message, shared: Shared): Record<'subject' | 'text', string> {
  const values = valuesOf(shared, language);
  return { subject: fillLine(subject, values), text: fillLines(text, values) };
}

type Values = Record<Placeholder, string | null>;

function valuesOf(shared: Shared, language: Language): Values {
  const { url, name, amount, expiresAt } = shared;
  return {
    link: url,
    // Untrusted text: it must not start a new line.
    orderId: plainText(sharedName(shared)),
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

/** In one pass, so that braces in a value are not expanded. */
function fillLine(line: string, values: Values): string {
  return line
    .replaceAll(KNOWN, (_, space: string, name: Placeholder) => (values[name] === null ? '' : space + values[name]))
    .trimEnd();
}

/** "1 March 2026 at 13:00 CET": localised, in the local time zone, with its name. */
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
