import { useEffect } from 'preact/hooks';

/** Calls back when Alt and a letter are pressed, wherever the focus is. */
export function useAltKey(letter: string, action: () => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat) return;
      // On a Mac, Option makes another character of the letter, and in a field that character is what was meant.
      const { target } = event;
      const types = target instanceof HTMLElement && target.matches('input, textarea');
      const place = types ? '' : event.code.slice(3).toLowerCase();
      if ((/^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : place) !== letter) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  });
}
