import type { KnownStatus } from '../inqud/status';
import { fold } from './fold';

/** How each value of a field may be written besides Inqud's own name; the first way is ours. */
type Choices = Map<string, string[]>;

/** Conflicts of which too little arrived: on screen they have a word of their own. */
export const UNDERPAID = 'UNDERPAID';

/** Words as on screen, see `statusWord` and `typeWord`. */
const STATUS_WORDS: Record<KnownStatus | typeof UNDERPAID, string[]> = {
  NEW: ['open'],
  REQUEST_CREATED: ['request-created'],
  PAYMENT_DETECTED: ['payment-detected'],
  SUCCESS: ['paid'],
  CONFLICT: ['conflict'],
  [UNDERPAID]: ['underpaid'],
  EXPIRED: ['expired'],
};
const STATUS_CHOICES: Choices = new Map(Object.entries(STATUS_WORDS));
const TYPES: Choices = new Map([
  ['FIXED_PRICE', ['fixed', 'fixed-amount']],
  ['NO_PRICE', ['any', 'any-amount', 'none']],
  ['SUGGESTED_FIXED_PRICE', ['suggested', 'suggested-amounts']],
]);
const HAS: Choices = new Map([
  ['note', ['note']],
  ['tag', ['tag', 'tags']],
]);
const IS: Choices = new Map(['attention', 'archived', 'open', 'final', 'late'].map((value) => [value, [value]]));

export const CHOICES = { status: STATUS_CHOICES, type: TYPES, has: HAS, is: IS };
export type ChoiceField = keyof typeof CHOICES;

/** The words to choose from, as we write them. */
export function choiceWords(field: ChoiceField): string[] {
  return [...CHOICES[field].values()].flatMap((words) => words.slice(0, 1));
}

/** The value that a word means, or null. Case, and what joins its parts, do not matter. */
export function choiceOf(field: ChoiceField, word: string): string | null {
  const same = (other: string) => joined(other) === joined(word);
  return [...CHOICES[field]].find(([value, words]) => same(value) || words.some(same))?.[0] ?? null;
}

/** How a value is written, when it is one that we know. */
export function choiceWord(field: ChoiceField, value: string): string | null {
  return CHOICES[field].get(value)?.[0] ?? null;
}

function joined(word: string): string {
  return fold(word)
    .trim()
    .replace(/[\s_-]+/g, '-');
}
