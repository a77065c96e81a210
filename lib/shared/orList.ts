import { perLanguage } from '../language/perLanguage';

const or = perLanguage((locale) => new Intl.ListFormat(locale, { type: 'disjunction' }));
const and = perLanguage((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));

/** "a, b, or c" */
export function orList(words: readonly string[]): string {
  return or().format(words);
}

/** "a, b, and c" */
export function andList(words: readonly string[]): string {
  return and().format(words);
}
