import { plainText } from '../../shared/plainText';
import { INVISIBLE } from '../../shared/text';

const SPECIAL = new RegExp(`${INVISIBLE.source}|[&<>"'{}]`, 'gu');

/** Escapes a text for a double-quoted attribute in HTML, JSX and Vue templates. */
export function inAttribute(text: string): string {
  return text.replaceAll(SPECIAL, (character) => `&#${character.charCodeAt(0)};`);
}

/** A text as a TypeScript string literal that can end neither its line nor a surrounding script element. */
export function asString(text: string): string {
  return plainText(JSON.stringify(text)).replaceAll('<', '\\u003c');
}
