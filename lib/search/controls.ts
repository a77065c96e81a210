import type { Field, FieldTerm, Term, TextTerm, Written } from './terms';
import { FIELDS, isList, isRead } from './terms';
import { readValue } from './values';

/** What a filter control shows as chosen: the values of all terms of this field that must hold, each once. */
export function valuesOf(written: readonly Written[], field: Field): string[] {
  return [...new Set(written.filter(isChosen(field)).flatMap(({ values }) => values))];
}

/**
 * What is written with these values chosen, at the place of what was chosen before; without any when there are none. What
 * must not hold stays, and so does what is wrong, for a person to put right. Values may be written in any way that the field understands; others are left out.
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
  const place = written.findIndex(chosen);
  const before = place === -1 ? written : written.slice(0, place);
  const after = place === -1 ? [] : written.slice(place).filter((term) => !chosen(term));
  return [...before, ...terms, ...after];
}

/** Which of the rows that a search finds are archived. */
export function archivedIn(search: readonly Term[]): 'none' | 'some' | 'all' {
  const isIt = (term: Written) => isChosen('is')(term) && term.values.includes('archived');
  const term = search.find(isIt);
  if (term === undefined) return 'none';
  return 'values' in term && term.values.length > 1 ? 'some' : 'all';
}

/** What a person may not have meant as it is looked for: where it stands last in a text, and what to write instead. */
export type Stray = { words: string; what: string };

/**
 * An amount without its field, a currency apart from its amount, and what other searches write: all of it is looked for as
 * text. A number without decimals is rather an order than an amount.
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

/** `currency` stands behind it, if one does. */
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

/** As a term, if it can be one. */
function withAmount(amount: string, not: boolean): string | null {
  return 'value' in readValue('amount', amount, true) ? `${not ? '-' : ''}amount:${amount}` : null;
}

/** How it is written here what other searches write so; null when it is nothing of theirs. */
function foreignWord(text: string): string | null {
  if (text === 'OR') return 'For any of several values, write them like status:paid,expired.';
  if (text === 'AND') return 'Leave it out: all that is written must hold.';
  const [, name = '', value = ''] = /^(\w+)=(.+)$/.exec(text) ?? [];
  const field = FIELDS.find((each) => each === name.toLowerCase());
  return field ? `Write ${field}:${value}.` : null;
}

/** The amount that a word looks like, without the sign of a currency, or null. */
function bareAmount(text: string): string | null {
  const [, number, code = ''] = /^\p{Sc}?(\d[\d.,'’]*[.,]\d{1,2})\p{Sc}?([a-z]{3,5})?$/iu.exec(text) ?? [];
  return number === undefined ? null : number + code;
}

function isChosen(field: Field): (term: Written) => term is FieldTerm {
  return (term): term is FieldTerm => term.field === field && !term.not;
}
