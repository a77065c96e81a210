import type { Column } from './column';

/** Why nothing of a paste can be used, as a code; `pasteMistakeText.ts` puts it into words. */
export type PasteMistake =
  | { is: 'too long' | 'only headings' | 'no order ID' }
  | { is: 'too many rows'; rows: number; most: number }
  /** The first row has these headings, none of which is known. */
  | { is: 'unknown headings'; headings: string[] }
  | { is: 'column twice'; column: Column; headings: string[] }
  /** The amounts' heading has a sign that stands for more than one currency, or for none. */
  | { is: 'unknown currency'; heading: string };
