import { msg } from '@lingui/core/macro';
/** The placeholders of a message, and how the user is told what each stands for. */
export const PLACEHOLDERS = {
  link: msg`the payment link`,
  orderId: msg`the order ID`,
  amount: msg`the amount and its currency`,
  name: msg`the name the customer sees`,
  expires: msg`when the link expires, with the time zone`,
} as const;
export type Placeholder = keyof typeof PLACEHOLDERS;
export type Values = Record<Placeholder, string | null>;

export const NAMES = Object.keys(PLACEHOLDERS) as Placeholder[];
/** With the space before it, which is removed together with an empty value. */
const KNOWN = new RegExp(`( ?)\\{(${NAMES.join('|')})\\}`, 'g');

/**
 * A line with its placeholders filled in, in one pass, so that braces in a value are not expanded. A value within an
 * address of the template is encoded, and one beside another value is parted from it: no value makes or changes a link.
 */
export function fillLine(line: string, values: Values): string {
  let from = 0;
  let isInAddress = false;
  let before = '';
  return line
    .replaceAll(KNOWN, (whole, space: string, name: Placeholder, at: number) => {
      const text = line.slice(from, at);
      from = at + whole.length;
      isInAddress = space === '' && isAddress(text, isInAddress);
      before = text.slice(-1) || before;
      const value = values[name];
      if (value === null) return '';
      if (isInAddress) return encodeURIComponent(value.toWellFormed());
      const gap = space || (wouldJoin(before, value) ? ' ' : '');
      before = VALUE;
      return gap + value;
    })
    .trimEnd();
}

/** In place of the last character, after a value. */
const VALUE = 'value';

/** Whether a value would make a link with what is before it: another value, or as in "Nr." and "info/x", or "@" and a name. */
function wouldJoin(before: string, value: string): boolean {
  if (before === VALUE) return true;
  if (before === '@') return /^\w/.test(value);
  return /[.．。｡]/.test(before) ? /^\p{L}/u.test(value) : before === ':' && /^[/\\／＼]/.test(value);
}

/** Whether the word that ends this text is a URL, which may have begun before it. */
function isAddress(text: string, hasBegun: boolean): boolean {
  const space = text.lastIndexOf(' ');
  return (space === -1 && hasBegun) || text.includes('://', space + 1);
}
