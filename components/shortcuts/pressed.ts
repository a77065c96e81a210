import { asciiDigit } from '../../lib/shared/digits';
import { isOfInputMethod } from './ime';
import type { Shortcut } from './shortcuts';
import { isMac } from './system';

const TEXT_FIELD = 'input:not([type="checkbox"], [readonly]), textarea';
const FIELD = `${TEXT_FIELD}, select`;

/** What keyboards type on the keys 1 to 9 instead of the digit, which they type with Shift: French, Belgian, Czech, … */
const INSTEAD_OF_DIGITS = ['', '&+ąà"', 'éěľč«', '"šęè»', "'čėê(", '(řťį)', '-§žš@', 'èýų+', '_!áū-', 'çí/'];

/**
 * The character or key of the shortcut that an event presses; null when it presses none. What a key types comes first: on a
 * Mac, Option types a character, and so does AltGr everywhere else. There a shortcut of Alt is Control+Option in fields.
 */
export function pressedOf(shortcut: Shortcut, event: KeyboardEvent, lettersOn: boolean, mac = isMac()): string | null {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (isOfInputMethod(event) || (event.repeat && !shortcut.repeats)) return null;
  if (shortcut.control && !altKey && !shiftKey && (mac ? metaKey && !ctrlKey : ctrlKey && !metaKey)) {
    return oneOf(shortcut.control, letterOf(event));
  }
  if (metaKey) return null;
  // Elsewhere Control+Alt is another way to press AltGr.
  if (ctrlKey && !(mac && altKey)) return null;
  if (altKey) return oneOf(shortcut.alt, characterWithAlt(event, mac));
  const typing = isIn(event.target, FIELD);
  if (key === shortcut.key) return shiftKey || (typing && !shortcut.inFields) ? null : key;
  return lettersOn && !typing ? oneOf(shortcut.letters, ...characters(event)) : null;
}

/**
 * A sign may need Shift or AltGr. A digit does on a French keyboard: without Shift it goes by its place. A letter is what is
 * typed, or on a keyboard of another script the Latin letter of the key.
 */
function characters(event: KeyboardEvent): (string | undefined)[] {
  const { key, shiftKey } = event;
  if (shiftKey) return /^\p{L}$/u.test(key) ? [] : [key];
  if (event.getModifierState('AltGraph')) return [key];
  return [digitAt(event), key.toLowerCase(), isOtherScript(key) ? latinLetter(event) : undefined];
}

/** The digit or letter of a key with Alt, but where it types something in a field. */
function characterWithAlt(event: KeyboardEvent, mac: boolean): string | undefined {
  const { key, ctrlKey, shiftKey, target } = event;
  const digit = digitAt(event);
  if (shiftKey && key !== digit) return undefined;
  if (!ctrlKey && isIn(target, TEXT_FIELD) && (mac || isTyped(key, digit))) return undefined;
  return digit ?? letterOf(event);
}

/** The Latin letter of a key that is held with another. */
function letterOf(event: KeyboardEvent): string | undefined {
  return /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : latinLetter(event);
}

/** Whether this cannot be what the key types without Alt: a Mac's keyboard may be used from afar. */
function isTyped(key: string, digit: string | undefined): boolean {
  if (digit !== undefined) return !([...(INSTEAD_OF_DIGITS[Number(digit)] ?? '')].includes(key) || isDigit(key, digit));
  return !/^[a-z]$/i.test(key) && !isOtherScript(key);
}

/** Browsers give it in `keyCode`, by the layout for Latin keyboards and by the place for others; a made event has none. */
function latinLetter({ code, keyCode }: KeyboardEvent): string | undefined {
  return (keyCode ? /^[A-Z]$/.exec(String.fromCharCode(keyCode))?.[0] : /^Key([A-Z])$/.exec(code)?.[1])?.toLowerCase();
}

const isOtherScript = (key: string) => /^[\p{L}\p{M}]+$/u.test(key) && !/\p{sc=Latin}/u.test(key);

const isDigit = (key: string, digit: string) => /^\p{Nd}$/u.test(key) && asciiDigit(key) === digit;

const digitAt = ({ code }: KeyboardEvent) => /^Digit([1-9])$/.exec(code)?.[1];

const isIn = (target: EventTarget | null, selector: string) =>
  target instanceof HTMLElement && target.matches(selector);

const oneOf = (own = '', ...pressed: (string | undefined)[]) => [...own].find((each) => pressed.includes(each)) ?? null;
