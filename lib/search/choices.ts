import type { KnownStatus } from '../inqud/status';
import { fold } from '../shared/fold';

/** The words for each value of a field besides Inqud's own name; the first one is printed. */
type Choices = Map<string, string[]>;

/** Conflicts in which too little was paid: they have a word of their own on screen. */
export const UNDERPAID = 'UNDERPAID';

/** The words on screen, see `statusWord` and `typeWord`, in the form of the search language. */
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

/** The printed word of each value. */
export function choiceWords(field: ChoiceField): string[] {
  return [...CHOICES[field].values()].flatMap((words) => words.slice(0, 1));
}

/** The value of a word, or null. Ignores case, and accepts spaces, hyphens and underscores alike. */
export function choiceOf(field: ChoiceField, word: string): string | null {
  const typed = joined(word);
  const same = (other: string) => joined(other) === typed;
  return [...CHOICES[field]].find(([value, words]) => same(value) || words.some(same))?.[0] ?? null;
}

/** The printed word of a value, or null when the value is unknown. */
export function choiceWord(field: ChoiceField, value: string): string | null {
  return CHOICES[field].get(value)?.[0] ?? null;
}

function joined(word: string): string {
  return fold(word)
    .trim()
    .replace(/[\s_-]+/g, '-');
}
