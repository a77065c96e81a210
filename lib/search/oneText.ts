const texts = new Map<string, string>();

/**
 * The same text, always as the same string. Each row that is read brings strings of its own; of what all rows have in common,
 * such as a status, one is enough: it saves memory, and comparing it is quick.
 */
export function oneText<T extends string | null>(text: T): T;
export function oneText(text: string | null): string | null {
  if (text === null) return null;
  const known = texts.get(text);
  if (known !== undefined) return known;
  texts.set(text, text);
  return text;
}
