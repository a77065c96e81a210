import { UNDERPAID } from './choices';
import { valuesOf, withField } from './controls';
import { printSearch } from './language';
import type { Term, Written } from './terms';

/** The part of the overview's checkouts that one number counts. */
export type Part = { status?: 'SUCCESS' | 'CONFLICT' | 'EXPIRED'; is?: 'open' };

/** The search for the rows behind a number: the overview's search, its period, and the counted part. */
export function rowsSearch(search: readonly Term[], created: string, { status, is }: Part = {}): string {
  let rows: readonly Written[] = search;
  if (status) {
    // Several status terms are read as alternatives, so this status replaces the chosen ones.
    const meant = valuesOf(rows, 'status').filter((value) => value === status || isPartOf(value, status));
    rows = withField(rows, 'status', meant.length > 0 ? meant : [status]);
  }
  const more = [created, ...(is ? [`is:${is}`] : [])];
  return [printSearch(rows), ...more].filter((text) => text !== '').join(' ');
}

/** Underpaid is a status of its own in a search, but counts as a conflict. */
function isPartOf(value: string, status: string): boolean {
  return value === UNDERPAID && status === 'CONFLICT';
}
