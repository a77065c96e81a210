import type { Ambiguous } from '../amounts/number';
import type { ChoiceField } from './choices';
import type { Field } from './terms';

/** What is wrong in a search, as a code: the worker reads searches, too, and has no words. `mistakes/mistakeText.ts` says it. */
export type SearchMistake =
  | { is: 'open quote' }
  | { is: 'nothing follows'; field: Field }
  | { is: 'unknown field'; name: string }
  | { is: 'unknown choice'; field: ChoiceField; text: string }
  | ({ is: 'ambiguous amount'; text: string } & Ambiguous)
  | { is: 'no amount' | 'amounts in no order' | 'dates in no order'; text: string }
  | { is: 'no date'; field: DateField; text: string };

export type DateField = Extract<Field, 'created' | 'updated' | 'paid' | 'final' | 'expires'>;
