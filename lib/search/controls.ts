import type { Field, FieldTerm, Term, Written } from './terms';
import { isList } from './terms';
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

function isChosen(field: Field): (term: Written) => term is FieldTerm {
  return (term): term is FieldTerm => term.field === field && !term.not;
}
