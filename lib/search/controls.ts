import type { Field, FieldTerm, Search, Term } from './terms';
import { isList } from './terms';
import { readValue } from './values';

/** What a filter control shows as chosen: the values of all terms of this field that must hold, each once. */
export function valuesOf(search: Search, field: Field): string[] {
  return [...new Set(search.filter(isChosen(field)).flatMap(({ values }) => values))];
}

/**
 * The search with these values chosen, at the place of what was chosen before; without any when there are none. What
 * must not hold stays. Values may be written in any way that the field understands; others are left out.
 */
export function withField(search: Search, field: Field, values: string[]): Search {
  const read = values.flatMap((value) => {
    const reading = readValue(field, value, true);
    return 'value' in reading && value.trim() !== '' ? [reading.value] : [];
  });
  const known = [...new Set(read)];
  const lists = isList(field) ? [known].filter(({ length }) => length > 0) : known.map((value) => [value]);
  const terms = lists.map((values): Term => ({ field, not: false, values }));
  const chosen = isChosen(field);
  const place = search.findIndex(chosen);
  const before = place === -1 ? search : search.slice(0, place);
  const after = place === -1 ? [] : search.slice(place).filter((term) => !chosen(term));
  return [...before, ...terms, ...after];
}

function isChosen(field: Field): (term: Term) => term is FieldTerm {
  return (term): term is FieldTerm => term.field === field && !term.not;
}
