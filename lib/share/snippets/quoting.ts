import { plainText } from '../../shared/plainText';
import { INVISIBLE } from '../../shared/text';

const SPECIAL = new RegExp(`${INVISIBLE.source}|[&<>"'{}]`, 'gu');

/** A text within the double quotes of an attribute, in HTML, JSX and Vue's templates alike. */
export function inAttribute(text: string): string {
  return text.replaceAll(SPECIAL, (character) => `&#${character.charCodeAt(0)};`);
}

/** A text as a string of TypeScript, which can neither end its line nor a script element around it. */
export function asString(text: string): string {
  return plainText(JSON.stringify(text)).replaceAll('<', '\\u003c');
}
