import type { Shortcut } from './shortcuts';

/** The character or key of the shortcut that an event presses; null when it presses none. */
export function pressedOf(shortcut: Shortcut, event: KeyboardEvent, lettersOn: boolean): string | null {
  const { key, altKey, shiftKey } = event;
  if (event.ctrlKey || event.metaKey || (event.repeat && !shortcut.repeats)) return null;
  if (altKey) return shiftKey ? null : oneOf(shortcut.alt, [characterWithAlt(event)]);
  const typing = isIn(event.target, 'input:not([type="checkbox"], [readonly]), select, textarea');
  if (key === shortcut.key) return shiftKey || (typing && !shortcut.inFields) ? null : key;
  return lettersOn && !typing ? oneOf(shortcut.letters, characters(event)) : null;
}

/** A French keyboard has digits only with Shift: without it they go by their place. A sign may need Shift. */
function characters({ key, code, shiftKey }: KeyboardEvent): (string | undefined)[] {
  if (shiftKey) return /^[\p{L}\p{N}]$/u.test(key) ? [] : [key];
  return [digitAt(code), key.toLowerCase()];
}

/** On a Mac, Option makes another character of the key, and in a field that character is what was meant. */
function characterWithAlt({ key, code, target }: KeyboardEvent): string | undefined {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  return digitAt(code) ?? (isIn(target, 'input, textarea') ? undefined : code.slice('Key'.length).toLowerCase());
}

const digitAt = (code: string) => /^Digit([1-9])$/.exec(code)?.[1];

const isIn = (target: EventTarget | null, selector: string) =>
  target instanceof HTMLElement && target.matches(selector);

const oneOf = (own = '', pressed: (string | undefined)[]) => [...own].find((each) => pressed.includes(each)) ?? null;
