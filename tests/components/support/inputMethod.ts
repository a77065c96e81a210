import { act } from '@testing-library/preact';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** How a browser reports a key of an input method. */
export type OfInputMethod = { isComposing?: boolean; keyCode?: number; key?: string };

export const KEYS_OF_INPUT_METHOD: [when: string, says: OfInputMethod][] = [
  ['while it composes', { isComposing: true }],
  ['while it composes, by its code and name, too', { isComposing: true, keyCode: 229, key: 'Process' }],
  ['with the first key of a composition', { keyCode: 229 }],
  ['by its name alone', { key: 'Process' }],
];

/** A key as a browser reports it. */
export function keyOfInputMethod(init: KeyboardEventInit, says: OfInputMethod): KeyboardEvent {
  const event = new KeyboardEvent('keydown', {
    bubbles: true,
    cancelable: true,
    ...init,
    key: says.key ?? init.key ?? '',
  });
  // happy-dom takes neither from the constructor.
  Object.defineProperties(event, {
    isComposing: { value: says.isComposing ?? false },
    keyCode: { value: says.keyCode ?? 0 },
  });
  return event;
}

/** Presses it. Returns whether a handler took it; the input method does not get it then. */
export function pressIn(element: Element, init: KeyboardEventInit, says: OfInputMethod): boolean {
  const event = keyOfInputMethod(init, says);
  act(() => void element.dispatchEvent(event));
  return event.defaultPrevented;
}

/** Composes a text in a field, letter by letter, without accepting it. */
export function compose(field: Field, text: string): void {
  act(() => {
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, data: '' }));
    for (const part of Array.from(text, (_, at) => text.slice(0, at + 1))) {
      field.dispatchEvent(new CompositionEvent('compositionupdate', { bubbles: true, data: part }));
      write(field, part);
      field.dispatchEvent(new InputEvent('input', { bubbles: true, data: part, isComposing: true }));
    }
  });
}

/** Accepts a text in place of what is composed: Chrome reports the last input before the end, Firefox after it. */
export function accept(field: Field, text: string, browser: 'Chrome' | 'Firefox'): void {
  write(field, text);
  const end = new CompositionEvent('compositionend', { bubbles: true, data: text });
  const input = new InputEvent('input', { bubbles: true, data: text, isComposing: browser === 'Chrome' });
  act(() => {
    for (const event of browser === 'Chrome' ? [input, end] : [end, input]) field.dispatchEvent(event);
  });
}

/** What the page itself writes into a field from now on, which ends a composition. */
export function writesOfPage(field: Field): string[] {
  const written: string[] = [];
  Object.defineProperty(field, 'value', {
    configurable: true,
    get: () => ownValue(field)?.get?.call(field),
    set: (value: string) => {
      written.push(value);
      write(field, value);
    },
  });
  return written;
}

function write(field: Field, text: string): void {
  ownValue(field)?.set?.call(field, text);
}

const ownValue = (field: Field) => Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value');
