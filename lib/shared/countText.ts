/** Created lazily, and once: creating a formatter costs more than rendering a row. */
let grouped: Intl.NumberFormat | undefined;

/** "1,234", as the reader's locale groups it. */
export function numberText(count: number): string {
  grouped ??= new Intl.NumberFormat();
  return grouped.format(count);
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
