import { UNDERPAID } from './choices';
import { valuesOf, withField } from './controls';
import { printSearch } from './language';
import type { Term, Written } from './terms';

/** What one number of the overview counted, of all that it counted. */
export type Part = { status?: 'SUCCESS' | 'CONFLICT' | 'EXPIRED'; is?: 'open' };

/** The search for the rows behind a number: what was searched for, created in this time, and only this part of it. */
export function rowsSearch(search: readonly Term[], created: string, { status, is }: Part = {}): string {
  let rows: readonly Written[] = search;
  if (status) {
    // Two statuses that must hold are read as either of them, so the one takes the place of those that were chosen.
    const meant = valuesOf(rows, 'status').filter((value) => value === status || isPartOf(value, status));
    rows = withField(rows, 'status', meant.length > 0 ? meant : [status]);
  }
  const more = [created, ...(is ? [`is:${is}`] : [])];
  return [printSearch(rows), ...more].filter((text) => text !== '').join(' ');
}

/** Underpaid is a status of its own in a search, and a conflict for who counts. */
function isPartOf(value: string, status: string): boolean {
  return value === UNDERPAID && status === 'CONFLICT';
}
