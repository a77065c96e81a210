import type { LineMistake } from './text';

/** What is wrong with a single-line text, and what to do. */
export function lineMistakeText(mistake: LineMistake): string {
  return mistake === 'line break'
    ? 'It has a line break. Write it in one line.'
    : 'It holds an invisible character. Type it by hand.';
}
