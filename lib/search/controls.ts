import type { Field, FieldTerm, Term, Written } from './terms';
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

/** A currency that stands apart from its amount is looked for as a word: which, and how it is written to be the currency. */
export function strayCurrency(written: readonly Written[]): { word: string; meant: string } | null {
  for (const [at, term] of written.entries()) {
    const next = written[at + 1];
    if (!isRead(term) || !('values' in term) || term.field !== 'amount') continue;
    if (next?.field !== 'word' || next.not || !/^[A-Z]{3,5}$/.test(next.text)) continue;
    const meant = `${term.values[0]}${next.text}`;
    if (/\d$/.test(term.values[0] ?? '') && 'value' in readValue('amount', meant, true)) {
      return { word: next.text, meant: `${term.not ? '-' : ''}amount:${meant}` };
    }
  }
  return null;
}

function isChosen(field: Field): (term: Written) => term is FieldTerm {
  return (term): term is FieldTerm => term.field === field && !term.not;
}
