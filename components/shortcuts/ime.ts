/**
 * Whether a key belongs to an input method that is composing text, as for Japanese: its arrows choose a candidate, its Enter
 * accepts one, its Escape takes the text back. The first key of a composition comes before the browser counts as composing,
 * so it is known only by the code 229 (UI Events, 7.3.1); some browsers name the key "Process" as well.
 */
export function isOfInputMethod({ isComposing, keyCode, key }: KeyboardEvent): boolean {
  return isComposing || keyCode === 229 || key === 'Process';
}

/** A handler of keys that leaves the keys of an input method alone. Every handler of its own in a page is made by this. */
export function typedKeys<Event extends KeyboardEvent>(handle: (event: Event) => void): (event: Event) => void {
  return (event) => {
    if (!isOfInputMethod(event)) handle(event);
  };
}
