import { INVISIBLE } from './text';

const EVERY = new RegExp(INVISIBLE, 'gu');

/**
 * Puts untrusted text on one line and escapes each invisible character, such as \u202e, so that it can neither
 * forge a line nor reverse the text direction. Inside JSON the escapes keep their meaning.
 */
export function plainText(text: string): string {
  return text.replaceAll(EVERY, (character) => character.split('').map(escaped).join(''));
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
