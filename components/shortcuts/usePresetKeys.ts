import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useLetterKeys } from './useLetterKeys';

/** So many presets have a key of their own. */
export const WITH_KEY = 9;

/** Calls back with 1 to 9: with Alt wherever the focus is, without it where no digit can be typed. Hidden, it rests. */
export function usePresetKeys(shown: RefObject<HTMLElement | null>, choose: (number: number) => void): void {
  const letters = useLetterKeys();
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.repeat || event.defaultPrevented) return;
      const { target } = event;
      const types = target instanceof HTMLElement && target.matches('input, select, textarea');
      if ((types || !letters) && !event.altKey) return;
      if (!shown.current || shown.current.closest('[hidden]') || document.querySelector('dialog[open]')) return;
      // By its place: Option on a Mac makes another character of it, and a French keyboard has digits only with Shift.
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1] ?? (event.altKey ? null : /^[1-9]$/.exec(event.key)?.[0]);
      if (!digit) return;
      event.preventDefault();
      choose(Number(digit));
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  });
}
