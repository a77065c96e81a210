import { INVISIBLE } from './text';

const EVERY = new RegExp(INVISIBLE, 'gu');

/**
 * A foreign text on one line, with each character that nobody sees written as its code, such as \u202e: it can neither
 * forge a line nor turn the text around. Within JSON it means the same.
 */
export function plainText(text: string): string {
  return text.replaceAll(EVERY, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
