import { perLanguage } from '../language/perLanguage';

const grouped = perLanguage((locale) => new Intl.NumberFormat(locale));

/** "1,234", as the language groups it. */
export function numberText(count: number): string {
  return grouped().format(count);
}

/** "1 checkout", "1,234 checkouts" */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : many}`;
}

/** Counts equal words: "2 missing, 1 damaged" */
export function tallyText(words: readonly string[]): string {
  return Array.from(
    Map.groupBy(words, (word) => word),
    ([word, all]) => `${numberText(all.length)} ${word}`,
  ).join(', ');
}
