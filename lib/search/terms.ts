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

/** A piece of the text that is wrong, or says nothing: kept as it was typed, for the person who typed it. */
export type Unread = { field: 'unread'; text: string };
/** All that stands in a text, in its order. */
export type Written = Term | Unread;

/** A checkout has one of these, so that two terms cannot both hold: they are read as one with the values of both. */
const ONE_OF: Field[] = ['status', 'type', 'account', 'coin', 'network'];
/** A comma in an amount is a mistake, never the start of another one. */
const ONE_VALUE: Field[] = ['amount'];

export function isList(field: Field): boolean {
  return !ONE_VALUE.includes(field);
}

/** What is written, with one more term. */
export function withTerm(written: Written[], term: Term): Written[] {
  const same = (other: Written): other is FieldTerm => other.field === term.field && !other.not;
  if (!('values' in term) || term.not || !ONE_OF.includes(term.field) || !written.some(same)) return [...written, term];
  return written.map((other) =>
    same(other) ? { ...other, values: [...new Set([...other.values, ...term.values])] } : other,
  );
}

export function isRead(written: Written): written is Term {
  return written.field !== 'unread';
}
