/** Control characters, such as turn the direction around, such as end a line, and such as take no room. */
const INVISIBLE = /[\p{Cc}\p{Bidi_Control}\u00ad\u200b\u2028\u2029\u2060\ufeff]/u;

/**
 * Whether a text holds such characters: nobody types them, and they mislead. Joiners are no such thing: names in Persian
 * and in emoji need them.
 */
export function hasInvisible(text: string): boolean {
  return INVISIBLE.test(text);
}

/**
 * A foreign text on one line, with each of them written as its code, such as \u202e: it can neither forge a line nor turn
 * the text around. Within JSON it means the same.
 */
export function plainText(text: string): string {
  const every = new RegExp(INVISIBLE, 'gu');
  return text.replaceAll(every, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
