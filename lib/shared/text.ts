/** Control characters, bidirectional controls, line separators and zero-width characters. */
export const INVISIBLE = /[\p{Cc}\p{Bidi_Control}\u00ad\u200b\u2028\u2029\u2060\ufeff]/u;

/**
 * Whether a text contains characters that nobody types and that mislead a reader. Joiners do not count: names in
 * Persian and in emoji need them.
 */
export function hasInvisible(text: string): boolean {
  return INVISIBLE.test(text);
}

/**
 * The error message for a single-line text with such characters, if any; a pasted table cell can have several lines.
 */
export function lineMistake(text: string): string | undefined {
  if (!hasInvisible(text)) return undefined;
  return hasInvisible(text.replaceAll(/[\n\r]/g, ''))
    ? 'It holds an invisible character. Type it by hand.'
    : 'It has a line break. Write it in one line.';
}
