const texts = new Map<string, string>();

/**
 * Interns a string. Each row from the database has its own copies; interning the values that rows share, such as a
 * status, saves memory and makes comparisons fast.
 */
export function oneText<T extends string | null>(text: T): T;
export function oneText(text: string | null): string | null {
  if (text === null) return null;
  const known = texts.get(text);
  if (known !== undefined) return known;
  texts.set(text, text);
  return text;
}
