/** The fields of the search language, in the order of the help text. */
export const FIELDS = [
  'status',
  'type',
  'account',
  'by',
  'coin',
  'network',
  'amount',
  'created',
  'updated',
  'paid',
  'final',
  'expires',
  'has',
  'tag',
  'is',
] as const;
export type Field = (typeof FIELDS)[number];

/** A field with alternative values, each in the canonical form of `readValue`. */
export type FieldTerm = { field: Field; not: boolean; values: string[] };
/** Text to search: a word, or a phrase, whose words must be in sequence. */
export type TextTerm = { field: 'word' | 'phrase'; not: boolean; text: string };
export type Term = FieldTerm | TextTerm;

/** All terms must match. */
export type Search = Term[];

/** A piece of the text with a mistake or without meaning, kept as typed. */
export type Unread = { field: 'unread'; text: string };
/** Everything in a search text, in order. */
export type Written = Term | Unread;

/** Fields with one value for each checkout. Two terms could never both match, so they are merged into alternatives. */
const ONE_OF: Field[] = ['status', 'type', 'account', 'by', 'coin', 'network'];
/** Fields without alternatives: a comma in an amount is a mistake, never a separator. */
const ONE_VALUE: Field[] = ['amount'];

export function isList(field: Field): boolean {
  return !ONE_VALUE.includes(field);
}

/** Collects what is written. A term that could never match together with an earlier one is merged into that. */
export function createWritten() {
  const all: Written[] = [];
  const merged = new Map<Field, { values: string[]; known: Set<string> }>();
  return {
    all,
    keep(text: string): void {
      all.push({ field: 'unread', text });
    },
    add(term: Term): void {
      if (!('values' in term) || term.not || !ONE_OF.includes(term.field)) {
        all.push(term);
        return;
      }
      const earlier = merged.get(term.field);
      if (!earlier) {
        const values = [...term.values];
        merged.set(term.field, { values, known: new Set(values) });
        all.push({ ...term, values });
        return;
      }
      earlier.values.push(...term.values.filter((value) => !earlier.known.has(value)));
      for (const value of term.values) earlier.known.add(value);
    },
  };
}

export function isRead(written: Written): written is Term {
  return written.field !== 'unread';
}

/** From this length on, a text also matches the middle or the end of an ID. */
export const INFIX_LENGTH = 4;

/** Whether a text of the search may be meant as the end of an ID, and is too short for that. */
export function hasShortId(search: Search): boolean {
  return search.some((term) => 'text' in term && !term.not && term.text.length < INFIX_LENGTH && /\d/.test(term.text));
}
