/** Control characters, such as turn the direction around, such as end a line, and such as take no room. */
export const INVISIBLE = /[\p{Cc}\p{Bidi_Control}\u00ad\u200b\u2028\u2029\u2060\ufeff]/u;

/**
 * Whether a text holds such characters: nobody types them, and they mislead. Joiners are no such thing: names in Persian
 * and in emoji need them.
 */
export function hasInvisible(text: string): boolean {
  return INVISIBLE.test(text);
}

/** What a person is told of such characters in a text of one line; a cell of a table can have several lines. */
export function lineMistake(text: string): string | undefined {
  if (!hasInvisible(text)) return undefined;
  return hasInvisible(text.replaceAll(/[\n\r]/g, ''))
    ? 'It holds an invisible character. Type it by hand.'
    : 'It has a line break. Write it in one line.';
}
