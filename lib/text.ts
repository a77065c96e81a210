/**
 * Whether a text holds control characters, such as turn the direction around, or such as take no room: nobody types them,
 * and they mislead. Joiners are no such thing: names in Persian and in emoji need them.
 */
export function hasInvisible(text: string): boolean {
  return /[\p{Cc}\p{Bidi_Control}\u00ad\u200b\u2060\ufeff]/u.test(text);
}
