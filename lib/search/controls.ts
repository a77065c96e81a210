import type { Field, FieldTerm, Term, TextTerm, Written } from './terms';
import { FIELDS, isList, isRead } from './terms';
import { readValue } from './values';

/** The values that a filter control shows as chosen: those of all positive terms of this field, each once. */
export function valuesOf(written: readonly Written[], field: Field): string[] {
  return [...new Set(written.filter(isChosen(field)).flatMap(({ values }) => values))];
}

/**
 * Replaces the chosen values of a field, in the position of the first old term; no values remove the terms. Negated
 * terms stay, and so do pieces with a mistake, for the user to correct. Values may have any valid form of the field;
 * invalid ones are left out.
 */
export function withField(written: readonly Written[], field: Field, values: string[]): Written[] {
  const read = values.flatMap((value) => {
    const reading = readValue(field, value, true);
    return 'value' in reading && value.trim() !== '' ? [reading.value] : [];
  });
  const known = [...new Set(read)];
  const lists = isList(field) ? [known].filter(({ length }) => length > 0) : known.map((value) => [value]);
  const terms = lists.map((values): Term => ({ field, not: false, values }));
  const chosen = isChosen(field);
  const start = written.findIndex(chosen);
  const before = start === -1 ? written : written.slice(0, start);
  const after = start === -1 ? [] : written.slice(start).filter((term) => !chosen(term));
  return [...before, ...terms, ...after];
}

/** Which of the matches of a search can be archived. */
export function archivedIn(search: readonly Term[]): 'none' | 'some' | 'all' {
  const isArchived = (term: Written) => isChosen('is')(term) && term.values.includes('archived');
  const term = search.find(isArchived);
  if (term === undefined) return 'none';
  return 'values' in term && term.values.length > 1 ? 'some' : 'all';
}

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
  const how = foreignWord(text) ?? (meant === null ? null : `For the amount, write ${meant}.`);
  return how === null ? null : { words: text, what: `is looked for as text. ${how}` };
}

function strayCurrency({ field, values: [amount = ''], not }: FieldTerm, currency: string): Stray | null {
  if (field !== 'amount' || !/\d$/.test(amount)) return null;
  const meant = withAmount(amount + currency, not);
  return meant === null
    ? null
    : { words: currency, what: `is looked for as a word. For the currency, write ${meant}.` };
}

/** As a term, if it is a valid amount. */
function withAmount(amount: string, not: boolean): string | null {
  return 'value' in readValue('amount', amount, true) ? `${not ? '-' : ''}amount:${amount}` : null;
}

/** How to write here what other search engines write like this; null when it is not their syntax. */
function foreignWord(text: string): string | null {
  if (text === 'OR') return 'For any of several values, write them like status:paid,expired.';
  if (text === 'AND') return 'Leave it out: all that is written must hold.';
  const [, name = '', value = ''] = /^(\w+)=(.+)$/.exec(text) ?? [];
  const field = FIELDS.find((each) => each === name.toLowerCase());
  return field ? `Write ${field}:${value}.` : null;
}

/** The amount that a word looks like, without a currency sign, or null. */
function bareAmount(text: string): string | null {
  const [, number, code = ''] = /^\p{Sc}?(\d[\d.,'’]*[.,]\d{1,2})\p{Sc}?([a-z]{3,5})?$/iu.exec(text) ?? [];
  return number === undefined ? null : number + code;
}

function isChosen(field: Field): (term: Written) => term is FieldTerm {
  return (term): term is FieldTerm => term.field === field && !term.not;
}
