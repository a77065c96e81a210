/** The fields of the search language, in the order in which they are told. */
export const FIELDS = [
  'status',
  'type',
  'account',
  'coin',
  'network',
  'amount',
  'created',
  'updated',
  'expires',
  'has',
  'tag',
  'is',
] as const;
export type Field = (typeof FIELDS)[number];

/** One field with its values, of which any may hold. Each value is written as `readValue` gives it. */
export type FieldTerm = { field: Field; not: boolean; values: string[] };
/** Text to look for: words of which each is looked for by itself, or a phrase, whose words stand next to each other. */
export type TextTerm = { field: 'word' | 'phrase'; not: boolean; text: string };
export type Term = FieldTerm | TextTerm;

/** Whatever holds for all of these is found. */
export type Search = Term[];

/** A checkout has one of these, so that two terms cannot both hold: they are read as one with the values of both. */
const ONE_OF: Field[] = ['status', 'type', 'account', 'coin', 'network'];
/** A comma in an amount is a mistake, never the start of another one. */
const ONE_VALUE: Field[] = ['amount'];

export function isList(field: Field): boolean {
  return !ONE_VALUE.includes(field);
}

/** The search with one more term. */
export function withTerm(search: Search, term: Term): Search {
  const same = (other: Term): other is FieldTerm => other.field === term.field && !other.not;
  if (!('values' in term) || term.not || !ONE_OF.includes(term.field) || !search.some(same)) return [...search, term];
  return search.map((other) =>
    same(other) ? { ...other, values: [...new Set([...other.values, ...term.values])] } : other,
  );
}
