import { t } from '@lingui/core/macro';
import type { FieldTerm, TextTerm, Written } from '../terms';
import { FIELDS, isRead } from '../terms';
import { readValue } from '../values';

/** Text that the user may have meant otherwise than as plain text, and a hint what to write instead. */
export type Stray = { words: string; what: string };

/**
 * Finds an amount without its field, a currency apart from its amount, or the syntax of other search engines: all of
 * these are searched as text. A number without decimals is rather an order than an amount.
 */
export function strayIn(written: readonly Written[]): Stray | null {
  for (const [at, term] of written.entries()) {
    if (!isRead(term)) continue;
    const next = written[at + 1];
    const isCode = next?.field === 'word' && !next.not && /^(?!AND$)[A-Z]{3,5}$/.test(next.text);
    const stray = 'text' in term ? strayText(term, isCode ? next.text : '') : isCode && strayCurrency(term, next.text);
    if (stray) return stray;
  }
  return null;
}

/** `currency` is the currency code that follows, if any. */
function strayText(term: TextTerm, currency: string): Stray | null {
  const { field, text, not } = term;
  if (field !== 'word') return null;
  const amount = bareAmount(text);
  const meant = amount === null ? null : withAmount(/\d$/.test(amount) ? amount + currency : amount, not);
  const how = foreignWord(text) ?? (meant === null ? null : t`For the amount, write ${meant}.`);
  return how === null ? null : { words: text, what: `${t`This is searched as text.`} ${how}` };
}

function strayCurrency({ field, values: [amount = ''], not }: FieldTerm, currency: string): Stray | null {
  if (field !== 'amount' || !/\d$/.test(amount)) return null;
  const meant = withAmount(amount + currency, not);
  return meant === null
    ? null
    : { words: currency, what: t`This is searched as a word. For the currency, write ${meant}.` };
}

/** As a term, if it is a valid amount. */
function withAmount(amount: string, not: boolean): string | null {
  return 'value' in readValue('amount', amount, true) ? `${not ? '-' : ''}amount:${amount}` : null;
}

/** How to write here what other search engines write like this; null when it is not their syntax. */
function foreignWord(text: string): string | null {
  if (text === 'OR') return t`To match any of several values, write them like status:paid,expired.`;
  if (text === 'AND') return t`Leave it out: everything you write has to match.`;
  const [, name = '', value = ''] = /^(\w+)=(.+)$/.exec(text) ?? [];
  const field = FIELDS.find((each) => each === name.toLowerCase());
  if (!field) return null;
  const term = `${field}:${value}`;
  return t({ message: `Write ${term}.`, comment: 'A filter of the search, such as status:paid' });
}

/** The amount that a word looks like, without a currency sign, or null. */
function bareAmount(text: string): string | null {
  const [, number, code = ''] = /^\p{Sc}?(\d[\d.,'’]*[.,]\d{1,2})\p{Sc}?([a-z]{3,5})?$/iu.exec(text) ?? [];
  return number === undefined ? null : number + code;
}
