import { plainText } from '../../shared/plainText';
import { INVISIBLE } from '../../shared/text';

/** Those of one UTF-16 unit: an ID has no others, and programs disagree on how to write them. */
const SPECIAL = new RegExp(`(?![\\u{10000}-\\u{10ffff}])${INVISIBLE.source}|[&<>"'{}]`, 'gu');

/** Escapes a text for a double-quoted attribute in HTML, JSX and Vue templates. */
export function inAttribute(text: string): string {
  return text.replaceAll(SPECIAL, (character) => `&#${character.charCodeAt(0)};`);
}

/** A text as a TypeScript string literal that can end neither its line nor a surrounding script element. */
export function asString(text: string): string {
  return plainText(JSON.stringify(text)).replaceAll('<', '\\u003c');
}
