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
