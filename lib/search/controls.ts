import { parseSearch } from './language';
import type { Field, FieldTerm, Term, TextTerm, Written } from './terms';
import { isList, isRead } from './terms';
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
export function archivedIn(search: string): 'none' | 'some' | 'all' {
  const isIt = (term: Written) => isChosen('is')(term) && term.values.includes('archived');
  const term = parseSearch(search).search.find(isIt);
  if (term === undefined) return 'none';
  return 'values' in term && term.values.length > 1 ? 'some' : 'all';
}

/** What a person may not have meant as it is looked for: where it stands last in a text, and what to write instead. */
export type Stray = { words: string; what: string };

/**
 * An amount without its field, or a currency apart from its amount: both are looked for as words. A number without
 * decimals is none of this: it is rather an order than an amount.
 */
export function strayAmount(written: readonly Written[]): Stray | null {
  for (const [at, term] of written.entries()) {
    if (!isRead(term)) continue;
    const instead = (meant: string) => {
      if (!('value' in readValue('amount', meant, true))) return null;
      return `write ${term.not ? '-' : ''}amount:${meant}.`;
    };
    const next = written[at + 1];
    const currency = next?.field === 'word' && !next.not && /^[A-Z]{3,5}$/.test(next.text) ? next.text : '';
    const withCurrency = (amount: string) => (/\d$/.test(amount) ? amount + currency : amount);
    if ('text' in term) {
      const amount = bareAmount(term);
      const how = amount === null ? null : instead(withCurrency(amount));
      if (how) return { words: term.text, what: `is looked for as text. For the amount, ${how}` };
    } else if (term.field === 'amount' && currency !== '') {
      const amount = term.values[0] ?? '';
      const how = /\d$/.test(amount) ? instead(amount + currency) : null;
      if (how) return { words: currency, what: `is looked for as a word. For the currency, ${how}` };
    }
  }
  return null;
}

/** The amount that a word looks like, without the sign of a currency, or null. */
function bareAmount({ field, text }: TextTerm): string | null {
  const [, number, code = ''] = /^\p{Sc}?(\d[\d.,'’]*[.,]\d{1,2})\p{Sc}?([a-z]{3,5})?$/iu.exec(text) ?? [];
  return field === 'word' && number !== undefined ? number + code : null;
}

function isChosen(field: Field): (term: Written) => term is FieldTerm {
  return (term): term is FieldTerm => term.field === field && !term.not;
}
