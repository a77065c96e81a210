/** The placeholders that a name or a return address may contain in braces, filled in for each checkout. */
export const PLACEHOLDERS = ['orderId', 'date', 'agent'] as const;

export type Values = Record<(typeof PLACEHOLDERS)[number], string>;

/**
 * Fills all placeholders in one pass, so that braces in an order ID are not expanded. `write` encodes a value for the
 * text.
 */
export function fillTemplate(text: string, values: Values, write = (value: string) => value): string {
  return text.replaceAll(/\{(orderId|date|agent)\}/g, (_, name: keyof Values) => write(values[name]));
}

export function hasPlaceholder(text: string, names: readonly string[] = PLACEHOLDERS): boolean {
  return names.some((name) => text.includes(`{${name}}`));
}

/** Truncates a text that is too long at a grapheme boundary, with an ellipsis. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let cut = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (cut.length + segment.length >= longest) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}
